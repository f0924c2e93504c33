"""The ten-year clocks of all lineages at once: one statement, whatever their number (R10, R11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from agreements.queries.counted_aid import CountedAid, lineages_with_aid
from agreements.rules import AidPeriod, LineageFacts, TenYearClock, ten_year_clock
from clusterbeleid.kernel.params import Params
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

    One statement; with ``moment``, as it was known then, five.
    """
    return _facts_of(*lineages_with_aid(moment))


def ten_year_clocks(
    clusters: Iterable[Cluster], params: Params, *, on: date, moment: datetime | None = None
) -> list[ClusterClock]:
    """Return the clock of each cluster on ``on``, in the order given; one statement.

    The whole lineage counts, not only the clusters given. With ``moment`` five statements.
    """
    lineages, aid = lineages_with_aid(moment)
    merged = {row.pk: row.merged_into_id for row in lineages}
    facts = _facts_of(lineages, aid)
    chosen = [(row, root_of(row.lineage_id, merged)) for row in clusters]
    clocks = {
        root: ten_year_clock(facts.get(root, LineageFacts(root, "")), params, on=on)
        for root in {root for _row, root in chosen}
    }
    return [ClusterClock(row, root, family_of(root, merged), clocks[root]) for row, root in chosen]


def watched_lineages(params: Params, *, on: date) -> list[LineageWatch]:
    """Return the lineages with aid on ``on`` or later that was not stopped; two statements.

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


def _facts_of(lineages: Iterable[Lineage], aid: Iterable[CountedAid]) -> dict[int, LineageFacts]:
    """Bring aid and stops together under the lineage that is left after mergers."""
    names = {row.pk: row.name for row in lineages}
    merged = {row.pk: row.merged_into_id for row in lineages}
    periods: defaultdict[int, list[AidPeriod]] = defaultdict(list)
    stops: defaultdict[int, dict[int, date]] = defaultdict(dict)
    for one in aid:
        root = root_of(one.lineage_id, merged)
        periods[root].append(one.aid)
        if one.stopped_on is not None:
            stops[root][one.aid.cluster_id] = one.stopped_on
    return {
        root: LineageFacts(
            root, names.get(root, ""), tuple(periods[root]), tuple(stops[root].items())
        )
        for root in {root_of(key, merged) for key in merged}
    }
