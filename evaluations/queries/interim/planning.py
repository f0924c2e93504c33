"""Which clusters are evaluated when: all at once, a fixed number of queries (R42)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from agreements.enums import AidKind
from agreements.models import SupportAgreement
from agreements.queries import CONFIRMED, ten_year_clocks
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period
from clusters.models import Cluster
from clusters.queries import visible_clusters
from evaluations.interim_enums import EvaluationState
from evaluations.models import Evaluation
from evaluations.rules.interim.planning import ClusterPlan, GrantFacts, Planned, next_evaluation


@dataclass(frozen=True)
class PlannedRow:
    """The next evaluation of a cluster; ``evaluation`` is None until its file is made.

    ``days`` counts from the day asked to the day it is due; below zero it is late.
    """

    planned: Planned
    days: int
    evaluation: Evaluation | None


def planned_evaluations(
    clusters: QuerySet[Cluster], params: Params, *, on: date
) -> list[PlannedRow]:
    """Return the next evaluation of each cluster, the earliest first; five queries."""
    found = list(clusters)
    live = _live([row.pk for row in found])
    rows = []
    for plan in _plans(found, params, on):
        planned = next_evaluation(plan, params, on=on)
        if planned is not None:
            key = (planned.grant.agreement_id, planned.due)
            rows.append(PlannedRow(planned, (planned.due - on).days, live.get(key)))
    return sorted(rows, key=lambda row: (row.planned.due, row.planned.cluster))


def planned_for(actor: Actor, *, on: date) -> list[PlannedRow]:
    """Return them for the clusters that the actor may see."""
    return planned_evaluations(visible_clusters(actor, on=on), current_params(), on=on)


def planned_of(cluster: Cluster, params: Params, *, on: date) -> PlannedRow | None:
    """Return the next evaluation of one cluster."""
    rows = planned_evaluations(Cluster.objects.filter(pk=cluster.pk), params, on=on)
    return rows[0] if rows else None


def operating_agreements(cluster_ids: Iterable[int]) -> QuerySet[SupportAgreement]:
    """Return the confirmed agreements on operating aid, in order of days."""
    found = SupportAgreement.objects.filter(
        cluster_id__in=list(cluster_ids), state__in=CONFIRMED, aid_kind=AidKind.OPERATING
    )
    return found.order_by("first_day", "pk")


def _plans(clusters: Sequence[Cluster], params: Params, on: date) -> list[ClusterPlan]:
    keys = [row.pk for row in clusters]
    grants, settled = _grants(keys), _settled(keys)
    return [
        ClusterPlan(
            one.cluster.pk,
            one.cluster.name,
            grants[one.cluster.pk],
            _until(one.cluster, one.clock.calendar_last_day),
            settled[one.cluster.pk],
        )
        for one in ten_year_clocks(clusters, params, on=on)
    ]


def _grants(cluster_ids: Iterable[int]) -> defaultdict[int, list[GrantFacts]]:
    found: defaultdict[int, list[GrantFacts]] = defaultdict(list)
    for row in operating_agreements(cluster_ids):
        period = Period(row.first_day, row.last_day)
        found[row.cluster_id].append(GrantFacts(row.pk, row.reference, period))
    return found


def _until(cluster: Cluster, calendar: date | None) -> date | None:
    """Return the last possible day of aid: of the ten years, or the day of a stop."""
    days = [day for day in (calendar, cluster.stopped_on) if day is not None]
    return min(days, default=None)


def _settled(cluster_ids: Iterable[int]) -> defaultdict[int, frozenset[tuple[int, date]]]:
    rows = Evaluation.objects.filter(
        cluster_id__in=list(cluster_ids), state=EvaluationState.DECIDED
    )
    found: defaultdict[int, frozenset[tuple[int, date]]] = defaultdict(frozenset)
    for cluster_id, agreement_id, due in rows.order_by().values_list(
        "cluster_id", "agreement_id", "due_on"
    ):
        found[cluster_id] |= {(agreement_id, due)}
    return found


def _live(cluster_ids: Iterable[int]) -> dict[tuple[int, date], Evaluation]:
    rows = Evaluation.objects.filter(cluster_id__in=list(cluster_ids))
    rows = rows.exclude(state=EvaluationState.CANCELLED).select_related("cluster")
    return {(row.agreement_id, row.due_on): row for row in rows}
