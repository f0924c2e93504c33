"""What a night does: open the plans and reports whose time has come (R47)."""

from __future__ import annotations

from datetime import date, datetime

from clusterbeleid.core import jobs
from clusterbeleid.core.actors import SYSTEM
from evaluations.actions.reports.opening import open_due_reports

RUN = "open_reports"


def nightly_reports(on: date, *, at: datetime) -> jobs.Run | None:
    """Open as a job of its own; None when another process is at it. A second run opens nothing."""

    def work(run: jobs.Run) -> None:
        run.opened = len(open_due_reports(on, actor=SYSTEM, at=at))

    return jobs.run_once(RUN, on, work)
