"""Reminders of what is due: each once for its day and person, gathered in the overview of the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.models import User
from clusterbeleid.core.models import Task
from clusterbeleid.core.outbox import Message, register_kind
from cofinancing.models import FeePublication
from evaluations.models import Evaluation, Report

REPORT = "evaluations.report_due"
NEAR = "evaluations.evaluation_near"
CONDITION = "evaluations.condition_due"
FEES = "evaluations.fees_older"

register_kind(REPORT, _("Yearly plan or report to hand in"), gathers=True)
register_kind(NEAR, _("An evaluation comes near"), gathers=True)
register_kind(CONDITION, _("Condition of an evaluation"), gathers=True)
register_kind(FEES, _("Published rules older than the fee list"), gathers=True)


def report_due(report: Report, due: date, day: int, person: User) -> Message:
    """Return the reminder ``day`` (counted from ``due``) of a report, or of questions about one."""
    return _message(
        REPORT,
        f"{report.pk}:{due.isoformat()}:{day}",
        person,
        report.scope,
        cluster=report.cluster.name,
        report=report.kind,
        year=report.project_year.first_day.year,
        asked=report.submitted_at is not None,
        due=due,
        day=day,
        path=reverse("evaluations:report", args=[report.pk]),
    )


def evaluation_near(evaluation: Evaluation, months: int, person: User) -> Message:
    """Return the notice that an evaluation is due in at most ``months`` months."""
    return _message(
        NEAR,
        f"{evaluation.pk}:{evaluation.due_on.isoformat()}:{months}",
        person,
        evaluation.scope,
        cluster=evaluation.cluster.name,
        reference=evaluation.reference,
        due=evaluation.due_on,
        months=months,
        path=reverse("evaluations:evaluation", args=[evaluation.pk]),
    )


def condition_due(task: Task, due: date, day: int, person: User) -> Message:
    """Return the reminder ``day`` (counted from ``due``) of a condition of a decision."""
    return _message(
        CONDITION,
        f"{task.pk}:{due.isoformat()}:{day}",
        person,
        task.scope,
        condition=task.facts["condition"],
        decision=task.facts["decision"],
        due=due,
        day=day,
        path=reverse("evaluations:evaluation", args=[task.object_id]),
    )


def fees_older(row: FeePublication, person: User) -> Message:
    """Return the notice that rules were published before the fee list in use; once for each row."""
    agreement = row.project_year.agreement
    return _message(
        FEES,
        str(row.pk),
        person,
        agreement.cluster.scope,
        cluster=agreement.cluster.name,
        published=row.published_on,
        list_on=row.fee_list_on,
        path=reverse("cofinancing:settlement", args=[agreement.pk]),
    )


def _message(kind: str, about: str, person: User, scope: str, **payload: Any) -> Message:
    return Message(
        kind=kind,
        business_key=f"{kind}:{about}:{person.pk}",
        recipient=person.email,
        language=person.language,
        payload={"name": person.full_name, **payload},
        scope=scope,
    )
