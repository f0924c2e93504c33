"""Scores as the rules see them, for one application or for a whole call."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from applications.judging_enums import ReviewState
from applications.models import Application, Call, CallCriterion, Score
from applications.queries.calls import criteria_of
from applications.rules.judging.scores import (
    GivenScore,
    ScoredCriterion,
    Scores,
    Summary,
    summarise,
)


def scored_criteria(rows: Iterable[CallCriterion]) -> list[ScoredCriterion]:
    """Return the criteria of a call as the rules see them."""
    return [ScoredCriterion(row.pk, number, row.weight) for number, row in enumerate(rows, start=1)]


def given_scores(rows: Iterable[Score]) -> Scores:
    """Return the scores of one review by criterion."""
    return {row.criterion_id: GivenScore(row.points, row.passed, row.text) for row in rows}


def summary_of(application: Application) -> Summary:
    """Return what the experts together think of one application; two queries."""
    return summaries(application.call, [application.pk])[application.pk]


def summaries(call: Call, application_ids: Sequence[int]) -> dict[int, Summary]:
    """Return the summary of every application named, of one call; two queries for any number."""
    criteria = scored_criteria(criteria_of(call))
    rows = Score.objects.filter(
        review__application_id__in=application_ids, review__state=ReviewState.SUBMITTED
    ).select_related("review")
    by_review: defaultdict[int, defaultdict[int, list[Score]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for row in rows.order_by("review_id", "criterion_id"):
        by_review[row.review.application_id][row.review_id].append(row)
    return {
        key: summarise(criteria, [given_scores(found) for found in by_review[key].values()])
        for key in application_ids
    }
