"""What an envelope holds, what was taken of it, and what may still be: never more than there is (R59)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from agreements.rules.figures import figure_at
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params

MOST = "spc.earmarked_year_eur"
_JANUARY = 1
ZERO = Decimal(0)


@dataclass(frozen=True)
class EnvelopeFacts:
    """An envelope of a year, in euro: as set, moved in and out, and what projects take of it."""

    year: int
    of_spc: bool
    amount: Decimal
    moved_in: Decimal = ZERO
    moved_out: Decimal = ZERO
    reserved: Decimal = ZERO
    committed: Decimal = ZERO
    paid: Decimal = ZERO

    @property
    def held(self) -> Decimal:
        """Return what is in it after transfers."""
        return self.amount + self.moved_in - self.moved_out

    @property
    def free(self) -> Decimal:
        """Return what is not committed and not reserved; below zero when too much is reserved."""
        return self.held - self.committed - self.reserved

    @property
    def forecast(self) -> Decimal:
        """Return what will be committed when all projects in preparation are granted."""
        return self.committed + self.reserved

    @property
    def to_pay(self) -> Decimal:
        """Return what is committed and not paid yet."""
        return self.committed - self.paid


def explain_envelope(facts: EnvelopeFacts, params: Params) -> Explained:
    """Return the lines of an envelope, and what deserves a look: above the yearly figure, overbooked."""
    names = ("amount", "moved_in", "moved_out", "held", "committed", "paid", "reserved", "free")
    lines = tuple(
        Line(f"envelope.line.{name}", getattr(facts, name), "EUR", "R59") for name in names
    )
    findings = _above_yearly(facts, params) if facts.of_spc else []
    if facts.free < ZERO:
        findings.append(Finding(Level.WARN, "envelope.overbooked", "R59", {"short": -facts.free}))
    return Explained(lines, tuple(findings))


def _above_yearly(facts: EnvelopeFacts, params: Params) -> list[Finding]:
    figure = figure_at(params, MOST, date(facts.year, _JANUARY, 1))
    most = max(facts.held, facts.forecast)
    if most <= figure.value:
        return []
    values = {"held": most, "most": figure.value}
    found = Finding(Level.WARN, "envelope.above_yearly", "R59", values)
    return [found, *([figure.remark] if figure.remark else [])]


def check_commitment(facts: EnvelopeFacts, aid: Decimal) -> tuple[Finding, ...]:
    """Return a BLOCK when ``aid`` does not fit beside what others committed."""
    left = facts.held - facts.committed
    if aid <= left:
        return ()
    return (Finding(Level.BLOCK, "envelope.overdrawn", "R59", {"aid": aid, "left": left}),)


def check_transfer(facts: EnvelopeFacts, amount: Decimal) -> tuple[Finding, ...]:
    """Return a BLOCK when the transfer would take what is committed."""
    left = facts.held - facts.committed
    if amount <= left:
        return ()
    return (Finding(Level.BLOCK, "envelope.transfer_too_large", "R59", {"left": left}),)
