"""Judging section by section, asking, accepting; what was accepted stands still (R47, A1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.state import change_state
from clusters.actions.common import day_of
from cofinancing.enums import ReportFact
from evaluations.actions.reports.common import (
    WRITE,
    locked,
    next_to_act,
    nobody_acts,
    person_of,
    tell_fees,
    tell_payments,
)
from evaluations.actions.reports.figures import record_figures
from evaluations.enums import SectionOutcome
from evaluations.models import Report, ReportRequest, SectionReview
from evaluations.permissions.reports import may, may_judge
from evaluations.queries.reports import latest_version, reviews_of
from evaluations.rules.reports import check_review, section_codes
from evaluations.transitions import REPORTS, ReportChecked


@transaction.atomic
def start_review(report: Report, *, actor: Actor, at: datetime) -> Report:
    """Take a report in review. Raises ``Refused``."""
    stored = locked(report)
    require(may("start_review", actor, stored, on=day_of(at)))
    return change_state(stored, "start_review", table=REPORTS, actor=actor, at=at)


@transaction.atomic
def judge_section(
    report: Report, section: str, outcome: str, remark: str, *, actor: Actor, at: datetime
) -> SectionReview:
    """Say of a section that it is accepted, or what is asked; a second time corrects the first."""
    stored = locked(report)
    require(may_judge(actor, stored, on=day_of(at)))
    version = latest_version(stored)
    if version is None or section not in section_codes(stored.kind, stored.form_version):
        raise Refused.because("report.no_section")
    row = reviews_of(version).get(section) or SectionReview(submission=version, section=section)
    row.outcome, row.remark, row.judged_by_id = outcome, remark.strip(), person_of(actor)
    return save_tracked(row, actor=actor, at=at, reason="reports.judged")


@transaction.atomic
def ask(
    report: Report,
    sections: Sequence[str],
    closes_at: datetime,
    *,
    actor: Actor,
    at: datetime,
    reason: str,
) -> ReportRequest:
    """Open the named sections until ``closes_at``, also of an accepted report (then reopened).

    Raises ``Refused`` for a wrong role or state, no section, an unknown one, or a term in the past.
    """
    stored = locked(report)
    action = (
        "reopen_report" if REPORTS.find("ask_questions", stored.state) is None else "ask_questions"
    )
    require(may(action, actor, stored, on=day_of(at)))
    if not sections or not set(sections) <= set(section_codes(stored.kind, stored.form_version)):
        raise Refused.because("report.no_section")
    if closes_at <= at:
        raise Refused.because("report.term_in_the_past")
    stored.accepted_at = None
    change_state(stored, action, table=REPORTS, actor=actor, at=at, reason=reason)
    request = ReportRequest(
        report=stored,
        sections=[
            code for code in section_codes(stored.kind, stored.form_version) if code in sections
        ],
        reason=reason.strip(),
        asked_at=at,
        closes_at=closes_at,
        asked_by_id=person_of(actor),
    )
    save_tracked(request, actor=actor, at=at, reason=reason)
    next_to_act(stored, WRITE, at=at, term=closes_at.astimezone(BRUSSELS).date())
    tell_payments(stored, ReportFact.REOPENED, day_of(at), actor=actor, at=at)
    return request


@transaction.atomic
def accept_report(report: Report, *, actor: Actor, at: datetime) -> Report:
    """Accept the whole; sections nobody judged are accepted with it.

    Raises ``Refused`` while a section has a question or a correction.
    """
    stored = locked(report)
    require(may("accept_report", actor, stored, on=day_of(at)))
    version = latest_version(stored)
    outcomes = {code: row.outcome for code, row in reviews_of(version).items()}
    stored.accepted_at = at
    accepted = change_state(
        stored,
        "accept_report",
        table=REPORTS,
        actor=actor,
        at=at,
        facts=ReportChecked(check_review(outcomes)),
    )
    for code in section_codes(stored.kind, stored.form_version):
        if code not in outcomes and version is not None:
            row = SectionReview(
                submission=version,
                section=code,
                outcome=SectionOutcome.ACCEPTED,
                judged_by_id=person_of(actor),
            )
            save_tracked(row, actor=actor, at=at, reason="reports.judged")
    nobody_acts(stored, at=at)
    tell_payments(stored, ReportFact.ACCEPTED, day_of(at), actor=actor, at=at)
    if version is not None:
        record_figures(accepted, version, outcomes, actor=actor, at=at)
        tell_fees(stored, version, outcomes, actor=actor, at=at)
    return accepted
