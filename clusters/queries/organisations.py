"""The register of organisations: search, and where each one plays a part."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from django.contrib.postgres.lookups import Unaccent
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import Actor
from clusters.enums import SizeClass
from clusters.models import BoardMandate, Membership, Organisation, SizeSnapshot
from clusters.queries.enterprise import is_gone
from clusters.queries.members import latest_size, number_of
from clusters.queries.visibility import visible_clusters, visible_organisations
from clusters.rules import YearFigures

_NUMBER = re.compile(r"(?:BE)?[\d.\s]+", re.ASCII | re.IGNORECASE)
_FEWEST_DIGITS = 3


def organisations_in_order(actor: Actor, *, on: date) -> QuerySet[Organisation]:
    """Return the visible organisations by name, with ``size``, ``size_on`` and ``cluster_count``.

    Only memberships of visible clusters count; one query.
    """
    members = Membership.objects.filter(
        running(on), organisation=OuterRef("pk"), cluster__in=visible_clusters(actor, on=on)
    )
    found = visible_organisations(actor, on=on).annotate(
        size=latest_size(on, "pk"),
        size_on=latest_size(on, "pk", "on_day"),
        gone=is_gone("pk"),
        cluster_count=number_of(members, "organisation"),
    )
    return found.order_by(Lower(Unaccent("name")), "pk")


def names_by_number(numbers: Collection[str]) -> dict[str, str]:
    """Return the names of the organisations with these KBO numbers; one query.

    Only for people who hold a mandate for them, or who manage mandates.
    """
    found = Organisation.objects.filter(kbo__in=numbers)
    return dict(found.order_by("kbo").values_list("kbo", "name"))


def search_organisations(found: QuerySet[Organisation], text: str) -> QuerySet[Organisation]:
    """Narrow to names that contain or resemble ``text``, or numbers that contain its digits.

    Capitals and accents do not matter, nor do the dots of a number; a typing error in a
    name is forgiven.
    """
    return found.filter(_fits(text, ""))


def search_members(found: QuerySet[Membership], text: str) -> QuerySet[Membership]:
    """Narrow memberships the same way, by name or number of the organisation."""
    return found.filter(_fits(text, "organisation__"))


def _fits(text: str, path: str) -> Q:
    wanted = " ".join(text.split())
    digits = re.sub(r"\D", "", wanted, flags=re.ASCII)
    if _NUMBER.fullmatch(wanted) and len(digits) >= _FEWEST_DIGITS:
        return Q(**{f"{path}kbo__contains": digits})
    by_part = Q(**{f"{path}name__unaccent__icontains": wanted})
    return by_part | Q(**{f"{path}name__unaccent__trigram_word_similar": wanted})


def find_by_number(kbo: str) -> Organisation | None:
    """Return the organisation with this KBO number of ten digits."""
    return Organisation.objects.filter(kbo=kbo).first()


def memberships_of(organisation: Organisation, actor: Actor, *, on: date) -> QuerySet[Membership]:
    """Return the memberships in clusters visible to the actor, the latest first."""
    found = Membership.objects.filter(
        organisation=organisation, cluster__in=visible_clusters(actor, on=on)
    )
    return found.select_related("cluster").order_by("-first_day", "pk")


def board_seats_of(organisation: Organisation, actor: Actor, *, on: date) -> QuerySet[BoardMandate]:
    """Return the board seats held for the organisation in clusters visible to the actor."""
    found = BoardMandate.objects.filter(
        organisation=organisation, cluster__in=visible_clusters(actor, on=on)
    )
    return found.select_related("cluster").order_by("-first_day", "pk")


def figures_of(row: SizeSnapshot) -> YearFigures:
    """Return a snapshot as the rules see it: by its figures, or by the hand that chose."""
    manual = SizeClass(row.size) if row.manual_reason else None
    return YearFigures(row.on_day, row.staff, row.turnover, row.balance, manual)


def sizes_of(organisation: Organisation) -> QuerySet[SizeSnapshot]:
    """Return the size snapshots, the latest first."""
    return SizeSnapshot.objects.filter(organisation=organisation).order_by("-on_day", "-pk")
