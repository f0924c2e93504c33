"""Cumulation: all State aid for the same costs together (R18)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from agreements.rules.figures import Figure
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.ratios import display_percentage, exceeds, percentage
from cofinancing.enums import IncomeCovers, IncomeNature
from cofinancing.rules.money.costs import ZERO, CostSums

# Money that Brussels manages itself, fees of members and own means are no State aid.
STATE_AID = frozenset(
    {
        IncomeNature.VLAIO.value,
        IncomeNature.OTHER_FLEMISH.value,
        IncomeNature.FEDERAL_LOCAL.value,
        IncomeNature.EU_SHARED.value,
    }
)
_ELSEWHERE = frozenset({IncomeCovers.OTHER.value, IncomeCovers.UNLINKED.value})


@dataclass(frozen=True)
class IncomeFacts:
    """An income in euro: its nature and which costs it pays for."""

    nature: str
    covers: str
    amount: Decimal

    @property
    def is_state_aid(self) -> bool:
        """Tell State aid from other money."""
        return self.nature in STATE_AID


def state_aid(income: Iterable[IncomeFacts]) -> Decimal:
    """Return the State aid, besides this grant, that pays for costs of this grant, in euro."""
    return sum(
        (one.amount for one in income if one.is_state_aid and one.covers not in _ELSEWHERE), ZERO
    )


def check_cumulation(
    costs: CostSums, aid: Decimal, income: Sequence[IncomeFacts], limit: Figure
) -> Explained:
    """BLOCK State aid above the intensity for all costs or one category; WARN unlinked income."""
    found = _unlinked(income)
    other, total = state_aid(income), costs.total.accepted
    lines = [
        Line("income.all", sum((one.amount for one in income), ZERO), "EUR", "R18"),
        Line("income.state_aid", other, "EUR", "R18"),
    ]
    if total > ZERO:
        lines.append(Line("income.public_share", percentage(aid + other, total), "pct", "R18"))
    if other:
        found += _too_much(costs, aid, income, limit)
    return Explained(tuple(lines), tuple(found))


def _unlinked(income: Sequence[IncomeFacts]) -> list[Finding]:
    unlinked = sum((one.amount for one in income if one.covers == IncomeCovers.UNLINKED), ZERO)
    values = {"amount": unlinked}
    return [Finding(Level.WARN, "income.unlinked", "R18", values)] if unlinked else []


def _too_much(
    costs: CostSums, aid: Decimal, income: Sequence[IncomeFacts], limit: Figure
) -> list[Finding]:
    """Hold each category too; grant and income for all costs are spread by accepted cost."""
    total, found = costs.total.accepted, []
    spread = aid + _linked(income, IncomeCovers.ALL)
    parts = {
        category: (spread * sums.accepted / total + _linked(income, category), sums.accepted)
        for category, sums in costs.by_category.items()
        if sums.accepted > ZERO
    }
    for category, (public, accepted) in {
        "all": (aid + state_aid(income), total),
        **parts,
    }.items():
        if accepted > ZERO and exceeds(public, accepted, limit.value):
            share = display_percentage(percentage(public, accepted), threshold=limit.value)
            values: dict[str, str | Decimal] = {
                "covers": f"income.covers.{category}",
                "share": share,
                "limit": limit.value,
            }
            found.append(Finding(Level.BLOCK, "income.above_intensity", "R18", values))
    return found


def _linked(income: Iterable[IncomeFacts], covers: str) -> Decimal:
    return sum((one.amount for one in income if one.is_state_aid and one.covers == covers), ZERO)
