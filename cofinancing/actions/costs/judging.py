"""Judging costs: accept in whole or in part, reject, take back."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import refuse, require
from clusterbeleid.core.state import change_state
from cofinancing.actions.contributions.common import relation_to
from cofinancing.actions.costs.common import facts_of, locked
from cofinancing.models import CostLine
from cofinancing.permissions import costs as rights
from cofinancing.queries.costs import year_of
from cofinancing.queries.settlements import is_settled
from cofinancing.rules.money.costs import assess_acceptance
from cofinancing.transitions import COSTS


@transaction.atomic
def accept_cost(
    line: CostLine, *, amount: Decimal | None = None, actor: Actor, at: datetime, reason: str = ""
) -> CostLine:
    """Accept a cost on its evidence, for ``amount`` euro or whole; less needs a reason (R7)."""
    line = locked(line)
    require(rights.may_judge_cost(actor, line, relation_to(line.project_year, actor, at)))
    accepted = line.amount if amount is None else amount
    facts = facts_of(line, actor=actor, at=at)
    refuse(assess_acceptance(facts, year_of(line.project_year), accepted))
    line.accepted_amount = accepted
    action = "accept" if accepted == line.amount else "accept_partly"
    return _decide(line, action, actor, at, reason)


@transaction.atomic
def reject_cost(line: CostLine, *, actor: Actor, at: datetime, reason: str) -> CostLine:
    """Put a cost aside with a reason that the cluster organisation reads."""
    line = locked(line)
    known, settled = relation_to(line.project_year, actor, at), is_settled(line.project_year_id)
    require(rights.may_judge_cost(actor, line, known, settled=settled))
    return _decide(line, "reject", actor, at, reason)


@transaction.atomic
def reconsider_cost(line: CostLine, *, actor: Actor, at: datetime, reason: str) -> CostLine:
    """Take a judgement back; the cost waits for a new one."""
    line = locked(line)
    known, settled = relation_to(line.project_year, actor, at), is_settled(line.project_year_id)
    require(rights.may_reconsider_cost(line, known, settled=settled))
    line.accepted_amount = None
    line.decided_by = None
    line.decision_reason = ""
    return change_state(line, "reconsider", table=COSTS, actor=actor, at=at, reason=reason)


def _decide(line: CostLine, action: str, actor: Actor, at: datetime, reason: str) -> CostLine:
    line.decided_by_id = actor.user_id
    line.decision_reason = reason.strip()
    why = reason if action != "accept" else reason or "cost.accept"
    return change_state(line, action, table=COSTS, actor=actor, at=at, reason=why)
