"""Arithmetic of the aid ledger (R12, R45, R46)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from agreements.rules.amounts import THRESHOLD, THRESHOLD_WARN
from agreements.rules.facts import ZERO
from agreements.rules.figures import Figure, figure_at
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.ratios import display_percentage, exceeds, percentage, reaches

_WHOLE = Decimal(100)


@dataclass(frozen=True)
class LedgerSums:
    """Sums of ledger lines in euro, all positive."""

    committed: Decimal = ZERO
    released: Decimal = ZERO
    paid: Decimal = ZERO
    recovered: Decimal = ZERO

    @property
    def net_committed(self) -> Decimal:
        """Committed less released."""
        return self.committed - self.released

    @property
    def net_paid(self) -> Decimal:
        """Paid less recovered."""
        return self.paid - self.recovered

    @property
    def to_pay(self) -> Decimal:
        """Net commitment not paid yet."""
        return self.net_committed - self.net_paid


@dataclass(frozen=True)
class LedgerTotals:
    """The ledger of a lineage on a day, and at the end of all confirmed agreements.

    ``today`` counts the lines up to that day for project years that have begun; ``end``
    counts everything. Headroom is what stays below the threshold for notification (R12).
    """

    today: LedgerSums
    end: LedgerSums
    threshold: Decimal
    warn_pct: Decimal
    headroom_today: Decimal
    headroom_end: Decimal
    threshold_pct: Decimal
    explained: Explained


def ledger_totals(today: LedgerSums, end: LedgerSums, params: Params, *, on: date) -> LedgerTotals:
    """Return the totals with their lines and findings, at the threshold known on ``on`` (R12)."""
    threshold = figure_at(params, THRESHOLD, on)
    warn = figure_at(params, THRESHOLD_WARN, on)
    share = percentage(end.net_committed, threshold.value)
    lines = (*_sum_lines(today, end), *_threshold_lines(end.net_committed, threshold))
    return LedgerTotals(
        today=today,
        end=end,
        threshold=threshold.value,
        warn_pct=warn.value,
        headroom_today=threshold.value - today.net_committed,
        headroom_end=threshold.value - end.net_committed,
        threshold_pct=display_percentage(share, threshold=warn.value),
        explained=Explained(lines, _findings(end.net_committed, threshold, warn)),
    )


def _sum_lines(today: LedgerSums, end: LedgerSums) -> list[Line]:
    figures = (
        ("committed", end.committed, "R12"),
        ("released", end.released, "R12"),
        ("net_committed_today", today.net_committed, "R12"),
        ("net_committed_end", end.net_committed, "R12"),
        ("paid", end.paid, "R45"),
        ("recovered", end.recovered, "R46"),
        ("to_pay_today", today.to_pay, "R45"),
        ("to_pay_end", end.to_pay, "R45"),
    )
    return [Line(f"line.ledger.{term}", value, "EUR", rule) for term, value, rule in figures]


def _threshold_lines(committed: Decimal, threshold: Figure) -> list[Line]:
    row = threshold.row
    headroom = threshold.value - committed
    share = percentage(committed, threshold.value)
    return [
        Line("line.ledger.threshold", threshold.value, "EUR", row.source, row.key),
        Line("line.ledger.headroom_end", headroom, "EUR", "R12", row.key),
        Line("line.ledger.threshold_pct", share, "pct", "R12", row.key),
    ]


def _findings(committed: Decimal, threshold: Figure, warn: Figure) -> tuple[Finding, ...]:
    values = {"committed": committed, "threshold": threshold.value}
    if exceeds(committed, threshold.value, _WHOLE):
        return (Finding(Level.BLOCK, "ledger.above_threshold", "R12", values),)
    if reaches(committed, threshold.value, warn.value):
        return (Finding(Level.WARN, "ledger.near_threshold", "R12", values),)
    return ()
