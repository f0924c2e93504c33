"""Who may do what in a panel; the same answer feeds button, view and action (R52, A22)."""

from __future__ import annotations

from datetime import date

from applications.judging_transitions import REVIEWS
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.kernel.transitions import Verdict
from clusters.permissions import Relation, relation
from evaluations.interim_enums import EvaluationState
from evaluations.models import PanelReview

_BY_EXPERT = frozenset({"accept_review", "decline_review", "declare_interest", "submit_scores"})
_FILE = frozenset({Relation.HEAD, Relation.MANAGER})


def may_see_own_panels(actor: Actor) -> Verdict:
    """Experts have a page of their own."""
    return Verdict.ok() if actor.has(Role.EXPERT) else Verdict.no("review.experts_only")


def may_judge(action: str, actor: Actor, review: PanelReview, *, on: date) -> Verdict:
    """Tell whether an expert may take a step in the own review, or the agency in any.

    An expert acts within term and contract only, and while the panel is open.
    """
    if review.evaluation.state != EvaluationState.PANEL:
        return Verdict.no("review.over")
    if action not in _BY_EXPERT:
        if relation(actor, review.evaluation.cluster, on=on) not in _FILE:
            return Verdict.no("evaluations.not_yours")
    elif actor.user_id is None or review.expert.user_id != actor.user_id:
        return Verdict.no("evaluations.not_yours")
    elif not _within(review, on):
        return Verdict.no("review.term_over")
    return REVIEWS.may(action, review.state, actor.roles)


def _within(review: PanelReview, on: date) -> bool:
    expert = review.expert
    contract = expert.first_day <= on and (expert.last_day is None or on <= expert.last_day)
    return contract and on <= review.due_on
