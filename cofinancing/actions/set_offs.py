"""Setting a claim off against a payment that nobody approved yet (R46).

The payment keeps its amount; less leaves for the account, and the rest is booked on the claim on
the day of the payment. Who sets off never approves that payment (A12).
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse
from cofinancing.actions.booking import ReceiptData, book
from cofinancing.models import Payment, Recovery
from cofinancing.models.recoveries import OWED
from cofinancing.queries.paying_back import set_off_facts
from cofinancing.rules.money.paying_back import check_set_off


def lock_claim(recovery_id: int) -> Recovery:
    """Read a claim under lock; the agreement and the payment come before it, always in that order."""
    rows = Recovery.objects.select_for_update(of=("self",))
    return rows.select_related("project_year__agreement__cluster").get(pk=recovery_id)


def check_stored_set_off(payment: Payment) -> None:
    """Ask again, before a payment is approved, whether its set-off still fits. Raises ``Refused``."""
    if payment.set_off_id is not None:
        claim = lock_claim(payment.set_off_id)
        refuse_set_off(claim, payment, payment.set_off_amount)


def refuse_set_off(recovery: Recovery, payment: Payment, amount: Decimal) -> None:
    """Raise ``Refused`` for a set-off above the claim or the payment, or of a claim that waits."""
    if recovery.state not in OWED:
        raise Refused.because("recovery.not_owed", "R46")
    refuse(check_set_off(set_off_facts(recovery, payment, amount)).findings)


def book_set_off(payment: Payment, *, actor: Actor, at: datetime) -> None:
    """Book, once a payment was made, what was set off with it."""
    if payment.set_off_id is None or payment.paid_on is None:
        return
    data = ReceiptData(payment.set_off_amount, payment.paid_on, f"VERREKENING-{payment.pk}")
    book(lock_claim(payment.set_off_id), data, actor=actor, at=at)
