"""What the page of a project year shows, put together from queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from agreements.enums import AgreementState
from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.charts import Gauge
from clusterbeleid.core.charts import Spread as SpreadChart
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.models import Task
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.ui import Status
from clusterbeleid.kernel.findings import Explained
from clusterbeleid.kernel.params import Params
from clusters.permissions import Relation, relation
from cofinancing.charts import check_gauge, payers_chart, sizes_chart
from cofinancing.lists.checks import check_status
from cofinancing.models import DeadlineChange, LapseDecision
from cofinancing.permissions.deadlines import may_see_lapse, official
from cofinancing.queries.checks import check_one
from cofinancing.queries.deadlines import decisions_on_due_date
from cofinancing.queries.known import check_as_known
from cofinancing.queries.lapse import decision_on, lapse_tasks_of
from cofinancing.queries.payments import AssessedContribution, assessed, contributions_of
from cofinancing.queries.spread import spread_all
from cofinancing.rules.check import CheckResult
from cofinancing.rules.deadline import Step, explain_deadline
from cofinancing.rules.spread import Spread


@dataclass(frozen=True)
class MovedDueDate:
    """A stored decision beside what it did to the due date."""

    change: DeadlineChange
    step: Step


@dataclass(frozen=True)
class ProjectYearPanel:
    """One project year: the check, the spread, the due date, the decisions, the payments."""

    year: ProjectYear
    result: CheckResult
    status: Status
    gauge: Gauge
    spread: Spread | None
    payers: SpreadChart | None
    sizes: SpreadChart | None
    deadline: Explained | None
    moved: Sequence[MovedDueDate]
    decisions: Sequence[LapseDecision]
    tasks: Sequence[Task]
    payments: Sequence[AssessedContribution]
    may_move: bool
    relation: Relation
    as_of: date | None


def project_year_panel(
    year: ProjectYear, actor: Actor, *, on: date, as_of: date | None = None
) -> ProjectYearPanel | None:
    """Return the page of a project year; with ``as_of`` as it was known at the end of that day.

    None when nothing was known of it then. Weighing after a miss is shown to the agency only.
    """
    params = current_params()
    moment = _end_of(as_of) if as_of else None
    result = _result(year, on, moment, params)
    if result is None:
        return None
    found = relation(actor, year.agreement.cluster, on=on)
    inside = may_see_lapse(found).allowed
    tasks = list(lapse_tasks_of(year.pk)) if inside else []
    running = year.agreement.state == AgreementState.RUNNING
    spread = spread_all([result], params, on=on)[year.pk] if as_of is None else None
    return ProjectYearPanel(
        year=year,
        result=result,
        status=check_status(result),
        gauge=check_gauge(result),
        spread=spread,
        payers=payers_chart(spread) if spread else None,
        sizes=sizes_chart(spread) if spread else None,
        deadline=_deadline(result),
        moved=_moved(result, moment),
        decisions=[taken for task in tasks if (taken := _decided_by(task, moment))],
        tasks=[task for task in tasks if task.state == TaskState.OPEN and as_of is None],
        payments=_payments(year, moment, result) if moment else [],
        may_move=official(found).allowed and running and as_of is None,
        relation=found,
        as_of=as_of,
    )


def _payments(
    year: ProjectYear, moment: datetime, result: CheckResult
) -> list[AssessedContribution]:
    """Return the contributions as they were known; those of today are a list of their own."""
    return assessed(contributions_of(year.pk, moment=moment), result)


def _result(
    year: ProjectYear, on: date, moment: datetime | None, params: Params
) -> CheckResult | None:
    if moment is not None:
        return check_as_known(year.pk, moment, params=params)
    return check_one(year, on=on, params=params)


def _deadline(result: CheckResult) -> Explained | None:
    deadline = result.yardstick.deadline
    return Explained(explain_deadline(deadline)) if deadline is not None else None


def _moved(result: CheckResult, moment: datetime | None) -> list[MovedDueDate]:
    deadline = result.yardstick.deadline
    if deadline is None or not deadline.steps:
        return []
    rows = decisions_on_due_date(result.project_year_id, known_at=moment)
    return [MovedDueDate(*pair) for pair in zip(rows, deadline.steps, strict=True)]


def _decided_by(task: Task, moment: datetime | None) -> LapseDecision | None:
    """Return the decision on a task, when it was taken by ``moment``."""
    decision = decision_on(task)
    known = decision is not None and (moment is None or decision.decided_at <= moment)
    return decision if known else None


def _end_of(day: date) -> datetime:
    """Return the last moment of a day in Brussels."""
    return datetime.combine(day + timedelta(days=1), time(), BRUSSELS) - timedelta(microseconds=1)
