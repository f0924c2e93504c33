"""What a night does about claims: remind, and open a task for what is late; it decides nothing (R46).

It asks "what is due and not done", so a second run or a missed night changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from clusterbeleid.core import jobs
from clusterbeleid.core.actors import Role
from clusterbeleid.core.outbox import enqueue_many
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.todo import NewTask, open_tasks
from clusterbeleid.kernel.params import Params
from clusters.queries import managers_by_cluster
from cofinancing.actions.nightly import Night
from cofinancing.models import Recovery
from cofinancing.notifications import recovery_message
from cofinancing.queries.paying_back import owed_recoveries
from cofinancing.queries.recipients import recipients_by_cluster
from cofinancing.queries.recoveries import OVERDUE, overdue_key
from cofinancing.rules.money.recovery import REMINDER
from cofinancing.rules.reminders import reminder_days, reminder_due

Owed = tuple[Recovery, Decimal]
RECOVERY_RUN = "watch_recoveries"
_WHO = (Role.HEAD_OF_TEAM.value, Role.FINANCE.value, Role.ACCOUNT_MANAGER.value)


def nightly_recoveries(on: date, *, at: datetime) -> jobs.Run | None:
    """Watch as a job of its own; None when another process is at it."""
    return jobs.run_once(RECOVERY_RUN, on, lambda run: watch_recoveries(on, at=at).count(run))


def watch_recoveries(on: date, *, at: datetime) -> Night:
    """Send the reminders that have come, and open a task for each claim past its due date, once."""
    rows = owed_recoveries()
    opened = open_tasks(_tasks(rows, on), at=at)
    return Night(len(rows), opened=len(opened), sent=_remind(rows, current_params(), on, at))


def _tasks(rows: Sequence[Owed], on: date) -> Iterable[NewTask]:
    managers = managers_by_cluster(on=on)
    late = [(row, left) for row, left in rows if row.due_on is not None and row.due_on < on]
    for row, left in late:
        cluster = row.project_year.agreement.cluster
        yield NewTask(
            kind=OVERDUE,
            business_key=overdue_key(row),
            subject=row,
            subject_label=f"{cluster.name}, {row.project_year}",
            scope=cluster.scope,
            due_on=row.due_on,
            roles=_WHO,
            people=[person.pk for person in managers.get(cluster.pk, ())],
            facts={"cluster": cluster.name, "left": left, "due": row.due_on},
        )


def _remind(rows: Sequence[Owed], params: Params, on: date, at: datetime) -> int:
    days = reminder_days(params, on, REMINDER)
    chosen = [
        (row, left, day)
        for row, left in rows
        if row.due_on is not None and (day := reminder_due(days, row.due_on, on)) is not None
    ]
    clusters = {row.project_year.agreement.cluster_id for row, _left, _day in chosen}
    people = recipients_by_cluster(clusters, on=on)
    messages = [
        recovery_message(row, left, day, person)
        for row, left, day in chosen
        for person in people[row.project_year.agreement.cluster_id]
    ]
    return enqueue_many(messages, at=at)
