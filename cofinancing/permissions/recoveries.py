"""Who claims money back, receives it, suspends it or writes it off; never one person alone (A12)."""

from __future__ import annotations

from collections.abc import Mapping

from clusterbeleid.core.actors import Actor
from clusterbeleid.kernel.transitions import Verdict
from clusters.permissions import Relation
from cofinancing.enums import PaymentState
from cofinancing.models import Payment, Recovery
from cofinancing.models.recoveries import OWED
from cofinancing.permissions.contributions import may_judge_many
from cofinancing.permissions.payments import FOR_WHO, may_see_payments
from cofinancing.transitions import FINANCE, HEAD, RECOVERIES

__all__ = ["FOR_WHO", "may_see_recoveries", "verdicts"]


def may_see_recoveries(actor: Actor) -> Verdict:
    """The agency follows recoveries over all files, as it follows payments."""
    return may_see_payments(actor)


def may_propose_recovery(actor: Actor, relation: Relation) -> Verdict:
    """Finance, the head of team and the account manager of the cluster propose."""
    return Verdict.ok() if actor.has(*FINANCE) else may_judge_many(relation)


def may_approve_recovery(actor: Actor, recovery: Recovery) -> Verdict:
    """The head of team approves, never the own proposal."""
    verdict = RECOVERIES.may("approve", recovery.state, actor.roles)
    if verdict.allowed and _is(actor, recovery.proposed_by_id):
        return Verdict.no("recovery.own_proposal")
    return verdict


def may_withdraw_recovery(actor: Actor, recovery: Recovery, relation: Relation) -> Verdict:
    """Whoever may propose may also take a proposal back."""
    return _handled("withdraw", actor, recovery, relation)


def may_receive_recovery(actor: Actor, recovery: Recovery) -> Verdict:
    """Finance books what came in."""
    return RECOVERIES.may("receive_part", recovery.state, actor.roles)


def may_suspend_recovery(actor: Actor, recovery: Recovery, relation: Relation) -> Verdict:
    """An objection suspends a claim; whoever handles the file notes it."""
    return _handled("suspend", actor, recovery, relation)


def may_resume_recovery(actor: Actor, recovery: Recovery) -> Verdict:
    """The head of team ends a suspension, or refuses a write-off."""
    return RECOVERIES.may("resume", recovery.state, actor.roles)


def may_ask_write_off(actor: Actor, recovery: Recovery, relation: Relation) -> Verdict:
    """Whoever handles the file asks, with the decision."""
    return _handled("ask_write_off", actor, recovery, relation)


def may_write_off(actor: Actor, recovery: Recovery) -> Verdict:
    """The head of team writes off, never on the own request."""
    verdict = RECOVERIES.may("write_off", recovery.state, actor.roles)
    if verdict.allowed and _is(actor, recovery.write_off_by_id):
        return Verdict.no("recovery.own_write_off")
    return verdict


def may_divide_recovery(actor: Actor, recovery: Recovery) -> Verdict:
    """The head of team decides on instalments, never of the own proposal."""
    if not actor.has(*HEAD):
        return Verdict.no("transition.role")
    if _is(actor, recovery.proposed_by_id):
        return Verdict.no("recovery.own_proposal")
    return _owed(recovery)


def may_set_off(actor: Actor, recovery: Recovery, relation: Relation) -> Verdict:
    """Whoever may propose a claim may set it off; another one approves the payment."""
    verdict = may_propose_recovery(actor, relation)
    return _owed(recovery) if verdict.allowed else verdict


def may_drop_set_off(actor: Actor, payment: Payment, relation: Relation) -> Verdict:
    """As long as nobody approved the payment, it may be paid whole again."""
    verdict = may_propose_recovery(actor, relation)
    if not verdict.allowed:
        return verdict
    is_open = payment.state == PaymentState.PROPOSED and payment.set_off_id is not None
    return Verdict.ok() if is_open else Verdict.no("recovery.nothing_set_off")


def verdicts(actor: Actor, recovery: Recovery, relation: Relation) -> Mapping[str, Verdict]:
    """Return the answer for every step of a recovery, for the buttons of its page."""
    return {
        "approve": may_approve_recovery(actor, recovery),
        "receive": may_receive_recovery(actor, recovery),
        "write_off": may_write_off(actor, recovery),
        "resume": may_resume_recovery(actor, recovery),
        "divide": may_divide_recovery(actor, recovery),
        "set_off": may_set_off(actor, recovery, relation),
        "suspend": may_suspend_recovery(actor, recovery, relation),
        "ask_write_off": may_ask_write_off(actor, recovery, relation),
        "withdraw": may_withdraw_recovery(actor, recovery, relation),
    }


def _handled(action: str, actor: Actor, recovery: Recovery, relation: Relation) -> Verdict:
    verdict = may_propose_recovery(actor, relation)
    return RECOVERIES.may(action, recovery.state, actor.roles) if verdict.allowed else verdict


def _owed(recovery: Recovery) -> Verdict:
    return Verdict.ok() if recovery.state in OWED else Verdict.no("recovery.not_owed")


def _is(actor: Actor, user_id: int | None) -> bool:
    return user_id is not None and user_id == actor.user_id
