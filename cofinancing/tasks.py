"""What Celery calls at night; each task is a command too."""

from __future__ import annotations

from celery import shared_task  # without types, hence the ignores below

from clusterbeleid.core import clock
from clusterbeleid.core.request_id import start_request
from cofinancing.actions.nightly import nightly_check, nightly_reminders


@shared_task  # type: ignore[untyped-decorator]
def check_cofinancing_nightly() -> None:
    """Open the tasks for missed due dates; nothing happens when another process is at it."""
    start_request()
    nightly_check(clock.today(), at=clock.now())


@shared_task  # type: ignore[untyped-decorator]
def send_reminders_nightly() -> None:
    """Put the reminders in the outbox that have come."""
    start_request()
    nightly_reminders(clock.today(), at=clock.now())
