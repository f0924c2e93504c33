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
from clusters.rules import root_of


@dataclass(frozen=True)
class LineageWatch:
    """A lineage whose aid still runs or has yet to start, with its clusters, the latest aid first."""

    lineage_id: int
    clusters: tuple[Cluster, ...]
    clock: TenYearClock


@dataclass(frozen=True)
class ClusterClock:
    """A cluster with the clock of its lineage; merged lineages share ``lineage_id``."""

    cluster: Cluster
    lineage_id: int
    clock: TenYearClock


def ten_year_facts(*, moment: datetime | None = None) -> dict[int, LineageFacts]:
    """Return the counted aid of every lineage that is left after mergers, by its key.

    Four statements. With ``moment`` everything stands as it was known then.
    """
    lineages = list(as_known(Lineage, moment))
    merged = {row.pk: row.merged_into_id for row in lineages}
    names = {row.pk: row.name for row in lineages}
    clusters = list(as_known(Cluster, moment))
    roots = {row.pk: root_of(row.lineage_id, merged) for row in clusters}
    aid = _aid_by_cluster(moment)
    found: dict[int, LineageFacts] = {}
    for root in {root_of(key, merged) for key in merged}:
        own = [row for row in clusters if roots[row.pk] == root]
        found[root] = LineageFacts(
            root,
            names.get(root, ""),
            tuple(period for row in own for period in aid.get(row.pk, ())),
            tuple((row.pk, row.stopped_on) for row in own if row.stopped_on is not None),
        )
    return found


def ten_year_clocks(
    clusters: Iterable[Cluster], params: Params, *, on: date, moment: datetime | None = None
) -> list[ClusterClock]:
    """Return the clock of each cluster on ``on``, in the order given; six statements at most.

    The whole lineage counts, also the clusters in it that are not among those given.
    """
    merged = {row.pk: row.merged_into_id for row in as_known(Lineage, moment)}
    facts = ten_year_facts(moment=moment)
    chosen = [(row, root_of(row.lineage_id, merged)) for row in clusters]
    clocks = {
        root: ten_year_clock(facts.get(root, LineageFacts(root, "")), params, on=on)
        for root in {root for _row, root in chosen}
    }
    return [ClusterClock(row, root, clocks[root]) for row, root in chosen]


def watched_lineages(params: Params, *, on: date) -> list[LineageWatch]:
    """Return the lineages with aid on ``on`` or later that was not stopped; five statements.

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


def _aid_by_cluster(moment: datetime | None) -> dict[int, list[AidPeriod]]:
    schemes = known_schemes(moment)
    rows = as_known(SupportAgreement, moment).filter(
        state__in=CONFIRMED, aid_kind=AidKind.OPERATING.value
    )
    found: defaultdict[int, list[AidPeriod]] = defaultdict(list)
    for row in rows.order_by("first_day", "reference"):
        if schemes[row.scheme_id].counts_for_ten_years:
            found[row.cluster_id].append(_aid(row))
    return dict(found)


def _aid(row: SupportAgreement) -> AidPeriod:
    return AidPeriod(
        cluster_id=row.cluster_id,
        reference=row.reference,
        period=Period(row.first_day, row.last_day),
        granted_on=row.granted_on,
        stopped=row.state == AgreementState.STOPPED.value,
    )
