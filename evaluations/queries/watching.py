"""What the nightly watch reminds of: reports to hand in, questions to answer, conditions to meet."""

from __future__ import annotations

from datetime import date

from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.models import Task
from evaluations.enums import ReportState
from evaluations.models import Report, ReportRequest

CONDITION = "evaluations.condition"


def reports_to_write() -> list[tuple[Report, date]]:
    """Return what the cluster side still has to hand in, with the day by which; two queries.

    For questions that is the last day of their term.
    """
    found = Report.objects.filter(state__in=(ReportState.OPEN, ReportState.QUESTIONS))
    terms = dict(
        ReportRequest.objects.filter(report__in=found, outcome="").values_list(
            "report_id", "closes_at"
        )
    )
    rows = found.select_related("cluster", "project_year").order_by("due_on", "pk")
    return [
        (row, terms[row.pk].astimezone(BRUSSELS).date() if row.pk in terms else row.due_on)
        for row in rows
    ]


def questions_past_term(on: date) -> list[ReportRequest]:
    """Return the questions whose term ended before ``on`` without an answer."""
    found = ReportRequest.objects.filter(outcome="").select_related("report__cluster")
    return [
        row
        for row in found.order_by("closes_at", "pk")
        if row.closes_at.astimezone(BRUSSELS).date() < on
    ]


def conditions_to_meet() -> list[Task]:
    """Return the conditions of decisions that nobody closed yet, by their day."""
    found = Task.objects.filter(kind=CONDITION, state=TaskState.OPEN, due_on__isnull=False)
    return list(found.order_by("due_on", "pk"))
