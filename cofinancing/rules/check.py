"""Whether 80 % of the co-financing is paid in in time (R34, R43).

The outcome is cheap to make, for thousands of project years in one night; its calculation lines and
findings are written out only when somebody asks.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clusterbeleid.kernel.findings import Explained, Finding, Line
from clusterbeleid.kernel.ratios import percentage, reaches, required_amount
from cofinancing.enums import CheckStatus
from cofinancing.rules.counting import NOTHING, Sums
from cofinancing.rules.deadline import deadline_findings, explain_deadline
from cofinancing.rules.remarks import money_findings, status_findings
from cofinancing.rules.yardstick import Yardstick
from cofinancing.rules.years import YearFacts


class CheckResult(NamedTuple):
    """Outcome of the check of one project year on the day ``on``."""

    year: YearFacts
    yardstick: Yardstick
    sums: Sums
    status: CheckStatus
    on: date

    @property
    def project_year_id(self) -> int:
        """Key of the project year."""
        return self.year.id

    @property
    def cluster(self) -> str:
        """Name of the cluster."""
        return self.year.cluster

    @property
    def due(self) -> date | None:
        """Due date, or None when a figure lacks (see the findings)."""
        return self.yardstick.deadline.due if self.yardstick.deadline else None

    @property
    def due_rule(self) -> str:
        """Numbers of the rules behind the due date."""
        return self.yardstick.deadline.rule if self.yardstick.deadline else ""

    @property
    def basis(self) -> Decimal:
        """Co-financing planned for the project year, in euro."""
        return self.year.planned

    @property
    def required(self) -> Decimal:
        """Smallest amount in euro that reaches the percentage; 0 when nothing is planned."""
        figures = self.yardstick.figures
        if figures is None or self.year.planned <= 0:
            return NOTHING
        return required_amount(self.year.planned, figures.paid_in.value)

    @property
    def received_by_due(self) -> Decimal:
        """Money in euro that counts for the due date."""
        return self.sums.by_due

    @property
    def percentage(self) -> Decimal | None:
        """Money in time as an exact percentage of the plan; None when nothing is planned."""
        if self.year.planned <= 0:
            return None
        return percentage(self.sums.by_due, self.year.planned)

    @property
    def gap(self) -> Decimal:
        """Euro still needed; never below 0."""
        return max(self.required - self.sums.by_due, NOTHING)

    @property
    def days_left(self) -> int | None:
        """Days until the due date, negative afterwards."""
        return (self.due - self.on).days if self.due else None

    @property
    def explained(self) -> Explained:
        """The calculation lines and the findings."""
        return explain_check(self)


def check_year(
    year: YearFacts, yardstick: Yardstick, sums: Sums, *, on: date, at_risk_days: int
) -> CheckResult:
    """Judge one project year on ``on`` (R34).

    ``at_risk_days`` before the due date a year that is not there yet becomes at risk.
    """
    status = _status(year, yardstick, sums, on, at_risk_days)
    return CheckResult(year, yardstick, sums, status, on)


def explain_check(result: CheckResult) -> Explained:
    """Return how the outcome was calculated, and what deserves attention."""
    return Explained(_lines(result), _findings(result))


def _status(
    year: YearFacts, yardstick: Yardstick, sums: Sums, on: date, at_risk_days: int
) -> CheckStatus:
    """Nothing planned, or no due date, stays running: there is nothing to reach or to miss."""
    figures, deadline, _fault = yardstick
    if figures is None or deadline is None or year.planned <= 0:
        return CheckStatus.RUNNING
    # Most years have nothing or everything; the exact comparison decides in between.
    if sums.by_due and reaches(sums.by_due, year.planned, figures.paid_in.value):
        return CheckStatus.MET
    if on > deadline.due:
        return CheckStatus.MISSED
    if (deadline.due - on).days <= at_risk_days:
        return CheckStatus.AT_RISK
    return CheckStatus.RUNNING


def _lines(result: CheckResult) -> tuple[Line, ...]:
    figures, deadline, _fault = result.yardstick
    basis = Line("cofinancing.basis", result.basis, "EUR", "R34")
    if figures is None or deadline is None:
        return (basis,)
    paid_in = figures.paid_in
    lines = [
        basis,
        Line("cofinancing.paid_in_pct", paid_in.value, "pct", paid_in.source, paid_in.key),
        Line("cofinancing.required", result.required, "EUR", "R34"),
        *explain_deadline(deadline),
        Line("cofinancing.received_for_year", result.sums.for_year, "EUR", "R43"),
        Line("cofinancing.received_by_due", result.sums.by_due, "EUR", "R34"),
    ]
    if result.percentage is not None:
        lines.append(Line("cofinancing.percentage", result.percentage, "pct", "R34"))
    lines.append(Line("cofinancing.gap", result.gap, "EUR", "R34"))
    return tuple(lines)


def _findings(result: CheckResult) -> tuple[Finding, ...]:
    figures, deadline, fault = result.yardstick
    if figures is None or deadline is None:
        return (fault,) if fault is not None else ()
    return (
        *status_findings(result.status, result.basis, result.gap, deadline.due, result.on),
        *money_findings(result.sums, deadline.due, result.year.granted_on),
        *deadline_findings(deadline, result.year.last_day),
        *figures.remarks,
    )
