"""What the page of a decision after a missed due date shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.models import Task
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.ui import Status
from clusterbeleid.kernel.findings import Explained
from clusterbeleid.kernel.transitions import Verdict
from clusters.models import Cluster
from cofinancing.actions.missed import lapse_facts
from cofinancing.lists.checks import check_status
from cofinancing.models import LapseDecision
from cofinancing.permissions.deadlines import may_decide_lapse
from cofinancing.queries.checks import check_one
from cofinancing.queries.lapse import decision_on
from cofinancing.rules.check import CheckResult


@dataclass(frozen=True)
class LapsePanel:
    """A missed due date: the facts as they stood, the check of today, and who decided what."""

    task: Task
    year: ProjectYear
    cluster: Cluster
    then: Mapping[str, Any]
    now: Mapping[str, Any]
    frozen: Explained | None
    result: CheckResult
    status: Status
    decision: LapseDecision | None
    verdict: Verdict


def lapse_panel(task: Task, actor: Actor, *, on: date) -> LapsePanel:
    """Return the page of a decision after a missed due date; raises ``DoesNotExist``."""
    years = ProjectYear.objects.select_related("agreement__cluster__lineage")
    year = years.get(pk=task.object_id or 0)
    cluster = year.agreement.cluster
    result = check_one(year, on=on, params=current_params())
    return LapsePanel(
        task=task,
        year=year,
        cluster=cluster,
        then=thaw(task.facts),
        now=lapse_facts(result),
        frozen=from_json(task.facts),
        result=result,
        status=check_status(result),
        decision=decision_on(task),
        verdict=may_decide_lapse(actor, task, cluster, on=on),
    )
