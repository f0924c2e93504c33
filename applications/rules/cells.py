"""The cells of budget and financing: which exist, and how each is called in a form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from applications.enums import CostCategory, CostNature, FundingSource


@dataclass(frozen=True)
class BudgetCell:
    """The cost of a category and nature in a project year (R7)."""

    year: int
    category: str
    nature: str
    section = "budget"

    @property
    def key(self) -> str:
        """Return the name of its field."""
        return f"cost-{self.category}-{self.nature}-{self.year}"


@dataclass(frozen=True)
class FundingCell:
    """The money from a source in a project year (R18)."""

    year: int
    source: str
    section = "financing"

    @property
    def key(self) -> str:
        """Return the name of its field."""
        return f"source-{self.source}-{self.year}"


@dataclass(frozen=True)
class PledgeCell:
    """What a member (by key) promises for a project year (R43)."""

    year: int
    member: int
    section = "financing"

    @property
    def key(self) -> str:
        """Return the name of its field."""
        return f"pledge-{self.member}-{self.year}"


Cell: TypeAlias = BudgetCell | FundingCell | PledgeCell


def budget_cells(years: int) -> list[BudgetCell]:
    """Return the cells of a budget, row by row."""
    return [
        BudgetCell(year, category, nature)
        for category in CostCategory.values
        for nature in CostNature.values
        for year in range(1, years + 1)
    ]


def funding_cells(years: int) -> list[FundingCell]:
    """Return the cells of the sources, row by row."""
    return [
        FundingCell(year, source) for source in FundingSource.values for year in range(1, years + 1)
    ]


def pledge_cells(members: Iterable[int], years: int) -> list[PledgeCell]:
    """Return the cells of what members promise, row by row."""
    return [PledgeCell(year, member) for member in members for year in range(1, years + 1)]
