"""Tasks for people: opened by jobs and actions, closed by a person, once per business key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction

from clusterbeleid.core.actors import SYSTEM, Actor
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.frozen import freeze
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.core.models import Task
from clusterbeleid.core.permissions import may_close_task
from clusterbeleid.core.state import change_state
from clusterbeleid.core.task_kinds import kind_of, register_kind
from clusterbeleid.core.transitions import TASKS

__all__ = [
    "NewTask",
    "close_by_hand",
    "close_task",
    "drop_tasks",
    "open_task",
    "open_tasks",
    "register_kind",
]

# Two jobs that open the same tasks at once queue here; the second finds the keys of the first.
_OPENING = "SELECT pg_advisory_xact_lock(hashtext('core.todo'))"


@dataclass(frozen=True, kw_only=True)
class NewTask:
    """A task to open. ``roles`` and ``people`` (keys of users) say whose it is.

    ``facts`` are the figures as they stand now, with days and amounts as such, or what
    ``Explained.as_json()`` gives; they never change afterwards.
    """

    kind: str
    business_key: str
    subject: models.Model | None = None
    subject_label: str = ""
    scope: str = ""
    due_on: date | None = None
    roles: Sequence[str] = ()
    people: Sequence[int] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


def open_task(
    kind: str,
    business_key: str,
    *,
    at: datetime,
    subject: models.Model | None = None,
    subject_label: str = "",
    scope: str = "",
    due_on: date | None = None,
    roles: Sequence[str] = (),
    people: Sequence[int] = (),
    facts: Mapping[str, Any] | None = None,
    actor: Actor = SYSTEM,
) -> Task | None:
    """Open one task; returns None when its business key is known already, open or closed."""
    new = NewTask(
        kind=kind,
        business_key=business_key,
        subject=subject,
        subject_label=subject_label,
        scope=scope,
        due_on=due_on,
        roles=roles,
        people=people,
        facts=facts or {},
    )
    opened = open_tasks([new], at=at, actor=actor)
    return opened[0] if opened else None


@transaction.atomic
def open_tasks(new: Iterable[NewTask], *, at: datetime, actor: Actor = SYSTEM) -> list[Task]:
    """Open the tasks whose business key is not known yet, in a few statements; return those."""
    wanted = {task.business_key: task for task in new}
    with connection.cursor() as cursor:
        cursor.execute(_OPENING)
    known = Task.objects.filter(business_key__in=wanted).values_list("business_key", flat=True)
    for key in list(known):
        del wanted[key]
    rows = [_row(task, at) for task in wanted.values()]
    opened = (
        bulk_create_tracked(Task, rows, actor=actor, at=at, reason="task.opened") if rows else []
    )
    _name_people(opened, wanted)
    return opened


@transaction.atomic
def close_task(
    task: Task,
    *,
    outcome: str,
    reason: str,
    actor: Actor,
    at: datetime,
    drop: bool = False,
) -> Task:
    """Close a task with its outcome and reason; ``drop`` when the work is no longer needed.

    Raises ``Refused`` when the task is closed already, is somebody else's, or lacks a reason.
    """
    require(may_close_task(actor, task, on=at.date()))
    task.outcome = outcome
    task.outcome_reason = reason
    task.closed_by_id = actor.user_id
    task.closed_at = at
    action = "drop_task" if drop else "close_task"
    return change_state(task, action, table=TASKS, actor=actor, at=at, reason=reason)


def close_by_hand(task: Task, *, drop: bool, reason: str, actor: Actor, at: datetime) -> Task:
    """Close a task by the general form; raises ``Refused`` also when its own page decides."""
    if kind_of(task.kind).closes_itself:
        raise Refused.because("task.own_page")
    outcome = TaskState.DROPPED if drop else TaskState.DONE
    return close_task(task, outcome=outcome, reason=reason, actor=actor, at=at, drop=drop)


def drop_tasks(
    business_keys: Iterable[str], *, reason: str, actor: Actor, at: datetime
) -> list[Task]:
    """Close the open ones among these tasks as no longer needed; returns them."""
    found = Task.objects.filter(business_key__in=list(business_keys), state=TaskState.OPEN)
    return [
        close_task(task, outcome="dropped", reason=reason, actor=actor, at=at, drop=True)
        for task in found
    ]


def _row(task: NewTask, at: datetime) -> Task:
    subject = task.subject
    return Task(
        kind=task.kind,
        business_key=task.business_key,
        content_type=ContentType.objects.get_for_model(subject) if subject else None,
        object_id=subject.pk if subject else None,
        subject_label=task.subject_label or (str(subject) if subject else ""),
        scope=task.scope,
        due_on=task.due_on,
        roles=[str(role) for role in task.roles],
        facts=freeze(task.facts),
        opened_at=at,
    )


def _name_people(opened: Sequence[Task], wanted: Mapping[str, NewTask]) -> None:
    link = Task.people.through
    link.objects.bulk_create(
        [
            link(task_id=task.pk, user_id=user_id)
            for task in opened
            for user_id in dict.fromkeys(wanted[task.business_key].people)
        ],
        batch_size=1000,
    )
