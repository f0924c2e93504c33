"""Who may do what with experts and their reviews; the same answer feeds button, view and action."""

from __future__ import annotations

from datetime import date

from applications.enums import ApplicationState
from applications.models import Review
from applications.permissions.judging import may_see_judging, refusal_of
from applications.queries.judging.files import Standing, standing
from applications.transitions import REVIEWS
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.kernel.transitions import Verdict

_KEEPERS = (Role.HEAD_OF_TEAM.value, Role.ACCOUNT_MANAGER.value)
_BY_EXPERT = frozenset({"accept_review", "decline_review", "declare_interest", "submit_scores"})


def may_see_pool(actor: Actor) -> Verdict:
    """The agency knows its experts."""
    return may_see_judging(actor)


def may_keep_pool(actor: Actor) -> Verdict:
    """Account managers and the head of team keep the pool."""
    if actor.has(*_KEEPERS):
        return Verdict.ok()
    code = "applications.read_only" if may_see_pool(actor) else "applications.agency_only"
    return Verdict.no(code)


def may_see_own_reviews(actor: Actor) -> Verdict:
    """Experts have a page of their own."""
    return Verdict.ok() if actor.has(Role.EXPERT) else Verdict.no("review.experts_only")


def may_review(action: str, actor: Actor, review: Review, *, on: date) -> Verdict:
    """Tell whether an expert may take a step in the own review, or the agency in any.

    An expert acts within term and contract only, and while the application is in assessment.
    """
    if review.application.state != ApplicationState.IN_ASSESSMENT:
        return Verdict.no("review.over")
    if action not in _BY_EXPERT:
        found = standing(actor, review.application, on=on)
        if found not in {Standing.HEAD, Standing.MANAGER}:
            return Verdict.no(refusal_of(found))
    elif actor.user_id is None or review.expert.user_id != actor.user_id:
        return Verdict.no("judging.not_yours")
    elif not _within(review, on):
        return Verdict.no("review.term_over")
    return REVIEWS.may(action, review.state, actor.roles)


def may_score(actor: Actor, review: Review, *, on: date) -> Verdict:
    """Tell whether the expert may still write the own scores."""
    return may_review("submit_scores", actor, review, on=on)


def may_move_term(actor: Actor, review: Review, *, on: date) -> Verdict:
    """Tell whether the agency may give an expert another term."""
    return may_review("withdraw_invitation", actor, review, on=on)


def _within(review: Review, on: date) -> bool:
    expert = review.expert
    contract = expert.first_day <= on and (expert.last_day is None or on <= expert.last_day)
    return contract and on <= review.due_on
