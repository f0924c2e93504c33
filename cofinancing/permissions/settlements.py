"""Who fixes and withdraws settlements."""

from __future__ import annotations

from clusterbeleid.core.actors import Actor
from clusterbeleid.kernel.transitions import Verdict
from cofinancing.models import Settlement
from cofinancing.transitions import SETTLEMENTS, SETTLERS


def may_settle(actor: Actor) -> Verdict:
    """The head of team and finance fix settlements; whoever judged the costs prepares them."""
    return Verdict.ok() if actor.has(*SETTLERS) else Verdict.no("settlement.head_or_finance")


def may_withdraw_settlement(actor: Actor, settlement: Settlement) -> Verdict:
    """A settlement that is fixed is withdrawn by whoever may fix one, with a reason."""
    verdict = may_settle(actor)
    if not verdict.allowed:
        return verdict
    return SETTLEMENTS.may("withdraw_settlement", settlement.state, actor.roles)
