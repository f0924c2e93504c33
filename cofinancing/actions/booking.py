"""Booking what comes back of a claim: into the account, or set off against a payment (R46)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from agreements.actions import MoneyData, record_recovery
from agreements.models import LedgerEntry
from clusterbeleid.core.actors import SYSTEM, Actor
from clusterbeleid.core.history import traced
from clusterbeleid.core.state import change_state
from clusterbeleid.core.todo import drop_tasks
from cofinancing.models import Recovery, RecoveryReceipt
from cofinancing.queries.paying_back import instalments_of, parts_of
from cofinancing.queries.recoveries import interest_left, left_of, overdue_key
from cofinancing.rules.money.paying_back import next_part
from cofinancing.rules.money.recovery import Split, split_receipt
from cofinancing.transitions import RECOVERIES


@dataclass(frozen=True)
class ReceiptData:
    """Money that came in, in euro, with the day and the reference of the bank."""

    amount: Decimal
    received_on: date
    bank_reference: str


def book(recovery: Recovery, data: ReceiptData, *, actor: Actor, at: datetime) -> Recovery:
    """Book what came in on a locked claim: interest first; it is paid back once all of it is there.

    A claim in instalments waits from then on for the next one that is not whole.
    """
    left = left_of(recovery) - data.amount
    _write(recovery, data, split_receipt(data.amount, interest_left(recovery)), actor, at)
    _move_on(recovery, left, at)
    action = "receive_part" if left else "receive_rest"
    return change_state(
        recovery, action, table=RECOVERIES, actor=actor, at=at, reason="recovery.received"
    )


def _move_on(recovery: Recovery, left: Decimal, at: datetime) -> None:
    """Let a claim wait for its next instalment, and nobody for what is paid back."""
    coming = next_part(parts_of(instalments_of(recovery)), left)
    if not left or (coming is not None and coming.due_on != recovery.due_on):
        close_overdue(recovery, at=at)
    if coming is not None:
        recovery.due_on = coming.due_on


def close_overdue(recovery: Recovery, *, at: datetime) -> None:
    """Drop the task about a claim that no longer waits for its money."""
    drop_tasks([overdue_key(recovery)], reason="recovery.moved_on", actor=SYSTEM, at=at)


def _write(recovery: Recovery, data: ReceiptData, part: Split, actor: Actor, at: datetime) -> None:
    with traced(actor, "recovery.received"):
        RecoveryReceipt.objects.create(
            recovery=recovery,
            principal=part.principal,
            interest=part.interest,
            received_on=data.received_on,
            bank_reference=data.bank_reference.strip(),
            ledger=_booked(recovery, data, part, actor, at) if part.principal else None,
            recorded_by_id=actor.user_id,
            recorded_at=at,
        )


def _booked(
    recovery: Recovery, data: ReceiptData, part: Split, actor: Actor, at: datetime
) -> LedgerEntry:
    number = RecoveryReceipt.objects.filter(recovery=recovery).count() + 1
    reference = f"TERUGVORDERING-{recovery.pk}-{number}"
    money = MoneyData(part.principal, data.received_on, reference, data.bank_reference.strip())
    return record_recovery(recovery.project_year, money, actor=actor, at=at)
