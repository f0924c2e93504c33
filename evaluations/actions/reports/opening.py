"""Opening the duties of a project year, with what last year's report leaves to begin with (R47)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from agreements.enums import AgreementState
from agreements.models import ProjectYear
from agreements.queries import granted_project_years
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import bulk_create_tracked, save_tracked
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.state import record_creations
from clusterbeleid.kernel.terms import Clock, StartReading, compute_due
from clusters.actions.common import day_of
from clusters.permissions import relation
from cofinancing.enums import ReportFact
from evaluations.actions.reports.common import WRITE, next_to_act, tell_payments
from evaluations.enums import ReportKind
from evaluations.models import Report, ReportAnswer
from evaluations.permissions.reports import may_open
from evaluations.queries.reports import last_accepted, years_to_report
from evaluations.rules.report_form import CARRIED

_TERMS = {ReportKind.PLAN.value: "report.plan_months", ReportKind.REPORT.value: "report.due_months"}


@transaction.atomic
def open_report(
    year: ProjectYear, kind: str, *, actor: Actor, at: datetime, due_on: date | None = None
) -> Report:
    """Open a plan or report; without ``due_on`` the dated term of R47 is counted.

    A plan is due so many months after the first day of the project year, a report after its last.
    What carries over from last year's accepted report stands in it already. Raises ``Refused``.
    """
    cluster = year.agreement.cluster
    require(may_open(actor, relation(actor, cluster, on=day_of(at))))
    if Report.objects.filter(project_year=year, kind=kind).exists():
        raise Refused.because("report.opened_already")
    report = Report(
        kind=kind, cluster=cluster, project_year=year, due_on=due_on or _due(year, kind, day_of(at))
    )
    save_tracked(report, actor=actor, at=at, reason="reports.opened")
    record_creations([report], "open_report", actor=actor, at=at)
    _carry_over(report, actor, at)
    next_to_act(report, WRITE, at=at)
    tell_payments(report, ReportFact.DUE, report.due_on, actor=actor, at=at)
    return report


def open_due_reports(on: date, *, actor: Actor, at: datetime) -> list[Report]:
    """Open every duty that has come by ``on`` and is not there yet; a second run opens nothing."""
    found = years_to_report(
        on, granted_project_years().filter(agreement__state=AgreementState.RUNNING)
    )
    return [open_report(year, kind, actor=actor, at=at) for year, kind in found]


def _due(year: ProjectYear, kind: str, today: date) -> date:
    months = int(current_params().value(_TERMS[kind], today))
    event = year.first_day if kind == ReportKind.PLAN else (year.last_day or year.first_day)
    return compute_due(event, months, Clock(year.agreement.clock), StartReading.EVENT).due


def _carry_over(report: Report, actor: Actor, at: datetime) -> None:
    before = last_accepted(report)
    texts = before.content["answers"] if before else {}
    rows = [
        ReportAnswer(report=report, key=key, text=text)
        for key, text in texts.items()
        if key in CARRIED and text.strip()
    ]
    bulk_create_tracked(ReportAnswer, rows, actor=actor, at=at, reason="reports.carried_over")
