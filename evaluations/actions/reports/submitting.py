"""Handing in: the clock of the server decides, the content is sealed (A1, A4)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from clusterbeleid.core import background
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.frozen import hash_of, thaw
from clusterbeleid.core.history import save_tracked, traced
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.progress import Progress
from clusterbeleid.core.state import change_state
from clusterbeleid.core.written.enums import CompletionOutcome
from clusterbeleid.core.written.sealing import seal_once
from clusters.actions.common import day_of
from cofinancing.enums import ReportFact
from evaluations.actions.reports.common import (
    REVIEW,
    locked,
    next_to_act,
    person_of,
    tell_payments,
)
from evaluations.documents.reports import report_pdf
from evaluations.enums import ReportState
from evaluations.models import Report, ReportPdf, ReportVersion
from evaluations.permissions.reports import may
from evaluations.queries.prefill import report_facts, snapshot_of
from evaluations.queries.reports import open_request
from evaluations.rules.reports import check_report
from evaluations.transitions import REPORTS, ReportChecked

SEAL = "reports.seal"


@transaction.atomic
def submit_report(report: Report, *, seen: str, actor: Actor, at: datetime) -> ReportVersion:
    """Hand in, first or as an answer to questions; ``seen`` is the hash of what was read.

    Raises ``Refused`` when something stands in the way, when the term of the questions passed, or
    when somebody changed the content meanwhile; what was written stays.
    """
    stored = locked(report)
    action = "answer_questions" if stored.state == ReportState.QUESTIONS else "submit_report"
    require(may(action, actor, stored, on=day_of(at)))
    _close_request(stored, actor, at)
    facts = report_facts(stored, today=day_of(at))
    snapshot = snapshot_of(stored, facts)
    if hash_of(snapshot) != seen:
        raise Refused.because("report.changed_meanwhile")
    findings = check_report(facts).findings
    refuse(findings)
    stored.submitted_at = at
    change_state(stored, action, table=REPORTS, actor=actor, at=at, facts=ReportChecked(findings))
    with traced(actor, action):
        made = ReportVersion.objects.create(
            report=stored,
            number=ReportVersion.objects.filter(report=stored).count() + 1,
            submitted_at=at,
            submitted_by_id=person_of(actor),
            content=snapshot,
            sha256=seen,
            findings=[finding.as_json() for finding in findings],
        )
    background.start(
        SEAL, actor=actor, at=at, scope=stored.scope, subject_id=made.pk, options={"at": at}
    )
    next_to_act(stored, REVIEW, at=at)
    tell_payments(stored, ReportFact.SUBMITTED, day_of(at), actor=actor, at=at)
    return made


def make_sealed_pdf(job: BackgroundJob, progress: Progress) -> background.JobOutcome:
    """Draw and store the PDF, unless it is there already."""
    found = ReportVersion.objects.select_related("report__cluster", "submitted_by")
    version = found.get(pk=job.subject_id or 0)
    progress(0, 1)
    seal_once(
        version,
        ReportPdf,
        report_pdf,
        name=f"{version.report.kind}-{version.report_id}-{version.number}.pdf",
        scope=version.report.scope,
        at=thaw(job.options)["at"],
    )
    progress(1, 1)
    return background.JobOutcome()


def receipt_address(job: BackgroundJob) -> str:
    """Return the page of the receipt."""
    version = ReportVersion.objects.get(pk=job.subject_id or 0)
    return reverse("evaluations:report_receipt", args=[version.report_id, version.number])


def _close_request(stored: Report, actor: Actor, at: datetime) -> None:
    request = open_request(stored)
    if request is None:
        return
    if at > request.closes_at:
        raise Refused.because("report.term_passed", until=f"{request.closes_at:%d/%m/%Y %H:%M}")
    request.outcome, request.ended_at = CompletionOutcome.ANSWERED.value, at
    save_tracked(request, actor=actor, at=at, reason="reports.answered")
