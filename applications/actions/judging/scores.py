"""Scoring by experts, the meeting in which they compare, and scores that come back (R36, A23)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction

from applications.actions.judging.common import file_for
from applications.actions.judging.reviews import locked_review, review_for
from applications.documents.reviews import scores_returned
from applications.judging_transitions import JudgingFacts
from applications.models import Application, ConsensusMeeting, Review, Score
from applications.models.reviewing import MeetingOfExperts
from applications.permissions.reviews import may_score
from applications.queries.judging.reviews import criteria_to_score, scores_of
from applications.queries.judging.scores import given_scores, scored_criteria
from applications.rules.judging.scores import check_scores
from applications.transitions import REVIEWS
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked, traced
from clusterbeleid.core.outbox import enqueue_many
from clusterbeleid.core.state import change_state
from clusters.actions.common import author_of, day_of

M = TypeVar("M", bound=MeetingOfExperts)


@dataclass(frozen=True, kw_only=True)
class ScoreData:
    """What an expert typed on one criterion; empty is kept as empty."""

    criterion_id: int
    points: int | None = None
    passed: bool | None = None
    text: str = ""


@transaction.atomic
def save_scores(
    review: Review,
    scores: Sequence[ScoreData],
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Review:
    """Keep the scores as far as they are written; only the expert sees them.

    Raises ``Refused`` outside the own accepted review or for a criterion of another call, and
    ``Conflict`` when they were saved in another window meanwhile.
    """
    stored = locked_review(review)
    require(may_score(actor, stored, on=day_of(at)))
    criteria = {row.pk: row for row in criteria_to_score(stored)}
    known = scores_of(stored)
    save_tracked(
        stored, actor=actor, at=at, reason="score.saved", expected_version=expected_version
    )
    for data in scores:
        criterion = criteria.get(data.criterion_id)
        if criterion is None:
            raise Refused.because("score.other_call", "R36")
        row = known.get(criterion.pk) or Score(review=stored, criterion=criterion)
        is_main = criterion.weight is not None
        row.points = data.points if is_main else None
        row.passed = None if is_main else data.passed
        row.text = data.text.strip()
        save_tracked(row, actor=actor, at=at, reason="score.saved")
    return stored


@transaction.atomic
def submit_scores(
    review: Review,
    scores: Sequence[ScoreData],
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Review:
    """Save and hand in: from then on the scores stand still and those of the others open (A21).

    Raises as ``save_scores``, and ``Refused`` for each criterion without score or motivation.
    """
    stored = save_scores(review, scores, expected_version=expected_version, actor=actor, at=at)
    given = given_scores(scores_of(stored).values())
    found = check_scores(scored_criteria(criteria_to_score(stored)), given)
    stored.submitted_at = at
    return change_state(
        stored,
        "submit_scores",
        table=REVIEWS,
        actor=actor,
        at=at,
        facts=JudgingFacts(found),
    )


@transaction.atomic
def return_scores(review: Review, *, actor: Actor, at: datetime, reason: str) -> Review:
    """Give scores back to the expert, as after the consensus meeting; the earlier ones stay in the history.

    Raises ``Refused`` once the assessment is over.
    """
    stored = review_for("return_scores", review, actor=actor, at=at)
    change_state(stored, "return_scores", table=REVIEWS, actor=actor, at=at, reason=reason)
    enqueue_many([scores_returned(stored, reason.strip())], at=at)
    return stored


@transaction.atomic
def record_meeting(
    application: Application,
    *,
    held_on: date,
    participants: str,
    notes: str,
    actor: Actor,
    at: datetime,
) -> ConsensusMeeting:
    """Keep what was said in a consensus meeting; it stands as written. Raises ``Refused``."""
    stored = file_for("record_meeting", application, actor=actor, at=at)
    made = ConsensusMeeting(
        application=stored, held_on=held_on, participants=participants, notes=notes
    )
    return store_meeting(made, actor=actor, at=at)


def store_meeting(made: M, *, actor: Actor, at: datetime) -> M:
    """Store what was said in a meeting of experts; raises ``Refused`` for a day that has to come."""
    if made.held_on > day_of(at):
        raise Refused.because("meeting.ahead", "R36")
    made.participants, made.notes = made.participants.strip(), made.notes.strip()
    made.recorded_by, made.recorded_at = author_of(actor), at
    with traced(actor, "meeting.recorded"):
        made.save(force_insert=True)
    return made
