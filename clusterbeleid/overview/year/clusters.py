"""The figures of each cluster in a year: aid, co-financing and members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count

from agreements.models import ProjectYear
from agreements.queries import CONFIRMED, ClusterClock
from clusterbeleid.accounts.queries import running
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.ratios import percentage
from clusters.models import Cluster, Membership
from clusters.queries.members import MemberCounts, counts_of, latest_size
from cofinancing.queries.checks import check_all
from cofinancing.rules.check import CheckResult


@dataclass(frozen=True)
class ClusterYear:
    """A cluster in the year; amounts in euro of the project years that begin in it."""

    cluster: Cluster
    clock: ClusterClock
    aid: Decimal
    planned: Decimal
    received: Decimal
    members: int
    companies: int
    smes: int

    @property
    def received_pct(self) -> Decimal | None:
        """Return what came in as a percentage of what was planned; None when nothing was."""
        return percentage(self.received, self.planned) if self.planned else None


def clusters_in(
    clocks: Sequence[ClusterClock], year: int, params: Params, on: date
) -> list[ClusterYear]:
    """Return the figures of each cluster in the year as of ``on``; five queries."""
    keys = [one.cluster.pk for one in clocks]
    years = _project_years(keys, year, on)
    checks = {row.year.id: row for row in check_all(on, list(years), params=params)}
    members = _members(keys, on)
    return [
        _row(one, [row for row in years.values() if row.agreement.cluster_id == one.cluster.pk], checks, members[one.cluster.pk])
        for one in clocks
    ]  # fmt: skip


def _project_years(keys: Iterable[int], year: int, on: date) -> dict[int, ProjectYear]:
    """Return the granted project years of clusters that begin in the year, decided by ``on``."""
    rows = ProjectYear.objects.filter(
        agreement__cluster__in=list(keys),
        agreement__state__in=CONFIRMED,
        agreement__granted_on__lte=on,
        first_day__year=year,
    ).select_related("agreement")
    return {row.pk: row for row in rows.order_by("first_day", "pk")}


def _members(keys: Iterable[int], on: date) -> defaultdict[int, MemberCounts]:
    """Return the members of each cluster on a day by kind and size; one query."""
    rows = Membership.objects.filter(running(on), cluster__in=list(keys)).order_by()
    sized = rows.annotate(size=latest_size(on, "organisation_id"))
    found: defaultdict[int, list[tuple[str, str | None, int]]] = defaultdict(list)
    counted = sized.values_list("cluster_id", "organisation__kind", "size")
    for cluster_id, *kind in counted.annotate(number=Count("pk")):
        found[cluster_id].append(tuple(kind))
    return defaultdict(lambda: counts_of(()), {key: counts_of(found[key]) for key in found})


def _row(
    one: ClusterClock,
    years: Sequence[ProjectYear],
    checks: Mapping[int, CheckResult],
    members: MemberCounts,
) -> ClusterYear:
    judged = [checks[row.pk] for row in years if row.pk in checks]
    return ClusterYear(
        cluster=one.cluster,
        clock=one,
        aid=sum((row.granted_amount for row in years), Decimal(0)),
        planned=sum((row.basis for row in judged), Decimal(0)),
        received=sum((row.received_by_due for row in judged), Decimal(0)),
        members=members.total,
        companies=members.sizes.companies,
        smes=members.sizes.smes,
    )
