"""What may be claimed as a cost, and what may be accepted (R5, R7, R15, A3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from applications.enums import CostCategory
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.periods import Period

ZERO = Decimal(0)


@dataclass(frozen=True)
class CostTwin:
    """Another line; ``year`` is empty when it may not be named to this person (A5)."""

    year: str = ""
    line: int = 0


@dataclass(frozen=True)
class CostFacts:
    """A cost as claimed, with what resembles it elsewhere.

    ``same_invoice`` is the line in which the same invoice stands, ``lookalike`` one of the same
    cluster with the same amount and day, or the same invoice number under another name.
    """

    cost_on: date
    amount: Decimal
    has_evidence: bool
    claimed_on: date
    same_invoice: CostTwin | None = None
    lookalike: CostTwin | None = None


@dataclass(frozen=True)
class CostYear:
    """The project year in which a cost is claimed; nothing changes once it is settled."""

    period: Period
    confirmed: bool = True
    settled: bool = False


@dataclass(frozen=True)
class CategorySums:
    """Sums of one category in euro; ``rejected`` is what was claimed and not accepted."""

    claimed: Decimal = ZERO
    accepted: Decimal = ZERO
    rejected: Decimal = ZERO

    @property
    def waiting(self) -> Decimal:
        """Claimed and not judged yet."""
        return self.claimed - self.accepted - self.rejected


@dataclass(frozen=True)
class CostSums:
    """The costs of one or more project years by category (a, b, c)."""

    by_category: dict[str, CategorySums] = field(default_factory=dict)
    lines_waiting: int = 0

    def of(self, category: str) -> CategorySums:
        """Return the sums of a category, zero when there is none."""
        return self.by_category.get(category, CategorySums())

    @property
    def total(self) -> CategorySums:
        """Sums over all categories."""
        return add_up(self.by_category.values())


def add_up(parts: Iterable[CategorySums]) -> CategorySums:
    """Return the sum of sums."""
    found = list(parts)
    return CategorySums(
        sum((one.claimed for one in found), ZERO),
        sum((one.accepted for one in found), ZERO),
        sum((one.rejected for one in found), ZERO),
    )


def assess_claim(facts: CostFacts, year: CostYear) -> tuple[Finding, ...]:
    """Return what is wrong or remarkable about a cost as claimed; what blocks comes first."""
    found = [*_closed(year), *_wrong_day(facts, year.period)]
    if facts.same_invoice is not None:
        found.append(_twin(facts.same_invoice))
    if not facts.has_evidence:
        found.append(Finding(Level.WARN, "cost.no_evidence_yet", "R7"))
    if facts.lookalike is not None and facts.same_invoice is None:
        line = {"year": facts.lookalike.year, "line": str(facts.lookalike.line)}
        found.append(Finding(Level.WARN, "cost.lookalike", "R7", line))
    return tuple(found)


def assess_acceptance(facts: CostFacts, year: CostYear, accepted: Decimal) -> tuple[Finding, ...]:
    """Return why a cost cannot be accepted for ``accepted`` euro, and what to note."""
    found = [one for one in assess_claim(facts, year) if one.code != "cost.no_evidence_yet"]
    if not facts.has_evidence:
        found.append(_block("cost.no_evidence", "R7"))
    if accepted <= ZERO:
        found.append(_block("cost.nothing_accepted", "R7"))
    if accepted > facts.amount:
        values = {"accepted": accepted, "amount": facts.amount}
        found.append(Finding(Level.BLOCK, "cost.above_claim", "R7", values))
    return tuple(found)


def explain_costs(sums: CostSums) -> Explained:
    """Return how claimed and accepted costs add up by category."""
    lines = [
        Line(f"cost.accepted_{category}", sums.of(category).accepted, "EUR", "R7")
        for category in CostCategory.values
    ]
    total = sums.total
    return Explained(
        (
            Line("cost.claimed_total", total.claimed, "EUR", "R7"),
            Line("cost.waiting_total", total.waiting, "EUR", "R7"),
            Line("cost.rejected_total", total.rejected, "EUR", "R7"),
            *lines,
            Line("cost.accepted_total", total.accepted, "EUR", "R7"),
        )
    )


def _closed(year: CostYear) -> list[Finding]:
    found = [] if year.confirmed else [_block("cost.not_granted", "R7")]
    return [*found, _block("cost.settled", "R7")] if year.settled else found


def _wrong_day(facts: CostFacts, period: Period) -> list[Finding]:
    """BLOCK a day outside the project year.

    Before its first day work has no incentive effect (R15), after its last it is no cost of the
    period (R8).
    """
    found: list[Finding] = []
    if not period.contains(facts.cost_on):
        last = period.last or period.first
        values = {"cost_on": facts.cost_on, "first_day": period.first, "last_day": last}
        found.append(Finding(Level.BLOCK, "cost.outside_year", "R15", values))
    if facts.cost_on > facts.claimed_on:
        found.append(Finding(Level.BLOCK, "cost.in_future", "R7", {"cost_on": facts.cost_on}))
    return found


def _twin(twin: CostTwin) -> Finding:
    if not twin.year:
        return _block("cost.invoice_twice_elsewhere", "R7")
    values = {"year": twin.year, "line": str(twin.line)}
    return Finding(Level.BLOCK, "cost.invoice_twice", "R7", values)


def _block(code: str, rule: str) -> Finding:
    return Finding(Level.BLOCK, code, rule)
