"""The ten-year clocks of all lineages at once: a few statements, whatever their number (R10, R11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from agreements.enums import AgreementState, AidKind
from agreements.models import SupportAgreement
from agreements.queries.agreements import CONFIRMED, known_schemes
from agreements.rules import AidPeriod, LineageFacts, TenYearClock, ten_year_clock
from clusterbeleid.core.history import as_known
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period
from clusters.models import Cluster, Lineage
from clusters.rules import family_of, root_of


@dataclass(frozen=True)
class LineageWatch:
    """A lineage whose aid still runs or has yet to start, with its clusters, the latest aid first."""

    lineage_id: int
    clusters: tuple[Cluster, ...]
    clock: TenYearClock


@dataclass(frozen=True)
class ClusterClock:
    """A cluster with the clock of its lineage; merged lineages share ``lineage_id``.

    ``family`` holds the keys of all lineages that share this clock.
    """

    cluster: Cluster
    lineage_id: int
    family: frozenset[int]
    clock: TenYearClock


def ten_year_facts(*, moment: datetime | None = None) -> dict[int, LineageFacts]:
    """Return the counted aid of every lineage that is left after mergers, by its key.

    Two statements; with ``moment``, as it was known then, five.
    """
    return _facts_of(list(as_known(Lineage, moment)), _counted_aid(moment))


def ten_year_clocks(
    clusters: Iterable[Cluster], params: Params, *, on: date, moment: datetime | None = None
) -> list[ClusterClock]:
    """Return the clock of each cluster on ``on``, in the order given; two statements.

    The whole lineage counts, not only the clusters given. With ``moment`` five statements.
    """
    lineages = list(as_known(Lineage, moment))
    merged = {row.pk: row.merged_into_id for row in lineages}
    facts = _facts_of(lineages, _counted_aid(moment))
    chosen = [(row, root_of(row.lineage_id, merged)) for row in clusters]
    clocks = {
        root: ten_year_clock(facts.get(root, LineageFacts(root, "")), params, on=on)
        for root in {root for _row, root in chosen}
    }
    return [ClusterClock(row, root, family_of(root, merged), clocks[root]) for row, root in chosen]


def watched_lineages(params: Params, *, on: date) -> list[LineageWatch]:
    """Return the lineages with aid on ``on`` or later that was not stopped; three statements.

    Where the aid ran out there is no end to prepare; a later agreement brings the lineage back.
    """
    clusters = Cluster.objects.in_bulk()
    found: list[LineageWatch] = []
    for root, facts in sorted(ten_year_facts().items()):
        clock = ten_year_clock(facts, params, on=on)
        if clock.aid_until is None or clock.aid_until < on:
            continue
        latest = sorted(facts.aid, key=lambda aid: aid.period, reverse=True)
        keys = dict.fromkeys(aid.cluster_id for aid in latest)
        found.append(LineageWatch(root, tuple(clusters[key] for key in keys), clock))
    return found


def clock_of(
    cluster: Cluster, params: Params, *, on: date, moment: datetime | None = None
) -> TenYearClock:
    """Return the clock of one cluster on ``on``."""
    return ten_year_clocks([cluster], params, on=on, moment=moment)[0].clock


def _counted_aid(moment: datetime | None) -> list[tuple[Cluster, AidPeriod]]:
    """Return the aid that counts, each with its cluster, in order of first day."""
    rows = as_known(SupportAgreement, moment).filter(
        state__in=CONFIRMED, aid_kind=AidKind.OPERATING.value
    )
    rows = rows.order_by("first_day", "reference")
    if moment is not None:
        return _counted_then(rows, moment)
    counted = rows.filter(scheme__counts_for_ten_years=True).select_related("cluster")
    return [(row.cluster, _aid(row)) for row in counted]


def _counted_then(
    rows: Iterable[SupportAgreement], moment: datetime
) -> list[tuple[Cluster, AidPeriod]]:
    """Return what counted at ``moment``: a row of the past comes without its relations."""
    schemes = known_schemes(moment)
    clusters = {row.pk: row for row in as_known(Cluster, moment)}
    return [
        (clusters[row.cluster_id], _aid(row))
        for row in rows
        if schemes[row.scheme_id].counts_for_ten_years
    ]


def _facts_of(
    lineages: Iterable[Lineage], aid: Iterable[tuple[Cluster, AidPeriod]]
) -> dict[int, LineageFacts]:
    """Bring aid and stops together under the lineage that is left after mergers."""
    names = {row.pk: row.name for row in lineages}
    merged = {row.pk: row.merged_into_id for row in lineages}
    periods: defaultdict[int, list[AidPeriod]] = defaultdict(list)
    stops: defaultdict[int, dict[int, date]] = defaultdict(dict)
    for cluster, period in aid:
        root = root_of(cluster.lineage_id, merged)
        periods[root].append(period)
        if cluster.stopped_on is not None:
            stops[root][cluster.pk] = cluster.stopped_on
    return {
        root: LineageFacts(
            root, names.get(root, ""), tuple(periods[root]), tuple(stops[root].items())
        )
        for root in {root_of(key, merged) for key in merged}
    }


def _aid(row: SupportAgreement) -> AidPeriod:
    return AidPeriod(
        cluster_id=row.cluster_id,
        reference=row.reference,
        period=Period(row.first_day, row.last_day),
        granted_on=row.granted_on,
        stopped=row.state == AgreementState.STOPPED.value,
    )
