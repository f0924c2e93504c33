"""Proposing, approving and rejecting a payment; the conditions are asked at both moments."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from agreements.actions.plans import hold_instalment
from agreements.models import Instalment, ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.state import change_state, record_creations
from clusterbeleid.kernel.findings import Explained
from clusters.actions.common import day_of
from clusters.permissions import relation
from cofinancing.actions.locking import lock_agreement
from cofinancing.actions.set_offs import check_stored_set_off
from cofinancing.models import Payment
from cofinancing.permissions import payments as rights
from cofinancing.queries.conditions import verified_account
from cofinancing.queries.payment_rows import payment_facts_of
from cofinancing.rules.money.payments import check_payment
from cofinancing.transitions import PAYMENTS


@transaction.atomic
def propose_payment(
    instalment: Instalment,
    *,
    amount: Decimal,
    actor: Actor,
    at: datetime,
    note: str = "",
    is_demo: bool = False,
) -> Payment:
    """Propose to pay ``amount`` euro of an instalment to the verified account of the beneficiary.

    Raises ``Refused`` with every condition that is not met, and when a payment is under way.
    """
    year = lock_agreement(instalment.project_year)
    known = relation(actor, year.agreement.cluster, on=day_of(at))
    require(rights.may_propose_payment(known))
    refuse(_checked(year, instalment, amount, at, None).findings)
    account = verified_account(year.agreement.cluster, day_of(at))
    if account is None:
        raise Refused.because("payment.no_account", "R45")
    reason = note.strip() or "payment.propose"
    hold_instalment(instalment, held=True, actor=actor, at=at, reason=reason)
    payment = Payment(
        project_year=year,
        instalment=instalment,
        account=account,
        amount=amount,
        note=note.strip(),
        proposed_by_id=actor.user_id,
        proposed_at=at,
        is_demo=is_demo,
    )
    save_tracked(payment, actor=actor, at=at, reason=reason)
    record_creations([payment], "propose", actor=actor, at=at, reason=reason)
    return payment


@transaction.atomic
def approve_payment(payment: Payment, *, actor: Actor, at: datetime) -> Payment:
    """Approve as second person; what was checked at that moment stays with the payment (A15)."""
    stored = locked(payment)
    require(rights.may_approve_payment(actor, stored))
    year = stored.project_year
    explained = _checked(year, stored.instalment, stored.amount, at, stored.pk)
    current = verified_account(year.agreement.cluster, day_of(at))
    if current is None or current.pk != stored.account_id:
        raise Refused.because("payment.account_changed", "R45")
    refuse(explained.findings)
    check_stored_set_off(stored)
    stored.approved_by_id, stored.approved_at = actor.user_id, at
    stored.figures = explained.as_json()
    return change_state(
        stored, "approve", table=PAYMENTS, actor=actor, at=at, reason="payment.approve"
    )


@transaction.atomic
def reject_payment(payment: Payment, *, actor: Actor, at: datetime, reason: str) -> Payment:
    """Stop a payment that is under way; the instalment is free again."""
    stored = locked(payment)
    known = relation(actor, stored.project_year.agreement.cluster, on=day_of(at))
    require(rights.may_reject_payment(actor, stored, known))
    done = change_state(stored, "reject", table=PAYMENTS, actor=actor, at=at, reason=reason)
    hold_instalment(stored.instalment, held=False, actor=actor, at=at, reason=reason)
    return done


def locked(payment: Payment) -> Payment:
    """Read the payment again under lock, the agreement before it, always in that order."""
    year = lock_agreement(payment.project_year)
    stored = Payment.objects.select_for_update(of=("self",)).select_related("instalment", "account")
    found = stored.get(pk=payment.pk)
    found.project_year = year
    found.instalment.project_year = year
    return found


def _checked(
    year: ProjectYear, instalment: Instalment, amount: Decimal, at: datetime, besides: int | None
) -> Explained:
    params = current_params()
    facts = payment_facts_of(year, instalment, amount, params, on=day_of(at), besides=besides)
    return check_payment(facts, params)
