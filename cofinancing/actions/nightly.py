"""What a night does: open tasks for missed due dates and remind of those to come (R34).

Each asks "what is due and not done", so a second run or a missed night changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from agreements.enums import AgreementState
from clusterbeleid.core import jobs
from clusterbeleid.core.outbox import enqueue_many
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.todo import open_tasks
from clusterbeleid.kernel.params import Params
from cofinancing.actions.missed import lapse_tasks
from cofinancing.enums import CheckStatus
from cofinancing.events import tell_deadlines
from cofinancing.notifications import reminder
from cofinancing.queries.checks import check_all
from cofinancing.queries.lapse import decided_lapse_keys, known_lapse_keys, lapse_key
from cofinancing.queries.recipients import recipients_by_cluster
from cofinancing.rules.check import CheckResult
from cofinancing.rules.reminders import reminder_days, reminder_due

CHECK_RUN = "check_cofinancing"
REMINDER_RUN = "send_reminders"


@dataclass(frozen=True)
class Night:
    """What a run looked at, opened and put in the outbox."""

    looked_at: int
    opened: int = 0
    sent: int = 0

    def count(self, run: jobs.Run) -> None:
        """Put the figures in the row of the run."""
        run.looked_at, run.opened, run.sent = self.looked_at, self.opened, self.sent


def nightly_check(on: date, *, at: datetime) -> jobs.Run | None:
    """Watch as a job of its own; None when another process is at it."""
    return jobs.run_once(CHECK_RUN, on, lambda run: watch_cofinancing(on, at=at).count(run))


def nightly_reminders(on: date, *, at: datetime) -> jobs.Run | None:
    """Remind as a job of its own; None when another process is at it."""
    return jobs.run_once(REMINDER_RUN, on, lambda run: send_reminders(on, at=at).count(run))


def watch_cofinancing(on: date, *, at: datetime) -> Night:
    """Open the task "decision on lapse" for every due date missed by ``on``, once each.

    Every due date that was met or missed is told to other systems, once. Nothing lapses: the task holds the figures as they stand and a person decides.
    """
    params = current_params()
    results = check_all(on, params=params)
    tell_deadlines(results, on, at=at)
    known = known_lapse_keys()
    new = [
        (result, due)
        for result, due in _missed(results)
        if lapse_key(result.year.id, due) not in known
    ]
    return Night(len(results), opened=len(open_tasks(lapse_tasks(new, params, on), at=at)))


def send_reminders(on: date, *, at: datetime) -> Night:
    """Put the reminders in the outbox that have come by ``on`` and did not go out yet.

    For running agreements that are not there yet and on which nobody has decided.
    """
    params = current_params()
    results = check_all(on, params=params)
    chosen = _reminders_due(results, params, on)
    people = recipients_by_cluster({result.year.cluster_id for result, _due, _day in chosen}, on=on)
    messages = [
        reminder(result, due, day, person)
        for result, due, day in chosen
        for person in people[result.year.cluster_id]
    ]
    return Night(len(results), sent=enqueue_many(messages, at=at))


def _reminders_due(
    results: Iterable[CheckResult], params: Params, on: date
) -> list[tuple[CheckResult, date, int]]:
    """Return what to remind of today: the check, the due date and the day of the reminder."""
    days = reminder_days(params, on)
    return [
        (result, due, day)
        for result, due in _waiting(results)
        if (day := reminder_due(days, due, on)) is not None
    ]


def _missed(results: Iterable[CheckResult]) -> Iterable[tuple[CheckResult, date]]:
    """Yield what was missed under agreements that run: one that has ended cannot lapse."""
    for result in results:
        running = result.year.agreement_state == AgreementState.RUNNING
        if running and result.status is CheckStatus.MISSED and result.due is not None:
            yield result, result.due


def _waiting(results: Iterable[CheckResult]) -> Iterable[tuple[CheckResult, date]]:
    """Yield what still has to come under agreements that run, and on which nobody decided."""
    decided = decided_lapse_keys()
    for result in results:
        running = result.year.agreement_state == AgreementState.RUNNING
        if not running or result.due is None or not result.gap:
            continue
        if lapse_key(result.year.id, result.due) not in decided:
            yield result, result.due
