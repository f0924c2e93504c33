"""What the rules about an application must know: frozen facts, loaded by applications.queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from applications.enums import FundingSource, MemberPart
from clusterbeleid.kernel.periods import Period, last_day_after_years
from clusters.rules.board import SeatFacts

ZERO = Decimal(0)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class MemberFacts:
    """A member of the consortium with its promises per project year, in euro."""

    name: str
    part: str
    size: str
    flemish_site: bool
    pledges: tuple[tuple[int, Decimal], ...] = ()

    @property
    def is_company(self) -> bool:
        """Tell a company from a knowledge partner; only company money counts (R43)."""
        return self.part == MemberPart.COMPANY

    @property
    def pledged(self) -> Decimal:
        """Promised over all project years, in euro."""
        return sum((amount for _year, amount in self.pledges), ZERO)


@dataclass(frozen=True)
class CostFacts:
    """An eligible cost of a project year, in euro (R7)."""

    year: int
    category: str
    nature: str
    amount: Decimal


@dataclass(frozen=True)
class FundingFacts:
    """Money from a source for a project year, in euro (R18)."""

    year: int
    source: str
    amount: Decimal


@dataclass(frozen=True)
class ApplicationFacts:
    """An application as it stands now; ``unreadable`` names cells that hold no amount (section, text)."""

    step: str
    kind: str
    form_version: int
    today: date
    first_day: date | None = None
    last_day: date | None = None
    applicant_size: str = ""
    answered: frozenset[str] = frozenset()
    members: tuple[MemberFacts, ...] = ()
    costs: tuple[CostFacts, ...] = ()
    funding: tuple[FundingFacts, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()
    seats: tuple[SeatFacts, ...] = ()
    targets: int = 0
    documents: frozenset[str] = frozenset()
    required_documents: tuple[str, ...] = ()
    minimum_companies: int | None = None

    @property
    def cost(self) -> Decimal:
        """Eligible cost over all project years, in euro."""
        return sum((row.amount for row in self.costs), ZERO)

    @property
    def aid(self) -> Decimal:
        """Aid asked over all project years, in euro."""
        return sum((row.amount for row in self.funding if row.source == FundingSource.AID), ZERO)

    @property
    def pledged(self) -> Decimal:
        """Promised by all members over all project years, in euro."""
        return sum((member.pledged for member in self.members), ZERO)

    @property
    def companies(self) -> tuple[MemberFacts, ...]:
        """Return the members that are companies."""
        return tuple(member for member in self.members if member.is_company)

    def cost_of(self, year: int) -> Decimal:
        """Eligible cost of one project year, in euro."""
        return sum((row.amount for row in self.costs if row.year == year), ZERO)

    def funding_of(self, year: int, *sources: str) -> Decimal:
        """Money of one project year from ``sources``, in euro."""
        found = (row for row in self.funding if row.year == year and row.source in sources)
        return sum((row.amount for row in found), ZERO)

    def pledged_in(self, year: int) -> Decimal:
        """Promised by companies for one project year, in euro (R43)."""
        return sum(
            (amount for one in self.companies for number, amount in one.pledges if number == year),
            ZERO,
        )


def project_years(first_day: date | None, last_day: date | None, most: int) -> Sequence[Period]:
    """Return the project years of a period: twelve months each from the first day, at most ``most``.

    The last may be shorter. Without a whole period there is no project year.
    """
    if first_day is None or last_day is None:
        return ()
    found: list[Period] = []
    start = first_day
    while start <= last_day and len(found) < most:
        end = min(last_day_after_years(start, 1), last_day)
        found.append(Period(start, end))
        start = end + _ONE_DAY
    return tuple(found)
