"""Members of a cluster with their size, and the register that co-financing checks against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.lookups import Unaccent
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower

from clusterbeleid.accounts.queries import running
from clusterbeleid.kernel.periods import Period
from clusters.enums import OrganisationKind, SizeClass
from clusters.models import Cluster, Membership, Organisation, SizeSnapshot
from clusters.queries.enterprise import is_gone
from clusters.rules import SizeCounts


@dataclass(frozen=True)
class MemberEntry:
    """One organisation in the register of a cluster, with every period of membership."""

    organisation_id: int
    kbo: str
    name: str
    kind: str
    periods: tuple[Period, ...]

    def is_member(self, on: date) -> bool:
        """Tell whether ``on`` lies in one of the periods."""
        return any(period.contains(on) for period in self.periods)


@dataclass(frozen=True)
class MemberCounts:
    """How many members of each kind on a day, and the company members by size (R61)."""

    by_kind: tuple[tuple[OrganisationKind, int], ...]
    sizes: SizeCounts

    @property
    def total(self) -> int:
        """Return the number of members of all kinds."""
        return sum(number for _kind, number in self.by_kind)


def cluster_members(cluster: Cluster, *, on: date, former: bool = False) -> QuerySet[Membership]:
    """Return the members on ``on`` by name, each with ``size`` and ``size_on`` as on that day.

    With ``former`` every membership, past and future too. One query.
    """
    found = Membership.objects.filter(cluster=cluster)
    if not former:
        found = found.filter(running(on))
    found = found.select_related("organisation").annotate(
        size=latest_size(on, "organisation_id"),
        size_on=latest_size(on, "organisation_id", "on_day"),
        gone=is_gone("organisation_id"),
    )
    return found.order_by(Lower(Unaccent("organisation__name")), "first_day", "pk")


def member_counts(cluster: Cluster, *, on: date) -> MemberCounts:
    """Return the members on ``on`` by kind and, for companies, by size; one query."""
    return counts_of(_kinds_and_sizes(cluster, on))


def counts_of(members: Iterable[tuple[str, str | None, int]]) -> MemberCounts:
    """Return the numbers by kind and size added up."""
    kinds = dict.fromkeys(OrganisationKind, 0)
    sizes: dict[str | None, int] = dict.fromkeys([*SizeClass.values, None], 0)
    for kind, size, number in members:
        kinds[OrganisationKind(kind)] += number
        if kind == OrganisationKind.COMPANY:
            sizes[size] += number
    counted = tuple((size, sizes[size.value]) for size in SizeClass)
    return MemberCounts(tuple(kinds.items()), SizeCounts(counted, sizes[None]))


def _kinds_and_sizes(cluster: Cluster, on: date) -> Iterable[tuple[str, str | None, int]]:
    """Return the number of members of each kind and size."""
    found = Membership.objects.filter(running(on), cluster=cluster).order_by()
    sized = found.annotate(size=latest_size(on, "organisation_id"))
    return sized.values_list("organisation__kind", "size").annotate(number=Count("pk"))


def member_register(cluster_id: int) -> dict[str, MemberEntry]:
    """Return every organisation that is or was a member, by KBO number; one query."""
    rows = Membership.objects.filter(cluster_id=cluster_id).select_related("organisation")
    found: dict[str, MemberEntry] = {}
    for row in rows.order_by("first_day", "pk"):
        organisation = row.organisation
        earlier = found[organisation.kbo].periods if organisation.kbo in found else ()
        found[organisation.kbo] = MemberEntry(
            organisation.pk,
            organisation.kbo,
            organisation.name,
            organisation.kind,
            (*earlier, Period(row.first_day, row.last_day)),
        )
    return found


def is_member(
    cluster: Cluster,
    organisation: Organisation,
    *,
    on: date | None = None,
    during: Period | None = None,
) -> bool:
    """Tell whether it is a member on ``on``, or any day of ``during``; without both, at any time."""
    found = Membership.objects.filter(cluster=cluster, organisation=organisation)
    if on is not None:
        found = found.filter(running(on))
    if during is not None:
        found = found.filter(Q(last_day__isnull=True) | Q(last_day__gte=during.first))
        if during.last is not None:
            found = found.filter(first_day__lte=during.last)
    return found.exists()


def sizes_on(on: date, organisation_ids: Iterable[int] | None = None) -> dict[int, SizeClass]:
    """Return the size class of organisations on ``on``; without snapshot they are left out.

    One query, for all organisations or the given ones.
    """
    found = SizeSnapshot.objects.filter(on_day__lte=on)
    if organisation_ids is not None:
        found = found.filter(organisation_id__in=list(organisation_ids))
    latest = found.order_by("organisation_id", "-on_day").distinct("organisation_id")
    return {key: SizeClass(size) for key, size in latest.values_list("organisation_id", "size")}


def latest_size(on: date, organisation: str, field: str = "size") -> Subquery:
    """Return ``field`` of the latest snapshot on ``on``; ``organisation`` is the path to its key."""
    latest = SizeSnapshot.objects.filter(organisation=OuterRef(organisation), on_day__lte=on)
    return Subquery(latest.order_by("-on_day").values(field)[:1])


def number_of(rows: QuerySet[Any], by: str) -> Coalesce:
    """Return a subquery that counts ``rows`` by the field that ties them to the row outside."""
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
