"""What Celery calls at night; each task is a command too."""

from __future__ import annotations

from clusterbeleid.core.scheduled import scheduled, tonight
from evaluations.actions.interim.nightly import nightly_evaluations
from evaluations.actions.reports.nightly import nightly_reports
from evaluations.actions.watching import nightly_duties


@scheduled
def watch_evaluations_nightly() -> None:
    """Open the tasks of evaluations that come near; nothing happens when another is at it."""
    tonight(nightly_evaluations)


@scheduled
def open_reports_nightly() -> None:
    """Open the plans and reports whose time has come; nothing happens when another is at it."""
    tonight(nightly_reports)


@scheduled
def remind_duties_nightly() -> None:
    """Remind of reports, conditions and fee lists; nothing happens when another is at it."""
    tonight(nightly_duties)
