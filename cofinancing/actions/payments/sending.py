"""Handing approved payments to accounting, and confirming by hand that money left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from agreements.actions import MoneyData, record_payment
from agreements.actions.plans import hold_instalment
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import store_bytes
from clusterbeleid.core.history import traced
from clusterbeleid.core.state import change_state
from cofinancing.actions.payments.deciding import locked
from cofinancing.actions.set_offs import book_set_off
from cofinancing.documents.payment_order import WRITER, Transfer
from cofinancing.models import Payment, PaymentOrder
from cofinancing.permissions import payments as rights
from cofinancing.queries.payment_rows import approved_payments
from cofinancing.transitions import PAYMENTS

# Files for accounting name accounts of several clusters: no cluster organisation opens them.
SCOPE = "payments:orders"


@transaction.atomic
def send_payments(*, actor: Actor, at: datetime) -> PaymentOrder:
    """Write all approved payments in one order and mark them as sent.

    Raises ``Refused`` for anybody but finance, and when nothing is approved.
    """
    require(rights.may_send_payments(actor))
    rows = [locked(row) for row in approved_payments()]
    rows = [row for row in rows if row.state == "approved"]
    if not rows:
        raise Refused.because("payment.nothing_approved", "R45")
    reference = f"CB-{at:%Y%m%d-%H%M%S}-{rows[0].pk}"
    order = _order(reference, rows, actor, at)
    for row in rows:
        row.order = order
        change_state(row, "send", table=PAYMENTS, actor=actor, at=at, reason=reference)
    return order


@transaction.atomic
def confirm_paid(payment: Payment, *, paid_on: date, actor: Actor, at: datetime) -> Payment:
    """Say on which day the money left; the payment stands in the aid ledger from then on.

    What was set off is booked on its claim the same day.

    Raises ``Refused`` when the ledger refuses: above the commitment, in the future, known already.
    """
    stored = locked(payment)
    require(rights.may_confirm_paid(actor, stored))
    money = MoneyData(
        stored.amount, paid_on, f"BETALING-{stored.pk}", instalment_id=stored.instalment_id
    )
    stored.ledger = record_payment(stored.project_year, money, actor=actor, at=at)
    stored.paid_on = paid_on
    done = change_state(
        stored, "confirm_paid", table=PAYMENTS, actor=actor, at=at, reason="payment.paid"
    )
    hold_instalment(stored.instalment, held=False, actor=actor, at=at, reason="payment.paid")
    book_set_off(done, actor=actor, at=at)
    return done


def _order(reference: str, rows: Sequence[Payment], actor: Actor, at: datetime) -> PaymentOrder:
    data = WRITER.write(reference, at, [_transfer(row) for row in rows if row.to_transfer])
    order = PaymentOrder(
        reference=reference,
        recorded_by_id=actor.user_id,
        recorded_at=at,
        file=store_bytes(
            data,
            name=f"{reference}.{WRITER.extension}",
            content_type=WRITER.content_type,
            scope=SCOPE,
            actor=actor,
            at=at,
        ),
    )
    with traced(actor, reference):
        order.save()
    return order


def _transfer(row: Payment) -> Transfer:
    return Transfer(
        reference=f"BETALING-{row.pk}",
        amount=row.to_transfer,
        iban=row.account.iban,
        holder=row.account.holder,
        message=f"{row.project_year.agreement.reference}/{row.project_year.number}",
    )
