"""What people hand in about a grant, a scheme or a payment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from agreements.enums import AidKind, StartReading, TermClock
from agreements.models import SupportScheme
from agreements.queries import Proposal
from agreements.rules import YearFacts
from clusterbeleid.kernel.periods import Period
from clusters.models import Cluster


@dataclass(frozen=True)
class YearDraft:
    """A project year: first and last day included, amounts in euro."""

    first_day: date
    last_day: date
    granted_amount: Decimal
    eligible_cost: Decimal
    planned_cofinancing: Decimal


@dataclass(frozen=True)
class AgreementDraft:
    """A grant as typed; an empty ``reference`` is made up by the house."""

    scheme: SupportScheme
    first_day: date
    last_day: date
    granted_on: date
    decision_reference: str
    years: tuple[YearDraft, ...]
    aid_kind: str = AidKind.OPERATING.value
    start_reading: str = StartReading.EVENT.value
    clock: str = TermClock.BE.value
    reference: str = ""

    def year_facts(self) -> tuple[YearFacts, ...]:
        """Return the project years as the rules take them; raises ``PeriodError``."""
        return tuple(_facts(number, year) for number, year in enumerate(self.years, start=1))

    def proposal(self, cluster: Cluster, agreement_id: int | None = None) -> Proposal:
        """Return what the check needs; raises ``PeriodError`` for days in the wrong order."""
        return Proposal(
            cluster=cluster,
            scheme=self.scheme,
            aid_kind=self.aid_kind,
            period=Period(self.first_day, self.last_day),
            granted_on=self.granted_on,
            years=self.year_facts(),
            agreement_id=agreement_id,
        )


@dataclass(frozen=True)
class SchemeData:
    """A legal ground of aid and how long it is valid (R1, R2)."""

    code: str
    name: str
    cluster_kind: str
    legal_basis: str
    counts_for_ten_years: bool
    valid_from: date
    valid_to: date | None = None
    sa_number: str = ""


@dataclass(frozen=True)
class MoneyData:
    """A payment, recovery or release in euro, with its own reference.

    ``instalment_id`` is the key of the instalment of the payment plan that it is of, if any.
    """

    amount: Decimal
    on_day: date
    reference: str
    note: str = ""
    instalment_id: int | None = None


def _facts(number: int, year: YearDraft) -> YearFacts:
    return YearFacts(
        number,
        Period(year.first_day, year.last_day),
        year.granted_amount,
        year.eligible_cost,
        year.planned_cofinancing,
    )
