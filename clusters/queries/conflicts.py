"""What the registers know around the bodies with a stake in a file, to detect interests (R52)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from clusterbeleid.accounts.models import Mandate, User
from clusterbeleid.accounts.queries import running
from clusters.models import BoardMandate, Cluster, Membership, Organisation
from clusters.rules.conflicts import BoardTie, Circle, MailTie, TiedPerson, mail_domain, site_domain


def tied_people(
    user_ids: Collection[int], numbers: Mapping[int, Collection[str]], *, on: date
) -> list[TiedPerson]:
    """Return people with the ``numbers`` known of them and those they act for; two queries."""
    acts_for: dict[int, set[str]] = {}
    mandates = Mandate.objects.filter(running(on), user_id__in=user_ids)
    for user_id, number in mandates.values_list("user_id", "organisation_number"):
        acts_for.setdefault(user_id, set()).add(number)
    return [
        TiedPerson(
            row.pk,
            row.full_name,
            row.email,
            frozenset(numbers.get(row.pk, ())) | frozenset(acts_for.get(row.pk, ())),
        )
        for row in User.objects.filter(pk__in=user_ids).order_by("pk")
    ]


def circle_of(
    organisations: Mapping[str, str], people: Sequence[TiedPerson], *, cluster_id: int | None
) -> Circle:
    """Return the circle around the bodies with a stake, and around the cluster; four queries."""
    numbers = set(organisations)
    near = Cluster.objects.filter(
        Q(operators__organisation__kbo__in=numbers) | Q(pk=cluster_id or 0)
    )
    own = {number for one in people for number in one.numbers}
    return Circle(
        organisations,
        _boards(near, numbers),
        _memberships(near, own),
        (*_addresses(numbers, organisations), *_sites(numbers)),
    )


def _boards(near: QuerySet[Cluster], numbers: Collection[str]) -> tuple[BoardTie, ...]:
    """Return the seats beside a body with a stake, and those of the clusters it carries out."""
    shared = BoardMandate.objects.filter(organisation__kbo__in=numbers)
    rows = BoardMandate.objects.filter(
        Q(cluster__in=near.order_by().values("pk"))
        | Q(cluster__in=shared.order_by().values("cluster_id"))
    )
    found = rows.order_by("pk").values_list("person", "organisation__kbo", "cluster__name")
    return tuple(BoardTie(person, number or "", board) for person, number, board in found)


def _memberships(near: QuerySet[Cluster], own: Collection[str]) -> tuple[tuple[str, str], ...]:
    rows = Membership.objects.filter(
        organisation__kbo__in=own, cluster__in=near.order_by().values("pk")
    )
    return tuple(rows.order_by("pk").values_list("organisation__kbo", "cluster__name"))


def _addresses(numbers: Collection[str], names: Mapping[str, str]) -> list[MailTie]:
    rows = Mandate.objects.filter(organisation_number__in=numbers).order_by("pk")
    found = rows.values_list("organisation_number", "user_id", "user__email")
    return [
        MailTie(mail_domain(email), names.get(number, number), user_id)
        for number, user_id, email in found
    ]


def _sites(numbers: Collection[str]) -> list[MailTie]:
    rows = Organisation.objects.filter(kbo__in=numbers).exclude(website="").order_by("pk")
    return [MailTie(site_domain(row.website), row.name) for row in rows]
