"""The list of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusterbeleid.core import task_kinds
from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.formatting import format_days_left
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.models import Task
from clusterbeleid.core.ui import Status, Tone

TASK_TONES = {
    TaskState.OPEN.value: Tone.INFO,
    TaskState.DONE.value: Tone.GOOD,
    TaskState.DROPPED.value: Tone.NEUTRAL,
}


def task_state(task: Task, on: date) -> Status:
    """Return the state of a task as a pill; an open one past its day says so."""
    if task.state == TaskState.OPEN and task.due_on is not None and task.due_on < on:
        return Status(format_days_left((task.due_on - on).days), Tone.BAD)
    return Status(task.get_state_display(), TASK_TONES[task.state])


def whose(task: Task) -> str:
    """Return who a task is for: people by name, else their roles."""
    people = [str(person) for person in task.people.all()]
    roles = [str(Role(role).label) for role in task.roles if role in Role.values]
    return ", ".join(people or roles)


def _task_kinds() -> Sequence[tuple[str, Any]]:
    return [(key, kind.label) for key, kind in task_kinds.known_kinds().items()]


_TASK_COLUMNS = (
    Column(
        key="subject",
        label=pgettext_lazy("dossier", "File"),
        value="subject_label",
        sort="subject_label",
        link=lambda row: reverse("core:task", args=[row.pk]),
    ),
    Column(
        key="kind",
        label=_("Task"),
        value=lambda row: str(task_kinds.kind_of(row.kind).label),
    ),
    Column(
        key="due",
        label=pgettext_lazy("task", "Due"),
        value="due_on",
        kind="date",
        sort="due_on",
    ),
    Column(key="whose", label=_("For"), value=whose),
)


_TASK_FILTERS = (
    Filter(key="q", label=pgettext_lazy("dossier", "File"), apply="subject_label", kind="text"),
    Filter(key="kind", label=_("Task"), apply="kind", choices=_task_kinds),
)


def task_list(on: date) -> Listing:
    """Return the list of tasks as it looks on ``on``."""
    state = Column(
        key="state", label=_("State"), value=lambda row: task_state(row, on), kind="status"
    )
    return Listing(
        name="tasks",
        caption=_("Tasks"),
        empty_text=_("There is no task here."),
        columns=(*_TASK_COLUMNS, state),
        filters=_TASK_FILTERS,
    )
