"""The lists of the machinery: messages and runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core import jobs, outbox
from clusterbeleid.core.enums import OutboxState
from clusterbeleid.core.formatting import format_moment
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.models import JobRun, OutboxMessage
from clusterbeleid.core.ui import Status, Tone

MESSAGE_TONES = {
    OutboxState.PENDING.value: Tone.INFO,
    OutboxState.GATHERED.value: Tone.INFO,
    OutboxState.DIGESTED.value: Tone.GOOD,
    OutboxState.SENT.value: Tone.GOOD,
    OutboxState.PARKED.value: Tone.BAD,
}


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


def _left(row: OutboxMessage) -> str:
    """Return when a message left; one in an overview left with it."""
    return format_moment((row.digest or row).sent_at)


def _made(link: Callable[[OutboxMessage], str] | None = None) -> Column:
    return Column(
        key="created",
        label=_("Made"),
        value=lambda row: format_moment(row.created_at),
        sort="created_at",
        link=link,
    )


_MESSAGE: tuple[Column, ...] = (
    Column(key="kind", label=_("Message"), value=lambda row: outbox.kind_label(row.kind)),
    Column(key="recipient", label=_("To"), value="recipient", sort="recipient"),
    Column(key="state", label=_("State"), value=message_state, kind="status", sort="state"),
)
_MESSAGE_FILTERS = (
    Filter(key="q", label=_("To"), apply="recipient", kind="text"),
    Filter(key="state", label=_("State"), apply="state", choices=OutboxState.choices),
)

MESSAGES = Listing(
    name="messages",
    caption=_("Messages"),
    empty_text=_("No message has been sent yet."),
    columns=(
        _made(lambda row: reverse("core:outbox_message", args=[row.pk])),
        *_MESSAGE,
        Column(key="sent", label=_("Sent"), value=lambda row: format_moment(row.sent_at)),
        Column(key="tries", label=_("Tries"), value="attempts", kind="int"),
        Column(key="error", label=_("Last error"), value="last_error"),
    ),
    filters=_MESSAGE_FILTERS,
)

MESSAGES_OF_FILE = Listing(
    name="file_messages",
    caption=_("Messages about this file"),
    empty_text=_("No message about this file has been sent yet."),
    columns=(_made(), *_MESSAGE, Column(key="sent", label=_("Sent"), value=_left)),
    filters=_MESSAGE_FILTERS,
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
