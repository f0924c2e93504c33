"""What the steps of a report share: the locked report and its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime

from clusterbeleid.core.actors import SYSTEM, Actor, Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.todo import drop_tasks, open_task
from clusters.actions.common import day_of
from clusters.queries import managers_by_cluster
from cofinancing.actions.payments import hear_of_report
from cofinancing.actions.statements import hear_of_fees
from cofinancing.enums import ReportFact
from evaluations.enums import ReportKind, SectionOutcome
from evaluations.models import Report, ReportRequest, ReportVersion
from evaluations.queries.reports import open_task_keys, turns_of
from evaluations.rules.reports import fees_told

WRITE, REVIEW, LATE = "reports.write", "reports.review", "reports.late"


def locked(report: Report) -> Report:
    """Return the report afresh, locked until the transaction ends: writing waits for sending."""
    found = Report.objects.select_for_update(of=("self",))
    return found.select_related("cluster", "project_year__agreement__cluster").get(pk=report.pk)


def person_of(actor: Actor) -> int:
    """Return the key of the account that signs; raises ``Refused`` when no person acts."""
    if actor.user_id is None:
        raise Refused.because("report.person_only")
    return actor.user_id


def late_key(asked: ReportRequest) -> str:
    """Return the business key of the task that says that questions are past their term."""
    return f"{LATE}:{asked.pk}:{asked.closes_at.isoformat()}"


def next_to_act(report: Report, kind: str, *, at: datetime, term: date | None = None) -> None:
    """Open the task of the side that must act now, and drop what is left to do of both sides.

    ``term`` is the last day of questions; without it the report has its own due date.
    """
    mine = f"{kind}:{report.pk}:{turns_of(report)}"
    mine = f"{mine}:{term.isoformat()}" if term else mine
    nobody_acts(report, at=at)
    managers = managers_by_cluster(on=day_of(at)).get(report.cluster_id, [])
    open_task(
        kind,
        mine,
        at=at,
        subject=report,
        scope=report.scope,
        due_on=(term or report.due_on) if kind == WRITE else None,
        roles=[Role.CLUSTER_SIGNATORY, Role.CLUSTER_EDITOR] if kind == WRITE else [],
        people=[person.pk for person in managers] if kind == REVIEW else [],
    )


def nobody_acts(report: Report, *, at: datetime) -> None:
    """Drop what is left to do about a report."""
    keys = open_task_keys(report, (WRITE, REVIEW, LATE))
    drop_tasks(keys, reason="reports.moved_on", actor=SYSTEM, at=at)


def tell_payments(
    report: Report, fact: ReportFact, day: date, *, actor: Actor, at: datetime
) -> None:
    """Tell the payments of the project year how far its report is; a plan pays nothing (R45)."""
    if report.kind == ReportKind.REPORT:
        hear_of_report(report.project_year, fact, day, actor=actor, at=at)


def tell_fees(
    report: Report,
    version: ReportVersion,
    outcomes: Mapping[str, str],
    *,
    actor: Actor,
    at: datetime,
) -> None:
    """Tell the settlement where an accepted report says that rules and fees are published (R13)."""
    told = fees_told(version.content["answers"])
    if told is None or report.kind != ReportKind.REPORT:
        return
    if outcomes.get("access") != SectionOutcome.REJECTED:
        hear_of_fees(report.project_year, **asdict(told), actor=actor, at=at)
