"""Who proposes, approves, sends and confirms payments; never one person alone (A12, A15)."""

from __future__ import annotations

from collections.abc import Mapping

from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusterbeleid.kernel.transitions import Verdict
from clusters.permissions import Relation
from cofinancing.models import BankAccount, Payment
from cofinancing.permissions.contributions import may_judge_many
from cofinancing.transitions import ACCOUNTS, FINANCE, PAYMENTS

FOR_WHO = frozenset({"clusters.read_only", "clusters.not_yours", "contribution.agency_judges"})


def may_propose_payment(relation: Relation) -> Verdict:
    """The account manager of the cluster, or the head of team, proposes."""
    return may_judge_many(relation)


def may_note_conditions(relation: Relation) -> Verdict:
    """Who proposes payments also registers tests and reports."""
    return may_judge_many(relation)


def may_approve_payment(actor: Actor, payment: Payment) -> Verdict:
    """The head of team approves, never the own proposal."""
    verdict = PAYMENTS.may("approve", payment.state, actor.roles)
    if verdict.allowed and _is(actor, payment.proposed_by_id):
        return Verdict.no("payment.own_proposal")
    if verdict.allowed and _is(actor, payment.set_off_by_id):
        return Verdict.no("payment.own_set_off")
    return verdict


def may_send_payments(actor: Actor) -> Verdict:
    """Finance hands payments to accounting."""
    return Verdict.ok() if actor.has(*FINANCE) else Verdict.no("payment.finance_only")


def may_see_payments(actor: Actor) -> Verdict:
    """The agency follows payments over all files; a cluster organisation reads them in its own."""
    if actor.has(Role.ACCOUNT_MANAGER, *AGENCY_READERS_OF_ALL):
        return Verdict.ok()
    return Verdict.no("clusters.agency_only")


def may_confirm_paid(actor: Actor, payment: Payment) -> Verdict:
    """Finance says on which day money left the account."""
    return PAYMENTS.may("confirm_paid", payment.state, actor.roles)


def may_reject_payment(actor: Actor, payment: Payment, relation: Relation) -> Verdict:
    """Whoever proposes, approves or sends may also stop a payment that is under way."""
    if not actor.has(*FINANCE):
        verdict = may_judge_many(relation)
        if not verdict.allowed:
            return verdict
    return PAYMENTS.may("reject", payment.state, actor.roles)


def may_verify_account(actor: Actor, account: BankAccount) -> Verdict:
    """A second person of head of team or finance verifies an account."""
    verdict = ACCOUNTS.may("verify", account.state, actor.roles)
    if verdict.allowed and _is(actor, account.entered_by_id):
        return Verdict.no("payment.own_account")
    return verdict


def verdicts(actor: Actor, payment: Payment, relation: Relation) -> Mapping[str, Verdict]:
    """Return the answer for every step of a payment, for the buttons of its page."""
    return {
        "approve": may_approve_payment(actor, payment),
        "confirm_paid": may_confirm_paid(actor, payment),
        "reject": may_reject_payment(actor, payment, relation),
    }


def _is(actor: Actor, user_id: int | None) -> bool:
    return user_id is not None and user_id == actor.user_id
