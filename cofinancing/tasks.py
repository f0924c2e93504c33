"""What Celery calls at night; each task is a command too."""

from __future__ import annotations

from clusterbeleid.core.scheduled import scheduled, tonight
from cofinancing.actions.nightly import nightly_check, nightly_reminders
from cofinancing.actions.recoveries import nightly_recoveries


@scheduled
def check_cofinancing_nightly() -> None:
    """Open the tasks for missed due dates; nothing happens when another process is at it."""
    tonight(nightly_check)


@scheduled
def send_reminders_nightly() -> None:
    """Put the reminders in the outbox that have come."""
    tonight(nightly_reminders)


@scheduled
def watch_recoveries_nightly() -> None:
    """Remind of claims, and open a task for those that are late."""
    tonight(nightly_recoveries)
