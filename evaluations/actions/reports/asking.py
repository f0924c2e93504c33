"""Questions past their term: another term, or on without an answer (R47)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.state import change_state
from clusterbeleid.core.written.enums import CompletionOutcome
from clusters.actions.common import day_of
from cofinancing.enums import ReportFact
from evaluations.actions.reports.common import (
    REVIEW,
    WRITE,
    locked,
    next_to_act,
    person_of,
    tell_payments,
)
from evaluations.enums import SectionOutcome
from evaluations.models import Report, ReportRequest, ReportVersion, SectionReview
from evaluations.permissions.reports import may
from evaluations.queries.reports import answers_of, latest_version, open_request, reviews_of
from evaluations.transitions import REPORTS


@transaction.atomic
def extend_questions(
    report: Report, closes_at: datetime, *, actor: Actor, at: datetime, reason: str
) -> ReportRequest:
    """Give another term for the open questions, before or after the first one ended.

    Raises ``Refused`` for a wrong role or state, without a reason, or for a term that is not later.
    """
    stored, request = _asked(report, actor, at)
    if not reason.strip():
        raise Refused.because("transition.reason")
    if closes_at <= max(at, request.closes_at):
        raise Refused.because("report.term_not_later")
    request.closes_at = closes_at
    save_tracked(request, actor=actor, at=at, reason=reason)
    next_to_act(stored, WRITE, at=at, term=closes_at.astimezone(BRUSSELS).date())
    return request


@transaction.atomic
def end_questions(
    report: Report, rejected: Sequence[str], *, actor: Actor, at: datetime, reason: str
) -> Report:
    """Go on with the version handed in before: what was typed since is put back, with its trace.

    Of the sections asked about, ``rejected`` are rejected with the reason; the others are accepted
    as they were. Raises ``Refused`` for a wrong role, a section not asked about, or while the term
    still runs.
    """
    stored, request = _asked(report, actor, at)
    version = latest_version(stored)
    if version is None or not set(rejected) <= set(request.sections):
        raise Refused.because("report.no_section")
    if at <= request.closes_at:
        raise Refused.because("report.term_runs", until=f"{request.closes_at:%d/%m/%Y %H:%M}")
    _put_back(stored, version, actor, at)
    request.outcome, request.ended_at = CompletionOutcome.ENDED.value, at
    save_tracked(request, actor=actor, at=at, reason=reason)
    for code in request.sections:
        _settle(version, code, code in rejected, reason, actor, at)
    moved = change_state(stored, "end_questions", table=REPORTS, actor=actor, at=at, reason=reason)
    next_to_act(moved, REVIEW, at=at)
    tell_payments(moved, ReportFact.SUBMITTED, day_of(at), actor=actor, at=at)
    return moved


def _asked(report: Report, actor: Actor, at: datetime) -> tuple[Report, ReportRequest]:
    stored = locked(report)
    require(may("end_questions", actor, stored, on=day_of(at)))
    request = open_request(stored)
    if request is None:
        raise Refused.because("report.nothing_asked")
    return stored, request


def _put_back(report: Report, version: ReportVersion, actor: Actor, at: datetime) -> None:
    """Bring every field back to what was handed in."""
    handed_in = version.content["answers"]
    for row in answers_of(report).values():
        if row.text != handed_in.get(row.key, ""):
            row.text = handed_in.get(row.key, "")
            save_tracked(row, actor=actor, at=at, reason="reports.put_back")


def _settle(
    version: ReportVersion, code: str, reject: bool, reason: str, actor: Actor, at: datetime
) -> None:
    row = reviews_of(version).get(code) or SectionReview(submission=version, section=code)
    row.outcome = SectionOutcome.REJECTED if reject else SectionOutcome.ACCEPTED
    row.remark, row.judged_by_id = reason.strip(), person_of(actor)
    save_tracked(row, actor=actor, at=at, reason="reports.judged")
