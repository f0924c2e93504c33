"""Checks on a payment, a recovery or a release before it enters the ledger (R12, R45, R46)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from agreements.rules.facts import ZERO
from agreements.rules.ledger import LedgerSums
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.periods import Period


@dataclass(frozen=True)
class MoneyFacts:
    """A payment or recovery to record, and what the project year has had so far.

    ``sums`` are those of the project year; ``duplicate_of`` names the agreement in which
    the same reference already stands; ``instalment_left`` is what is left of the instalment that
    is paid, None without one.
    """

    amount: Decimal
    on_day: date
    reference: str
    agreement: Period
    sums: LedgerSums
    today: date
    duplicate_of: str = ""
    instalment_left: Decimal | None = None


def check_payment(facts: MoneyFacts) -> tuple[Finding, ...]:
    """BLOCK a payment above the commitment, doubled, or dated outside the facts (R45)."""
    found = _check_money(facts)
    left = facts.sums.to_pay
    if facts.amount > left:
        found.append(_block("above_commitment", "R45", amount=facts.amount, left=left))
    rest = facts.instalment_left
    if rest is not None and facts.amount > rest:
        found.append(_block("above_instalment", "R45", amount=facts.amount, left=rest))
    return tuple(found)


def check_recovery(facts: MoneyFacts) -> tuple[Finding, ...]:
    """BLOCK a recovery above what was paid, doubled, or dated in the future (R46)."""
    found = _check_money(facts)
    if facts.amount > facts.sums.net_paid:
        values = {"amount": facts.amount, "paid": facts.sums.net_paid}
        found.append(_block("above_paid", "R46", **values))
    return tuple(found)


def check_release(facts: MoneyFacts) -> tuple[Finding, ...]:
    """BLOCK the release of more than is left to pay (R12)."""
    found = _check_money(facts)
    if facts.amount > facts.sums.to_pay:
        values = {"amount": facts.amount, "left": facts.sums.to_pay}
        found.append(_block("above_rest", "R12", **values))
    return tuple(found)


def _check_money(facts: MoneyFacts) -> list[Finding]:
    found: list[Finding] = []
    if facts.amount <= ZERO:
        found.append(_block("amount_not_positive", "R45"))
    if facts.on_day > facts.today:
        found.append(_block("in_future", "R45", on_day=facts.on_day))
    if facts.on_day < facts.agreement.first:
        found.append(_block("before_agreement", "R45", first_day=facts.agreement.first))
    if not facts.reference:
        found.append(_block("reference_missing", "R45"))
    if facts.duplicate_of:
        found.append(_block("duplicate", "R45", agreement=facts.duplicate_of))
    return found


def _block(code: str, rule: str, **values: Decimal | date | str) -> Finding:
    return Finding(Level.BLOCK, f"ledger.{code}", rule, values)
