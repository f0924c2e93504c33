"""The meeting of a panel, and the end of the panel (R36, A23)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from applications.actions.judging.scores import store_meeting
from applications.judging_enums import LIVE_REVIEWS, ReviewState
from clusterbeleid.core.actors import Actor
from evaluations.actions.interim.common import file_for, step
from evaluations.models import Evaluation, PanelMeeting, PanelReview
from evaluations.rules.interim.panel import check_closing


@transaction.atomic
def record_meeting(
    evaluation: Evaluation,
    *,
    held_on: date,
    participants: str,
    notes: str,
    actor: Actor,
    at: datetime,
) -> PanelMeeting:
    """Keep what was said in a meeting of the panel; it stands as written. Raises ``Refused``."""
    stored = file_for("record_meeting", evaluation, actor=actor, at=at)
    made = PanelMeeting(evaluation=stored, held_on=held_on, participants=participants, notes=notes)
    return store_meeting(made, actor=actor, at=at)


@transaction.atomic
def close_panel(evaluation: Evaluation, *, actor: Actor, at: datetime) -> Evaluation:
    """End the panel: experts no longer read, scores stand still. Raises ``Refused`` without scores."""
    stored = file_for("close_panel", evaluation, actor=actor, at=at)
    states = list(
        PanelReview.objects.filter(evaluation=stored).order_by().values_list("state", flat=True)
    )
    handed_in = states.count(ReviewState.SUBMITTED)
    still = sum(state in LIVE_REVIEWS for state in states) - handed_in
    return step("close_panel", stored, actor=actor, at=at, findings=check_closing(handed_in, still))
