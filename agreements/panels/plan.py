"""The payment plan as the pages of an agreement show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from agreements.models import Instalment, ProjectYear
from agreements.queries import PlannedInstalment, payment_plan
from clusterbeleid.core.ui import Status, Tone


@dataclass(frozen=True)
class PlanRow:
    """An instalment with its state as a pill."""

    planned: PlannedInstalment
    status: Status


@dataclass(frozen=True)
class PlanOfYear:
    """A project year with its open instalments and what is settled of its grant, in euro."""

    year: ProjectYear
    open: Sequence[Instalment]
    settled: Sequence[PlannedInstalment]

    @property
    def to_divide(self) -> Decimal:
        """The part of the grant that the open instalments must make."""
        kept = sum((row.instalment.amount for row in self.settled), Decimal(0))
        return self.year.granted_amount - kept

    @property
    def read(self) -> str:
        """Keys and versions of the open instalments, to notice what somebody else changed."""
        return ",".join(f"{row.pk},{row.version}" for row in self.open)


def plan_rows(years: Sequence[ProjectYear]) -> list[PlanRow]:
    """Return the instalments of these project years with their state; two statements."""
    return [PlanRow(row, _status(row)) for row in payment_plan(years)]


def plan_of_year(year: ProjectYear) -> PlanOfYear:
    """Return what of the plan of one project year may still change; two statements."""
    rows = payment_plan([year])
    return PlanOfYear(
        year,
        [row.instalment for row in rows if row.is_open],
        [row for row in rows if not row.is_open],
    )


def _status(row: PlannedInstalment) -> Status:
    if row.left <= 0:
        return Status(_("Paid"), Tone.GOOD)
    if row.instalment.held:
        return Status(_("Payment under way"), Tone.INFO)
    if row.paid > 0:
        return Status(_("Paid in part"), Tone.INFO)
    return Status(_("To be paid"), Tone.NEUTRAL)
