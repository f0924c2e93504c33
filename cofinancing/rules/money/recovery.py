"""What may be claimed back, with which interest, and by when (R46)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from agreements.rules.figures import figure_at
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.money import round_cents
from clusterbeleid.kernel.params import Params
from cofinancing.rules.money.costs import ZERO

RATE = "recovery.interest_pct"
YEAR_DAYS = "recovery.interest_year_days"
TERM_DAYS = "recovery.term_days"
REMINDER = "recovery.reminder_day."
_WHOLE = Decimal(100)


@dataclass(frozen=True)
class RecoveryFacts:
    """A claim to make, and what it is held against; amounts in euro.

    ``paid`` is paid less recovered of the project year, ``claimed`` what other claims still ask of
    it, ``source_left`` what settlement or payment leaves to claim; None for a decision.
    """

    amount: Decimal
    paid: Decimal
    claimed: Decimal
    today: date
    source_left: Decimal | None = None
    interest_from: date | None = None
    has_source: bool = True


@dataclass(frozen=True)
class Interest:
    """The interest to the day of the letter, rounded once, and how it was counted."""

    amount: Decimal
    explained: Explained


@dataclass(frozen=True)
class Split:
    """What came in, in euro, divided over interest and aid."""

    principal: Decimal
    interest: Decimal


def check_claim(facts: RecoveryFacts, params: Params) -> Explained:
    """Return lines and findings of a claim: never above what was paid, nor above its ground."""
    lines = [
        Line("recovery.amount", facts.amount, "EUR", "R46"),
        Line("recovery.paid", facts.paid, "EUR", "R45"),
        Line("recovery.claimed", facts.claimed, "EUR", "R46"),
    ]
    if facts.source_left is not None:
        lines.append(Line("recovery.source_left", facts.source_left, "EUR", "R46"))
    interest = interest_of(facts.amount, facts.interest_from, facts.today, params)
    return Explained(
        (*lines, *interest.explained.lines), (*_block(facts), *interest.explained.findings)
    )


def interest_of(amount: Decimal, first: date | None, until: date, params: Params) -> Interest:
    """Return the simple interest on ``amount`` from ``first`` up to ``until``, that day not counted.

    Each part at the rate valid then, with its source. BLOCK while a rate is not known: an unknown
    rate is never zero.
    """
    if first is None:
        return Interest(ZERO, Explained(()))
    lines: list[Line] = []
    total, day = ZERO, first
    year_days = figure_at(params, YEAR_DAYS, until).value
    while day < until:
        row = params.find(RATE, day)
        if row is None:
            missing = Finding(Level.BLOCK, "recovery.no_rate", "R46", {"day": day})
            return Interest(ZERO, Explained(tuple(lines), (missing,)))
        end = until if row.valid.last is None else min(until, row.valid.last + timedelta(days=1))
        part = amount * row.value / _WHOLE * (end - day).days / year_days
        lines.append(Line("recovery.rate", row.value, "pct", row.source, row.key))
        lines.append(Line("recovery.interest_part", round_cents(part), "EUR", "R46", row.key))
        total, day = total + part, end
    rounded = round_cents(total)
    lines.append(Line("recovery.interest", rounded, "EUR", "R46"))
    return Interest(rounded, Explained(tuple(lines)))


def term_ends(letter_on: date, params: Params) -> date:
    """Return the day by which a claim is paid back, counted from its letter."""
    return letter_on + timedelta(days=figure_at(params, TERM_DAYS, letter_on).whole)


def split_receipt(amount: Decimal, interest_left: Decimal) -> Split:
    """Divide what came in: the interest first, the rest on the aid."""
    interest = min(amount, interest_left)
    return Split(amount - interest, interest)


def _block(facts: RecoveryFacts) -> list[Finding]:
    found = [_above("paid", facts.amount, facts.paid - facts.claimed)]
    if facts.source_left is not None:
        found.append(_above("source", facts.amount, facts.source_left))
    if not facts.has_source:
        found.append(Finding(Level.BLOCK, "recovery.no_source", "R46"))
    if facts.amount <= ZERO:
        found.append(Finding(Level.BLOCK, "recovery.nothing", "R46"))
    if facts.interest_from is not None and facts.interest_from > facts.today:
        day = {"day": facts.interest_from}
        found.append(Finding(Level.BLOCK, "recovery.interest_in_future", "R46", day))
    return [one for one in found if one is not None]


def _above(what: str, amount: Decimal, left: Decimal) -> Finding | None:
    if amount <= left:
        return None
    return Finding(Level.BLOCK, f"recovery.above_{what}", "R46", {"amount": amount, "left": left})
