"""How a claim is paid back otherwise than at once: in instalments, or set off against a payment (R46)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.money import round_cents
from cofinancing.rules.money.costs import ZERO


@dataclass(frozen=True)
class Part:
    """An instalment: by when, and how much, in euro."""

    due_on: date
    amount: Decimal


@dataclass(frozen=True)
class SetOffFacts:
    """A set-off to make, in euro: of what is left of the claim, ``waiting`` is set off already.

    ``is_open``: nobody approved the payment yet; ``same_cluster``: it is of the cluster that owes.
    """

    amount: Decimal
    payment: Decimal
    left: Decimal
    waiting: Decimal
    is_open: bool
    same_cluster: bool


def divide(left: Decimal, count: int, first: date) -> tuple[Part, ...]:
    """Return ``count`` equal monthly instalments of what is left; the last takes the cents."""
    part = round_cents(left / count)
    days = [first + relativedelta(months=number) for number in range(count)]
    amounts = [part] * (count - 1) + [left - part * (count - 1)]
    return tuple(Part(day, amount) for day, amount in zip(days, amounts, strict=True))


def check_parts(parts: Sequence[Part], left: Decimal, today: date) -> tuple[Finding, ...]:
    """BLOCK instalments that are not exactly what is left, or begin in the past."""
    found = []
    total = sum((one.amount for one in parts), ZERO)
    if total != left or any(one.amount <= ZERO for one in parts):
        values = {"total": total, "left": left}
        found.append(Finding(Level.BLOCK, "recovery.instalments_not_left", "R46", values))
    if parts and parts[0].due_on < today:
        day = {"day": parts[0].due_on}
        found.append(Finding(Level.BLOCK, "recovery.term_in_past", "R46", day))
    return tuple(found)


def next_part(parts: Sequence[Part], left: Decimal) -> Part | None:
    """Return the first instalment that is not whole yet, when ``left`` of the claim is still owed."""
    came_in = sum((one.amount for one in parts), ZERO) - left
    for one in parts:
        came_in -= one.amount
        if came_in < ZERO:
            return one
    return None


def check_set_off(facts: SetOffFacts) -> Explained:
    """Return lines and findings of a set-off: never above the claim, nor above the payment."""
    free = facts.left - facts.waiting
    lines = (
        Line("recovery.set_off_amount", facts.amount, "EUR", "R46"),
        Line("recovery.set_off_free", free, "EUR", "R46"),
        Line("payment.amount", facts.payment, "EUR", "R45"),
    )
    return Explained(lines, tuple(_faults(facts, min(free, facts.payment))))


def _faults(facts: SetOffFacts, most: Decimal) -> Iterator[Finding]:
    if facts.amount <= ZERO:
        yield Finding(Level.BLOCK, "recovery.nothing", "R46")
    if facts.amount > most:
        values = {"amount": facts.amount, "left": most}
        yield Finding(Level.BLOCK, "recovery.set_off_above", "R46", values)
    if not facts.is_open:
        yield Finding(Level.BLOCK, "recovery.set_off_too_late", "R46")
    if not facts.same_cluster:
        yield Finding(Level.BLOCK, "recovery.set_off_elsewhere", "R46")
