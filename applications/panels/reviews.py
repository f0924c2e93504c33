"""What stands on the pages about experts, their reviews and their scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language

from applications.enums import CostCategory, CostNature, FundingSource
from applications.lists.experts import review_state
from applications.models import Application, CallCriterion, Review, Score
from applications.panels.judging import criterion_name
from applications.queries.calls import criteria_of
from applications.queries.content import Content, content_of
from applications.queries.judging.reviews import (
    criteria_to_score,
    meetings_of,
    others_scores,
    reviews_of,
    scores_of,
)
from applications.queries.judging.scores import summary_of
from applications.rules.form import form_of
from applications.rules.judging.scores import Measure, Summary
from applications.texts.form import FIELDS, SECTIONS
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.ui import Status, Text
from clusterbeleid.kernel.findings import Finding


@dataclass(frozen=True)
class ScoreRow:
    """A criterion with what one expert gave."""

    name: str
    points: int | None
    passed: bool | None
    text: str


@dataclass(frozen=True)
class NamedReview:
    """A review with its state, the remarks about interests, and its scores when handed in."""

    review: Review
    status: Status
    detected: Sequence[Finding]
    scores: Sequence[ScoreRow]


@dataclass(frozen=True)
class CriterionRow:
    """A criterion with the average and the spread over the experts; no measure: passed or failed."""

    number: int
    name: str
    weight: Decimal | None
    measure: Measure | None
    failed: bool


@dataclass(frozen=True)
class DossierSection:
    """A part of the application as an expert reads it: answers by their question."""

    code: str
    title: Text
    answers: Sequence[tuple[Text, str]]


def experts_part(application: Application) -> dict[str, Any]:
    """Return the experts of an application with their scores and meetings, for the agency."""
    criteria = criteria_of(application.call)
    summary = summary_of(application)
    return {
        "reviews": [named_review(row, criteria) for row in reviews_of(application)],
        "summary": summary,
        "criteria": criterion_rows(criteria, summary),
        "meetings": meetings_of(application),
    }


def named_review(review: Review, criteria: Sequence[CallCriterion]) -> NamedReview:
    """Return one review; scores that were not handed in are nobody's but the expert's."""
    given = {row.criterion_id: row for row in review.scores.all()} if review.submitted_at else {}
    shown = given if review_is_in(review) else {}
    return NamedReview(
        review, review_state(review), detected_of(review), score_rows(criteria, shown)
    )


def review_is_in(review: Review) -> bool:
    """Tell whether the scores were handed in, and not given back since."""
    return bool(review.state == "submitted")


def detected_of(review: Review) -> Sequence[Finding]:
    """Return the stored remarks about interests."""
    explained = from_json({"findings": review.detected})
    return explained.findings if explained else ()


def score_rows(criteria: Sequence[CallCriterion], given: Mapping[int, Score]) -> list[ScoreRow]:
    """Return what was given, by criterion, in the language of the reader."""
    return [
        ScoreRow(
            criterion_name(row), given[row.pk].points, given[row.pk].passed, given[row.pk].text
        )
        for row in criteria
        if row.pk in given
    ]


def criterion_rows(criteria: Sequence[CallCriterion], summary: Summary) -> list[CriterionRow]:
    """Return averages and spread by criterion."""
    return [
        CriterionRow(
            number,
            criterion_name(row),
            row.weight,
            summary.by_criterion.get(row.pk),
            number in summary.failed,
        )
        for number, row in enumerate(criteria, start=1)
    ]


def own_review_page(review: Review) -> dict[str, Any]:
    """Return what an expert sees of an invitation: who takes part, and nothing of the content."""
    content = content_of(review.application)
    return {
        "review": review,
        "status": review_state(review),
        "organisations": sorted(
            {(row.name, row.kbo) for row in content.members}
            | {(review.application.applicant.name, review.application.applicant.kbo)}
        ),
    }


def scores_page(review: Review) -> dict[str, Any]:
    """Return the own scores once handed in, and those of the others (A21)."""
    criteria = criteria_to_score(review)
    handed_in = review_is_in(review)
    return {
        "own": score_rows(criteria, scores_of(review)) if handed_in else [],
        "others": [named_review(row, criteria) for row in others_scores(review)],
    }


def dossier_page(application: Application) -> dict[str, Any]:
    """Return the whole application as handed in, to read."""
    content = content_of(application)
    return {
        "application": application,
        "sections": _sections(content),
        "members": content.members,
        "pledges": [(row.member.name, row.year, row.amount) for row in _with_members(content)],
        "budget": [
            (row.year, CostCategory(row.category).label, CostNature(row.nature).label, row.amount)
            for row in content.budget
            if row.amount
        ],
        "funding": [
            (row.year, FundingSource(row.source).label, row.amount)
            for row in content.funding
            if row.amount
        ],
        "seats": content.seats,
        "targets": content.targets,
        "documents": content.documents,
    }


def language_of_reader() -> str:
    """Return ``en`` or ``nl``."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def _sections(content: Content) -> list[DossierSection]:
    found = []
    for section in form_of(content.application.call.form_version):
        answers = [
            (FIELDS[field.key], answer.text)
            for field in section.fields
            if (answer := content.answer(field.key)) is not None and answer.text.strip()
        ]
        if answers:
            found.append(DossierSection(section.code, SECTIONS[section.code], answers))
    return found


def _with_members(content: Content) -> list[Any]:
    by_key = {row.pk: row for row in content.members}
    rows = [row for row in content.pledges if row.amount]
    for row in rows:
        row.member = by_key[row.member_id]
    return rows
