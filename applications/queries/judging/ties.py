"""What stands around an application, to detect the interests of experts and of the committee (R52)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from django.db.models import Q

from applications.models import Application, ConsortiumMember, ProposedSeat
from clusters.queries import circle_of
from clusters.rules.conflicts import BoardTie, Circle, TiedPerson


def circle_around(application: Application, people: Sequence[TiedPerson]) -> Circle:
    """Return applicant and consortium, their boards, earlier files and addresses; eight queries."""
    organisations = _consortium(application)
    found = circle_of(organisations, people, cluster_id=application.cluster_id)
    own = {number for one in people for number in one.numbers}
    return replace(
        found,
        boards=(*found.boards, *_proposed(application)),
        earlier=(*found.earlier, *_earlier(application, set(organisations), own)),
    )


def circle_around_key(application_id: int, people: Sequence[TiedPerson]) -> Circle:
    """As ``circle_around``, by the key of the application."""
    found = Application.objects.select_related("applicant")
    return circle_around(found.get(pk=application_id), people)


def _consortium(application: Application) -> dict[str, str]:
    rows = ConsortiumMember.objects.filter(application=application)
    found = dict(rows.values_list("kbo", "name"))
    return {**found, application.applicant.kbo: application.applicant.name}


def _proposed(application: Application) -> list[BoardTie]:
    rows = ProposedSeat.objects.filter(application=application).order_by("pk")
    return [
        BoardTie(person, "", application.reference)
        for person in rows.values_list("person", flat=True)
    ]


def _earlier(
    application: Application, numbers: Collection[str], own: Collection[str]
) -> list[tuple[str, str]]:
    """Return the other files that were handed in by, or with, one of each side."""
    handed_in = Application.objects.filter(submitted_at__isnull=False).exclude(pk=application.pk)
    theirs = handed_in.filter(Q(members__kbo__in=numbers) | Q(applicant__kbo__in=numbers))
    together = Application.objects.filter(pk__in=theirs.order_by().values("pk"))
    led = together.filter(applicant__kbo__in=own).values_list("applicant__kbo", "reference")
    joined = ConsortiumMember.objects.filter(
        application__in=together.order_by().values("pk"), kbo__in=own
    )
    return [
        *led.order_by("pk"),
        *joined.order_by("pk").values_list("kbo", "application__reference"),
    ]
