"""What stands on the page of an evaluation: self-evaluation, panel, findings and advice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from applications.judging_enums import AdviceState, ReviewState
from applications.lists.experts import review_state
from applications.panels.reviews import ScoreRow
from applications.rules.judging.scores import Measure, Summary
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.ui import Status, Tone
from clusterbeleid.core.written.panels import AnswerField, Lack, fields_of
from clusterbeleid.kernel.findings import Finding
from clusters.permissions import Relation
from evaluations.documents.interim.whole import whole_of
from evaluations.models import Evaluation, PanelReview
from evaluations.panels.interim.buttons import step_buttons
from evaluations.permissions.interim_advice import advice_verdicts
from evaluations.queries.interim.advice import (
    advice_facts,
    advice_of,
    conditions_of,
    effect_of_advice,
)
from evaluations.queries.interim.panel import meetings_of, remarks_in, reviews_of, summary_in
from evaluations.queries.interim.written import answers_of, submission_of
from evaluations.rules.interim.advice import check_advice
from evaluations.rules.interim.panel import criteria_for
from evaluations.rules.interim.written import FORM, SECTION, VERSION, completeness_of
from evaluations.texts.interim_written import HINTS, QUESTIONS

_ADVICE_STEPS = (
    ("approve_advice", _("Approve the advice"), "evaluations:approve_advice"),
    ("send_advice", _("Send for approval"), "evaluations:send_advice"),
    ("write_advice", _("Write the advice"), "evaluations:write_advice"),
    ("return_advice", _("Return to the author"), "evaluations:return_advice"),
)
_TONES = {
    AdviceState.TO_APPROVE: Tone.WARNING,
    AdviceState.APPROVED: Tone.GOOD,
    AdviceState.RETURNED: Tone.BAD,
}


@dataclass(frozen=True)
class Member:
    """An expert of the panel as the agency sees it; scores only when handed in."""

    review: PanelReview
    status: Status
    detected: Sequence[Finding]
    scores: Sequence[ScoreRow]


@dataclass(frozen=True)
class CriterionRow:
    """A criterion with the average and the spread over the panel; no measure: passed or failed."""

    number: int
    name: str
    weight: Decimal | None
    measure: Measure | None
    failed: bool


def answer_fields(evaluation: Evaluation) -> list[AnswerField]:
    """Return the questions with what was written so far."""
    return fields_of(
        FORM.fields(VERSION, SECTION),
        answers_of(evaluation),
        step=SECTION,
        labels=QUESTIONS,
        hints=HINTS,
    )


def written_part(evaluation: Evaluation) -> dict[str, Any]:
    """Return how far the self-evaluation is, for who writes it."""
    written = [key for key, row in answers_of(evaluation).items() if row.text.strip()]
    found = completeness_of(written)
    here = reverse("evaluations:self", args=[evaluation.pk])
    lacks = [
        Lack(sentence(f"asked.{row.field}"), f"{here}#id_{row.field}", row.blocks)
        for row in found.missing
    ]
    return {"meter": found, "lacks": lacks}


def sealed_part(evaluation: Evaluation) -> dict[str, Any]:
    """Return the self-evaluation as handed in."""
    submission = submission_of(evaluation)
    whole = whole_of(submission.content) if submission else None
    return {"submission": submission, "whole": whole}


def panel_part(evaluation: Evaluation) -> dict[str, Any]:
    """Return the panel with scores, averages and remarks, for the agency."""
    panel = reviews_of(evaluation)
    summary = summary_in(evaluation, panel)
    return {
        "members": [_member(row) for row in panel],
        "summary": summary,
        "criteria": _criteria(evaluation, summary),
        "remarks": remarks_in(panel),
        "meetings": meetings_of(evaluation),
    }


def _criteria(evaluation: Evaluation, summary: Summary) -> list[CriterionRow]:
    measures, failed = summary.by_criterion, summary.failed
    rows = enumerate(criteria_for(evaluation.cluster.kind), start=1)
    return [
        CriterionRow(number, _name(row), row.weight, measures.get(number), number in failed)
        for number, row in rows
    ]


def advice_part(
    actor: Actor, evaluation: Evaluation, found: Relation, *, on: date
) -> dict[str, Any]:
    """Return the advice with its check, its consequences and the steps that may be taken now."""
    advice = advice_of(evaluation)
    if advice is not None:
        advice.evaluation = evaluation
    allowed = advice_verdicts(actor, evaluation, advice, found)
    return {
        "advice": advice,
        "advice_state": _status(advice.state) if advice else None,
        "advice_conditions": conditions_of(advice) if advice else [],
        "advice_check": check_advice(advice_facts(advice, on=on)) if advice else None,
        "effect": effect_of_advice(advice, on=on) if advice else None,
        "advice_buttons": step_buttons(evaluation, allowed, _ADVICE_STEPS),
    }


def own_scores(review: PanelReview) -> list[ScoreRow]:
    """Return what one expert gave, by the name of each criterion."""
    names = {row.code: _name(row) for row in criteria_for(review.evaluation.cluster.kind)}
    return [
        ScoreRow(names[row.criterion], row.points, row.passed, row.text)
        for row in review.scores.all()
    ]


def _member(review: PanelReview) -> Member:
    handed_in = review.state == ReviewState.SUBMITTED
    explained = from_json({"findings": review.detected})
    return Member(
        review,
        review_state(review),
        explained.findings if explained else (),
        own_scores(review) if handed_in else (),
    )


def _name(row: Any) -> str:
    english = (get_language() or "nl").startswith("en")
    return str(row.label_en if english else row.label_nl)


def _status(state: str) -> Status:
    known = AdviceState(state)
    return Status(known.label, _TONES.get(known, Tone.DRAFT))
