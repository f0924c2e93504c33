"""Scores and remarks of a panel, and the end of the panel (R36, A21, A23)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from applications.rules.judging.scores import check_scores
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.history import delete_tracked, save_tracked
from clusterbeleid.core.outbox import enqueue_many
from evaluations.actions.interim.panel import review_for, review_step
from evaluations.documents.interim.mails import panel_returned
from evaluations.models import PanelReview, PanelScore, Remark
from evaluations.queries.interim.panel import criterion_places, given_by
from evaluations.rules.interim.panel import scored


@dataclass(frozen=True, kw_only=True)
class ScoreData:
    """What an expert typed on one criterion; empty is kept as empty."""

    criterion: str
    points: int | None = None
    passed: bool | None = None
    text: str = ""


@dataclass(frozen=True)
class RemarkData:
    """A remark as typed, with its kind and its area."""

    kind: str
    area: str
    text: str


@transaction.atomic
def save_scores(
    review: PanelReview,
    scores: Sequence[ScoreData],
    remarks: Sequence[RemarkData],
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> PanelReview:
    """Keep scores and remarks as far as they are written; only the expert sees them.

    Raises ``Refused`` outside the own accepted review or for an unknown criterion, ``Conflict``
    when they were saved in another window meanwhile.
    """
    stored = review_for("submit_scores", review, actor=actor, at=at)
    save_tracked(
        stored, actor=actor, at=at, reason="score.saved", expected_version=expected_version
    )
    known = {row.criterion: row for row in PanelScore.objects.filter(review=stored)}
    places = criterion_places(stored.evaluation.cluster)
    for data in scores:
        if data.criterion not in places:
            raise Refused.because("score.other_call", "R36")
        _save_score(stored, data, known, actor, at)
    _save_remarks(stored, remarks, actor, at)
    return stored


@transaction.atomic
def submit_scores(
    review: PanelReview,
    scores: Sequence[ScoreData],
    remarks: Sequence[RemarkData],
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> PanelReview:
    """Save and hand in: from then on scores and remarks stand still.

    Raises as ``save_scores``, and ``Refused`` for each criterion without score or motivation.
    """
    stored = save_scores(
        review, scores, remarks, expected_version=expected_version, actor=actor, at=at
    )
    found = check_scores(scored(stored.evaluation.cluster.kind), given_by(stored))
    stored.submitted_at = at
    return review_step("submit_scores", stored, actor, at, findings=found)


@transaction.atomic
def return_scores(review: PanelReview, *, actor: Actor, at: datetime, reason: str) -> PanelReview:
    """Give scores back to the expert, as after the consensus meeting; the history keeps the earlier ones.

    Raises ``Refused`` once the panel is closed.
    """
    stored = review_for("return_scores", review, actor=actor, at=at)
    review_step("return_scores", stored, actor, at, reason)
    enqueue_many([panel_returned(stored, reason.strip())], at=at)
    return stored


def _save_score(
    review: PanelReview,
    data: ScoreData,
    known: Mapping[str, PanelScore],
    actor: Actor,
    at: datetime,
) -> None:
    row = known.get(data.criterion) or PanelScore(review=review, criterion=data.criterion)
    row.points, row.passed, row.text = data.points, data.passed, data.text.strip()
    save_tracked(row, actor=actor, at=at, reason="score.saved")


def _save_remarks(
    review: PanelReview, remarks: Sequence[RemarkData], actor: Actor, at: datetime
) -> None:
    """Bring the remarks in line: those that are gone go, new ones come, in a few statements."""
    wanted = [row for row in remarks if row.text.strip()]
    known = list(Remark.objects.filter(review=review))
    for row in known:
        data = RemarkData(row.kind, row.area, row.text)
        if data in wanted:
            wanted.remove(data)
        else:
            delete_tracked(row, actor=actor, at=at, reason="score.saved")
    for data in wanted:
        new = Remark(review=review, kind=data.kind, area=data.area, text=data.text.strip())
        save_tracked(new, actor=actor, at=at, reason="score.saved")
