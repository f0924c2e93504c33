"""What other systems hear of this room: yearly reports and interim evaluations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clusterbeleid.core.events import Told, announce_steps
from evaluations.models import Evaluation, Report

_REPORT_STEPS = {
    "open_report": "report.opened",
    "submit_report": "report.submitted",
    "answer_questions": "report.answered",
    "start_review": "report.review_started",
    "ask_questions": "report.questions_asked",
    "end_questions": "report.questions_ended",
    "accept_report": "report.accepted",
    "reopen_report": "report.reopened",
}
_EVALUATION_STEPS = {
    "plan_evaluation": "evaluation.planned",
    "open_evaluation": "evaluation.opened",
    "submit_self_evaluation": "evaluation.self_evaluation_submitted",
    "close_panel": "evaluation.panel_closed",
    "send_findings": "evaluation.findings_sent",
    "hand_in_reply": "evaluation.replied",
    "end_reply": "evaluation.reply_ended",
    "approve_advice": "evaluation.advised",
    "reopen_advice": "evaluation.advice_reopened",
    "put_on_agenda": "evaluation.on_agenda",
    "take_off_agenda": "evaluation.off_agenda",
    "decide": "evaluation.decided",
    "cancel_evaluation": "evaluation.cancelled",
}


def register() -> None:
    """Name the steps that are told."""
    announce_steps(
        Report,
        subject="report",
        names=_REPORT_STEPS,
        tell=_of_reports,
    )
    announce_steps(
        Evaluation,
        subject="evaluation",
        names=_EVALUATION_STEPS,
        tell=_of_evaluations,
    )


def _of_reports(rows: Sequence[Report]) -> Mapping[int, Told]:
    return {
        row.pk: Told(
            f"cluster:{row.cluster_id}", {"project_year": row.project_year_id, "due_on": row.due_on}
        )
        for row in rows
    }


def _of_evaluations(rows: Sequence[Evaluation]) -> Mapping[int, Told]:
    return {
        row.pk: Told(
            f"cluster:{row.cluster_id}",
            {"reference": row.reference, "due_on": row.due_on, "outcome": row.outcome},
        )
        for row in rows
    }
