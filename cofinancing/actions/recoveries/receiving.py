"""Booking money that came back: the interest first, the rest on the aid, a line of the ledger each (R46)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusters.actions.common import day_of
from cofinancing.actions.booking import ReceiptData, book
from cofinancing.actions.recoveries.deciding import locked
from cofinancing.models import Recovery, RecoveryReceipt
from cofinancing.permissions import recoveries as rights
from cofinancing.queries.paying_back import waiting_set_off
from cofinancing.queries.recoveries import left_of


@transaction.atomic
def receive_recovery(
    recovery: Recovery, data: ReceiptData, *, actor: Actor, at: datetime
) -> Recovery:
    """Book what came in; the claim is paid back once all of it is there.

    Raises ``Refused`` above what is left, for a known reference, or a day that has yet to come.
    """
    stored = locked(recovery)
    require(rights.may_receive_recovery(actor, stored))
    _check(stored, data, at)
    return book(stored, data, actor=actor, at=at)


def _check(recovery: Recovery, data: ReceiptData, at: datetime) -> None:
    left = left_of(recovery) - waiting_set_off(recovery)
    if data.amount <= 0:
        raise Refused.because("recovery.nothing", "R46")
    if data.amount > left:
        raise Refused.because("recovery.above_left", "R46", amount=data.amount, left=left)
    if data.received_on > day_of(at):
        raise Refused.because("ledger.in_future", "R46", on_day=data.received_on)
    reference = data.bank_reference.strip()
    if RecoveryReceipt.objects.filter(bank_reference__iexact=reference).exists():
        raise Refused.because("recovery.known_reference", "R46", reference=reference)
