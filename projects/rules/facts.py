"""What the rules about a project need to know; amounts in euro."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class RateFacts:
    """The ceilings for a part of a type; empty ``activity`` or ``size``: for all. None: not known."""

    part: str
    activity: str
    size: str
    vlaio_pct: Decimal | None
    gber_pct: Decimal | None
    source: str


@dataclass(frozen=True)
class TypeFacts:
    """A type of project as it holds on the day of the decision."""

    counted_among: str
    min_companies: int | None = None
    min_research: int = 0
    min_clusters: int = 0
    max_cost_pct: Decimal | None = None
    min_aid: Decimal | None = None
    max_aid: Decimal | None = None
    max_months: int | None = None
    source: str = ""
    rates: Sequence[RateFacts] = ()


@dataclass(frozen=True)
class PartnerFacts:
    """An organisation in a project; ``clusters`` are those of the project it is a member of."""

    organisation: int
    name: str
    role: str
    budget: Decimal
    aid: Decimal
    activity: str = ""
    size: str = ""
    legal_basis: str = ""
    clusters: frozenset[int] = frozenset()
    carries_cluster: bool = False


@dataclass(frozen=True)
class LinkFacts:
    """A control link with the days on which it holds and where that was read (R22)."""

    holder: int
    held: int
    holder_name: str
    held_name: str
    kind: str
    source: str
    first_day: date
    last_day: date | None = None

    @property
    def pair(self) -> tuple[int, int]:
        """Return both ends."""
        return self.holder, self.held

    def holds_on(self, day: date) -> bool:
        """Tell whether the link holds on ``day``; both its first and last day count."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True)
class ProjectFacts:
    """A project to judge on ``on``; ``links`` that hold on that day make one group (R22).

    A project of the regular programme needs no consortium.
    """

    on: date
    aid: Decimal
    type: TypeFacts
    partners: Sequence[PartnerFacts]
    links: Sequence[LinkFacts] = ()
    first_day: date | None = None
    last_day: date | None = None
    through_cluster: bool = True
