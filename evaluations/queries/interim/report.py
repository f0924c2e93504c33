"""The plan of evaluations as plain values, for the command (R42)."""

from __future__ import annotations

from datetime import date
from typing import Any

from clusterbeleid.core.parameters import current_params
from clusters.models import Cluster
from evaluations.interim_enums import EvaluationState
from evaluations.queries.interim.planning import planned_evaluations
from evaluations.rules.interim.planning import RULE


def plan_report(on: date) -> list[dict[str, Any]]:
    """Return the next evaluation of every cluster with aid, the earliest first."""
    rows = planned_evaluations(Cluster.objects.order_by("name"), current_params(), on=on)
    return [
        {
            "cluster": row.planned.cluster,
            "due": row.planned.due.isoformat(),
            "interval_months": row.planned.interval_months,
            "rule": RULE,
            "agreement": row.planned.grant.reference,
            "evaluation": row.evaluation.reference if row.evaluation else None,
            "state": row.evaluation.state if row.evaluation else EvaluationState.PLANNED.value,
            **row.planned.explained.as_json(),
        }
        for row in rows
    ]
