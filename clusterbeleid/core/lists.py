"""The lists of the ground floor: tasks, messages, runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from clusterbeleid.core import jobs, outbox, task_kinds
from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import OutboxState, TaskState
from clusterbeleid.core.formatting import format_moment
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.models import JobRun, OutboxMessage, Task
from clusterbeleid.core.ui import Status, Tone

TASK_TONES = {
    TaskState.OPEN.value: Tone.INFO,
    TaskState.DONE.value: Tone.GOOD,
    TaskState.DROPPED.value: Tone.NEUTRAL,
}
MESSAGE_TONES = {
    OutboxState.PENDING.value: Tone.INFO,
    OutboxState.SENT.value: Tone.GOOD,
    OutboxState.PARKED.value: Tone.BAD,
}


def task_state(task: Task, on: date) -> Status:
    """Return the state of a task as a pill; an open one past its day says so."""
    if task.state == TaskState.OPEN and task.due_on is not None and task.due_on < on:
        late = (on - task.due_on).days
        words = ngettext("%(days)s day late", "%(days)s days late", late) % {"days": late}
        return Status(words, Tone.BAD)
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


def message_state(message: OutboxMessage) -> Status:
    """Return the state of a message as a pill."""
    return Status(message.get_state_display(), MESSAGE_TONES[message.state])


def run_state(run: JobRun) -> Status:
    """Return how a run ended as a pill."""
    if run.error:
        return Status(_("Failed"), Tone.BAD)
    if run.finished_at is None:
        return Status(_("Busy, or stopped by force"), Tone.WARNING)
    return Status(_("Done"), Tone.GOOD)


def _job_names() -> Sequence[tuple[str, Any]]:
    return list(jobs.known_jobs().items())


def _by_result(rows: QuerySet[JobRun], value: str) -> QuerySet[JobRun]:
    if value == "failed":
        return rows.exclude(error="")
    return rows.filter(error="", finished_at__isnull=False)


MESSAGES = Listing(
    name="messages",
    caption=_("Messages"),
    empty_text=_("No message has been sent yet."),
    columns=(
        Column(
            key="created",
            label=_("Made"),
            value=lambda row: format_moment(row.created_at),
            sort="created_at",
            link=lambda row: reverse("core:outbox_message", args=[row.pk]),
        ),
        Column(key="kind", label=_("Message"), value=lambda row: outbox.kind_label(row.kind)),
        Column(key="recipient", label=_("To"), value="recipient", sort="recipient"),
        Column(
            key="state",
            label=_("State"),
            value=message_state,
            kind="status",
            sort="state",
        ),
        Column(key="sent", label=_("Sent"), value=lambda row: format_moment(row.sent_at)),
        Column(key="tries", label=_("Tries"), value="attempts", kind="int"),
        Column(key="error", label=_("Last error"), value="last_error"),
    ),
    filters=(
        Filter(key="q", label=_("To"), apply="recipient", kind="text"),
        Filter(key="state", label=_("State"), apply="state", choices=OutboxState.choices),
    ),
)

RUNS = Listing(
    name="runs",
    caption=_("Runs"),
    empty_text=_("No job has run yet."),
    page_size=50,
    columns=(
        Column(
            key="started",
            label=_("Started"),
            value=lambda row: format_moment(row.started_at),
            sort="started_at",
        ),
        Column(key="job", label=_("Job"), value=lambda row: jobs.job_label(row.name), sort="name"),
        Column(key="day", label=_("For the day"), value="on_day", kind="date", sort="on_day"),
        Column(key="looked_at", label=_("Looked at"), value="looked_at", kind="int"),
        Column(key="opened", label=_("Opened"), value="opened", kind="int"),
        Column(key="sent", label=_("Sent"), value="sent", kind="int"),
        Column(key="took", label=_("Milliseconds"), value="milliseconds", kind="int"),
        Column(
            key="result",
            label=_("Result"),
            value=run_state,
            kind="status",
            note=lambda row: row.error,
        ),
    ),
    filters=(
        Filter(key="job", label=_("Job"), apply="name", choices=_job_names),
        Filter(key="day", label=_("For the day"), apply="on_day", kind="date"),
        Filter(
            key="result",
            label=_("Result"),
            apply=_by_result,
            choices=[("failed", _("Failed")), ("done", _("Done"))],
        ),
    ),
)
