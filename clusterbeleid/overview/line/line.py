"""The whole line of one cluster, through the eyes of a reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agreements.queries import agreements_granted, clock_of
from agreements.rules import TenYearClock
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.parameters import current_params
from clusterbeleid.overview.line import decided, promises, results, support
from clusterbeleid.overview.line.events import Event, Kind
from clusters.models import Cluster

_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True)
class TenYearLine:
    """Everything that happened to a cluster, the earliest first; only what the reader may see."""

    cluster: Cluster
    clock: TenYearClock
    events: tuple[Event, ...]
    on: date


def ten_year_line(cluster: Cluster, actor: Actor, *, on: date) -> TenYearLine:
    """Return the line of a cluster that the actor may see; a fixed number of queries.

    Each source passes the filter of its own room: drafts, scores and files with an own interest
    stay out (R52, R55).
    """
    params = current_params()
    clock = clock_of(cluster, params, on=on)
    found = [
        *support.ten_years(cluster, clock, on=on),
        *support.agreements(agreements_granted(cluster, actor)),
        *support.project_years(cluster, on=on, params=params),
        *promises.applications(cluster, actor, on=on),
        *promises.pacts(cluster, on=on),
        *results.indicators(cluster),
        *results.evaluations(cluster, actor, on=on),
        *decided.decisions(cluster, actor, on=on),
    ]
    found.sort(key=lambda row: (row.day, _ORDER[row.kind], row.what))
    return TenYearLine(cluster, clock, tuple(found), on)
