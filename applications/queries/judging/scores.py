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
    found = Score.objects.filter(
        review__application_id__in=application_ids, review__state=ReviewState.SUBMITTED
    ).order_by("review_id")
    # Bare values, without the motivations: a call of a thousand has some thirty thousand of them.
    names = ("review__application_id", "review_id", "criterion_id", "points", "passed")
    by_review: defaultdict[int, defaultdict[int, dict[int, GivenScore]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for application_id, review_id, criterion_id, points, passed in found.values_list(*names):
        by_review[application_id][review_id][criterion_id] = GivenScore(points, passed)
    return {key: summarise(criteria, list(by_review[key].values())) for key in application_ids}
