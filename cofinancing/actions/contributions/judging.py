"""Judging contributions: accept, reject, take back, confirm a late proof."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.state import change_state
from cofinancing.actions.contributions.assessing import assess_stored, assess_twin
from cofinancing.actions.contributions.common import (
    locked,
    relation_to,
)
from cofinancing.models import Contribution
from cofinancing.permissions import contributions as rights
from cofinancing.queries.contributions import days_of
from cofinancing.transitions import CONTRIBUTIONS

# Accepting asks for no reason; the history shows this sentence.
NO_REASON = {"accept": "contribution.accept"}


@transaction.atomic
def accept_contribution(
    contribution: Contribution, *, actor: Actor, at: datetime, reason: str = ""
) -> Contribution:
    """Let money count; checked again against the facts of now."""
    contribution = locked(contribution)
    known = relation_to(contribution.project_year, actor, at)
    require(rights.may_accept_contribution(actor, contribution, known))
    refuse(assess_stored(contribution, actor=actor, at=at))
    return _decide(contribution, "accept", actor, at, reason)


@transaction.atomic
def reject_contribution(
    contribution: Contribution, *, actor: Actor, at: datetime, reason: str
) -> Contribution:
    """Put a contribution aside with a reason that the cluster organisation reads."""
    contribution = locked(contribution)
    known = relation_to(contribution.project_year, actor, at)
    require(rights.may_judge_contribution(actor, contribution, known))
    return _decide(contribution, "reject", actor, at, reason)


@transaction.atomic
def reconsider_contribution(
    contribution: Contribution, *, actor: Actor, at: datetime, reason: str
) -> Contribution:
    """Take a decision back; the money waits for a new one, and a late proof falls away.

    Raises ``Refused`` when meanwhile the same payment counts in another line (A3).
    """
    contribution = locked(contribution)
    known = relation_to(contribution.project_year, actor, at)
    require(rights.may_reconsider_contribution(contribution, known))
    refuse(assess_twin(contribution, actor=actor, at=at))
    _forget_decision(contribution)
    return change_state(
        contribution, "reconsider", table=CONTRIBUTIONS, actor=actor, at=at, reason=reason
    )


def _forget_decision(contribution: Contribution) -> None:
    contribution.decided_by = None
    contribution.decision_reason = ""
    contribution.late_proof_by = None
    contribution.late_proof_reason = ""


@transaction.atomic
def confirm_late_proof(
    contribution: Contribution, *, actor: Actor, at: datetime, reason: str
) -> Contribution:
    """Let a receipt that was entered late count for the due date, as second person (A2)."""
    contribution = locked(contribution)
    year = contribution.project_year
    known = relation_to(year, actor, at)
    if not reason.strip():
        raise Refused.because("transition.reason")
    require(rights.may_prove_late_contribution(actor, contribution, known, days_of(year)))
    contribution.late_proof_by_id = actor.user_id
    contribution.late_proof_reason = reason
    return save_tracked(contribution, actor=actor, at=at, reason=reason)


def _decide(
    contribution: Contribution, action: str, actor: Actor, at: datetime, reason: str
) -> Contribution:
    contribution.decided_by_id = actor.user_id
    contribution.decision_reason = reason
    return change_state(
        contribution,
        action,
        table=CONTRIBUTIONS,
        actor=actor,
        at=at,
        reason=reason or NO_REASON.get(action, ""),
    )
