"""What the checks on an agreement must know: frozen facts, loaded by agreements.queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from agreements.enums import AidKind
from clusterbeleid.kernel.periods import Period

ZERO = Decimal(0)


def last_of(period: Period) -> date:
    """Return the last day; agreements and project years always have one (constraints)."""
    return period.first if period.last is None else period.last


@dataclass(frozen=True)
class YearFacts:
    """A project year: its days and its amounts in euro."""

    number: int
    period: Period
    granted: Decimal
    eligible_cost: Decimal
    planned_cofinancing: Decimal = ZERO


@dataclass(frozen=True)
class SchemeFacts:
    """The legal ground of a grant; ``valid`` is the validity of that ground (R2)."""

    code: str
    cluster_kind: str
    valid: Period
    counts_for_ten_years: bool


@dataclass(frozen=True)
class SiblingFacts:
    """Another confirmed agreement of the same lineage.

    ``counts_for_ten_years``: operating aid under a scheme that counts (R10).
    """

    reference: str
    cluster_id: int
    aid_kind: str
    scheme_kind: str
    counts_for_ten_years: bool
    period: Period


@dataclass(frozen=True)
class LineageContext:
    """What the lineage already has: its confirmed agreements and their net commitments in euro.

    ``lookalikes`` names other lineages with counted aid that share the operator or many
    members with this cluster while no human has decided that they are different (R11).
    ``same_domain`` names other clusters with running aid in the same domain (R36).
    """

    siblings: tuple[SiblingFacts, ...] = ()
    committed: Decimal = ZERO
    lookalikes: tuple[str, ...] = ()
    same_domain: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgreementFacts:
    """An agreement as drafted; ``today`` is the day of the check, not of the grant."""

    cluster_id: int
    cluster_kind: str
    aid_kind: str
    period: Period
    granted_on: date
    scheme: SchemeFacts
    years: tuple[YearFacts, ...]
    has_operator: bool
    today: date
    cluster_stopped_on: date | None = None
    lineage: LineageContext = LineageContext()

    @property
    def granted(self) -> Decimal:
        """Aid over all project years, in euro."""
        return sum((year.granted for year in self.years), ZERO)

    @property
    def eligible_cost(self) -> Decimal:
        """Eligible cost over all project years, in euro."""
        return sum((year.eligible_cost for year in self.years), ZERO)

    @property
    def is_operating(self) -> bool:
        """Tell operating aid from investment aid (R6)."""
        return self.aid_kind == AidKind.OPERATING.value

    @property
    def counts_for_ten_years(self) -> bool:
        """Tell whether the days of this agreement count for the ten years (R10)."""
        return self.is_operating and self.scheme.counts_for_ten_years
