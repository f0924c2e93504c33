"""What a night reminds of: reports, questions, conditions of decisions, and fee lists (R13, R42, R47).

It asks "what is due and not said yet", so a second run or a missed night changes nothing. Mails wait
for the overview of the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from clusterbeleid.accounts.models import User
from clusterbeleid.core import jobs
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.models import Task
from clusterbeleid.core.outbox import Message, enqueue_many
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.todo import NewTask, drop_tasks, open_tasks
from clusters.queries import managers_by_cluster
from cofinancing.models import FeePublication
from cofinancing.queries.income import old_fee_publications
from cofinancing.queries.recipients import recipients_by_cluster
from cofinancing.rules.reminders import reminder_days
from evaluations.actions.reports.common import LATE, late_key
from evaluations.documents.reminders import FEES, condition_due, fees_older, report_due
from evaluations.models import Report, ReportRequest
from evaluations.queries.watching import conditions_to_meet, questions_past_term, reports_to_write
from evaluations.rules.reminders import DUTY_DAYS, OVERDUE_DAYS, duty_day

RUN = "remind_duties"
# Who is written to, by cluster.
_People = Mapping[int, Sequence[User]]


def nightly_duties(on: date, *, at: datetime) -> jobs.Run | None:
    """Remind as a job of its own; None when another process is at it."""

    def work(run: jobs.Run) -> None:
        run.looked_at, run.opened, run.sent = remind_duties(on, at=at)

    return jobs.run_once(RUN, on, work)


def remind_duties(on: date, *, at: datetime) -> tuple[int, int, int]:
    """Remind of everything that has its turn on ``on``; returns looked at, opened and sent.

    Opens a task for questions past their term and for rules older than the fee list; the latter is
    dropped once newer rules are registered.
    """
    reports, conditions, fees = reports_to_write(), conditions_to_meet(), old_fee_publications()
    late = questions_past_term(on)
    managers = managers_by_cluster(on=on)
    opened = open_tasks(
        [*(_late(row, managers) for row in late), *(_fees(row, managers) for row in fees)], at=at
    )
    _drop_mended(fees, at)
    sent = enqueue_many(_messages(reports, conditions, fees, on), at=at)
    return len(reports) + len(conditions) + len(fees), len(opened), sent


def _messages(
    reports: Sequence[tuple[Report, date]],
    conditions: Sequence[Task],
    fees: Sequence[FeePublication],
    on: date,
) -> Iterator[Message]:
    clusters = {row.cluster_id for row, _due in reports}
    clusters |= {_cluster_of(task) for task in conditions}
    clusters |= {row.project_year.agreement.cluster_id for row in fees}
    people = recipients_by_cluster(clusters, on=on)
    params = current_params()
    days = reminder_days(params, on, DUTY_DAYS)
    every = int(params.value(OVERDUE_DAYS, on))
    for report, due in reports:
        if (day := duty_day(days, every, due, on)) is not None:
            yield from (report_due(report, due, day, one) for one in people[report.cluster_id])
    for task in conditions:
        due = task.due_on or on
        if (day := duty_day(days, every, due, on)) is not None:
            yield from (condition_due(task, due, day, one) for one in people[_cluster_of(task)])
    for row in fees:
        yield from (fees_older(row, one) for one in people[row.project_year.agreement.cluster_id])


def _cluster_of(task: Task) -> int:
    return int(task.scope.partition(":")[2])


def _late(row: ReportRequest, managers: _People) -> NewTask:
    return NewTask(
        kind=LATE,
        business_key=late_key(row),
        subject=row.report,
        scope=row.report.scope,
        people=[person.pk for person in managers.get(row.report.cluster_id, ())],
        facts={"reason": row.reason, "until": row.closes_at.date()},
    )


def _fees(row: FeePublication, managers: _People) -> NewTask:
    agreement = row.project_year.agreement
    return NewTask(
        kind=FEES,
        business_key=f"{FEES}:{row.pk}",
        subject=agreement,
        subject_label=f"{agreement.cluster}: {agreement.reference}",
        scope=agreement.cluster.scope,
        people=[person.pk for person in managers.get(agreement.cluster_id, ())],
        facts={"published": row.published_on, "list_on": row.fee_list_on},
    )


def _drop_mended(fees: Sequence[FeePublication], at: datetime) -> None:
    still = {f"{FEES}:{row.pk}" for row in fees}
    known = Task.objects.filter(kind=FEES, state=TaskState.OPEN)
    gone = set(known.values_list("business_key", flat=True)) - still
    drop_tasks(sorted(gone), reason="evaluations.fees_mended", actor=SYSTEM, at=at)
