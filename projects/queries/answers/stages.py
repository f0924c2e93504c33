"""The first part of an answer: in which stage each evaluation is (R42)."""

from __future__ import annotations

from datetime import date

from agreements.queries import ClusterClock
from clusterbeleid.kernel.periods import Period
from evaluations.interim_enums import EvaluationState
from evaluations.rules.interim.planning import ClusterPlan, GrantFacts, Planned, next_evaluation
from projects.queries.answers.known import Known, Row, source


def stages(known: Known, clocks: list[ClusterClock]) -> Row:
    """Return the stage of every evaluation, and the next one planned of each cluster; no query."""
    planned = [one for one in (_next(known, clock) for clock in clocks) if one is not None]
    found = [*_filed(known), *planned]
    order = known.of_clusters()
    rows = sorted(found, key=lambda row: (order.index(row["key"]), row["due_on"]))
    return {
        "code": "evaluations",
        "tables": [
            {
                "code": "stages",
                "rows": [{k: v for k, v in row.items() if k != "key"} for row in rows],
            }
        ],
        "sources": [
            source("evaluations", (row.reference for row in known.evaluations)),
            source("agreements", (row.reference for row in known.agreements)),
        ],
    }


def _filed(known: Known) -> list[Row]:
    return [
        {
            "key": row.cluster_id,
            "cluster": known.name(row.cluster_id),
            "reference": row.reference,
            "due_on": row.due_on,
            "stage": row.state,
            "outcome": row.outcome,
            "decided_on": row.decided_on,
        }
        for row in known.evaluations
    ]


def _next(known: Known, timed: ClusterClock) -> Row | None:
    """Return the next evaluation by the rule, unless its file is made already."""
    planned = next_evaluation(_plan(known, timed), known.params, on=known.on)
    if planned is None or _has_file(known, planned):
        return None
    return {
        "key": planned.cluster_id,
        "cluster": planned.cluster,
        "reference": "",
        "due_on": planned.due,
        "stage": EvaluationState.PLANNED.value,
        "outcome": "",
        "decided_on": None,
    }


def _plan(known: Known, timed: ClusterClock) -> ClusterPlan:
    cluster = timed.cluster
    grants = [
        GrantFacts(row.pk, row.reference, Period(row.first_day, row.last_day))
        for row in known.agreements
        if row.cluster_id == cluster.pk
    ]
    settled = frozenset(
        (row.agreement_id, row.due_on)
        for row in known.evaluations
        if row.cluster_id == cluster.pk and row.state == EvaluationState.DECIDED
    )
    return ClusterPlan(cluster.pk, cluster.name, grants, _until(timed), settled)


def _until(timed: ClusterClock) -> date | None:
    days = [timed.clock.calendar_last_day, timed.cluster.stopped_on]
    return min((day for day in days if day is not None), default=None)


def _has_file(known: Known, planned: Planned) -> bool:
    return any(
        (row.agreement_id, row.due_on) == (planned.grant.agreement_id, planned.due)
        for row in known.evaluations
    )
