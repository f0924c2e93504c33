"""The nightly watch: evaluations that come near get a file and a task, once per threshold (R42)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from agreements.rules import nearest_threshold, thresholds
from clusterbeleid.accounts.models import User
from clusterbeleid.core import jobs
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.outbox import enqueue_many
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.todo import NewTask, drop_tasks, open_tasks
from clusterbeleid.kernel.params import Params
from clusters.models import Cluster
from clusters.queries import managers_by_cluster
from cofinancing.queries.recipients import recipients_by_cluster
from evaluations.actions.interim.planning import can_open, make_evaluation
from evaluations.documents.reminders import evaluation_near
from evaluations.models import Evaluation
from evaluations.queries.interim.planning import PlannedRow, planned_evaluations

RUN = "watch_evaluations"
DUE = "evaluations.due"
SERIES = "evaluation.warn_months."
_REPLACED = "evaluations.task_replaced"


def nightly_evaluations(on: date, *, at: datetime) -> jobs.Run | None:
    """Watch as a job of its own; None when another process is at it."""

    def work(run: jobs.Run) -> None:
        run.looked_at, run.opened = watch_evaluations(on, at=at)

    return jobs.run_once(RUN, on, work)


def watch_evaluations(on: date, *, at: datetime) -> tuple[int, int]:
    """Make the file and open a task for each evaluation that is near; returns looked at and opened.

    The task of an earlier threshold gives way to the nearer one. A second run changes nothing.
    """
    params = current_params()
    rows = planned_evaluations(Cluster.objects.all(), params, on=on)
    near = [(row, months) for row in rows if (months := _months(row, params, on)) is not None]
    managers = managers_by_cluster(on=on)
    files = [row.evaluation or make_evaluation(row.planned, at=at) for row, _months in near]
    made = [(file, row, months) for file, (row, months) in zip(files, near, strict=True)]
    opened = open_tasks([_task(*one, managers) for one in made], at=at)
    _tell([(file, months) for file, _row, months in made], on, at)
    drop_tasks(_replaced(near, params, on), reason=_REPLACED, actor=SYSTEM, at=at)
    return len(rows), len(opened)


def _tell(near: Sequence[tuple[Evaluation, int]], on: date, at: datetime) -> None:
    """Tell the cluster organisation and the account managers, each once for each threshold."""
    people = recipients_by_cluster({file.cluster_id for file, _months in near}, on=on)
    messages = [
        evaluation_near(file, months, person)
        for file, months in near
        for person in people[file.cluster_id]
    ]
    enqueue_many(messages, at=at)


def _months(row: PlannedRow, params: Params, on: date) -> int | None:
    if not can_open(row):
        return None
    return nearest_threshold(row.planned.due, params, on=on, series=SERIES)


def _task(
    evaluation: Evaluation, row: PlannedRow, months: int, managers: Mapping[int, Sequence[User]]
) -> NewTask:
    people = [person.pk for person in managers.get(row.planned.cluster_id, ())]
    return NewTask(
        kind=DUE,
        business_key=_key(row, months),
        subject=evaluation,
        subject_label=f"{row.planned.cluster}: {evaluation.reference}",
        scope=f"cluster:{row.planned.cluster_id}",
        due_on=row.planned.due,
        roles=(Role.HEAD_OF_TEAM.value,),
        people=people,
        facts={"months": months, "due": row.planned.due, **row.planned.explained.as_json()},
    )


def _replaced(near: list[tuple[PlannedRow, int]], params: Params, on: date) -> list[str]:
    wide = [int(row.value) for row in thresholds(params, on=on, series=SERIES)]
    return [_key(row, months) for row, nearest in near for months in wide if months > nearest]


def _key(row: PlannedRow, months: int) -> str:
    return f"{DUE}:{row.planned.grant.agreement_id}:{row.planned.due.isoformat()}:{months}"
