"""Whether an instalment may be paid: what is still missing, explained (R14, R34, R45, R47)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from agreements.enums import InstalmentTrigger
from agreements.rules.figures import figure_at
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params
from cofinancing.rules.money.costs import ZERO

EXCLUSION_MONTHS = "payment.exclusion_valid_months"
REPORT_MONTHS = "report.due_months"
# At the grant nothing could be proved yet, and the year need not have begun.
_PROVEN = frozenset(
    {InstalmentTrigger.COFINANCING_PROVED.value, InstalmentTrigger.REPORT_ACCEPTED.value}
)


@dataclass(frozen=True)
class ExclusionFacts:
    """The last test of the exclusions (R14)."""

    tested_on: date
    recovery_open: bool
    in_difficulty: bool


@dataclass(frozen=True)
class ReportFacts:
    """The report of a project year: its last day, when it is due, and how far it is (R47).

    ``due`` None: by the parameter, counted from the last day of the year.
    """

    year: int
    last_day: date
    due: date | None = None
    submitted: bool = False
    accepted_on: date | None = None

    def due_on(self, params: Params, on: date) -> date:
        """Return the day on which the report is due."""
        months = figure_at(params, REPORT_MONTHS, on).whole
        return self.due or self.last_day + relativedelta(months=months)


@dataclass(frozen=True)
class DutyFacts:
    """A duty of a project year that a higher room says is late: its name, and which year."""

    name: str
    year: int


@dataclass(frozen=True)
class PaymentFacts:
    """An instalment to pay and everything that may stand in its way; amounts in euro.

    ``left_of_commitment`` and ``left_of_instalment`` count payments under way as paid; ``due`` is
    what a fixed settlement says is due for the year, ``paid`` what was paid or is under way.
    """

    trigger: str
    amount: Decimal
    year: int
    first_day: date
    today: date
    left_of_commitment: Decimal
    left_of_instalment: Decimal
    paid: Decimal
    due: Decimal | None
    cofinancing_required: Decimal | None
    cofinancing_received: Decimal
    miss_was_settled: bool
    exclusion: ExclusionFacts | None
    reports: Sequence[ReportFacts]
    account_verified: bool
    confirmed: bool = True
    late: Sequence[DutyFacts] = ()

    @property
    def report(self) -> ReportFacts | None:
        """The report of the year that is paid for."""
        return next((one for one in self.reports if one.year == self.year), None)


def check_payment(facts: PaymentFacts, params: Params) -> Explained:
    """Return the lines of the check and everything that blocks; every condition is asked."""
    found = [
        *_amount(facts),
        *_exclusion(facts, params),
        *_reports(facts, params),
        *_cofinancing(facts),
    ]
    if not facts.account_verified:
        found.append(Finding(Level.BLOCK, "payment.no_account", "R45"))
    if facts.trigger != InstalmentTrigger.GRANTED and facts.today < facts.first_day:
        day = {"first_day": facts.first_day}
        found.append(Finding(Level.BLOCK, "payment.year_not_begun", "R45", day))
    if not facts.confirmed:
        found.append(Finding(Level.BLOCK, "cost.not_granted", "R45"))
    return Explained(tuple(_lines(facts)), tuple(found))


def _lines(facts: PaymentFacts) -> list[Line]:
    lines = [
        Line("payment.amount", facts.amount, "EUR", "R45"),
        Line("payment.left_of_commitment", facts.left_of_commitment, "EUR", "R45"),
        Line("payment.left_of_instalment", facts.left_of_instalment, "EUR", "R45"),
        Line("payment.cofinancing_received", facts.cofinancing_received, "EUR", "R34"),
    ]
    if facts.cofinancing_required is not None:
        lines.append(Line("payment.cofinancing_required", facts.cofinancing_required, "EUR", "R34"))
    if facts.due is not None:
        lines.append(Line("payment.due", facts.due, "EUR", "R8"))
    if facts.exclusion is not None:
        lines.append(Line("payment.tested_on", facts.exclusion.tested_on, "date", "R14"))
    return lines


def _amount(facts: PaymentFacts) -> list[Finding]:
    found: list[Finding] = []
    if facts.amount <= ZERO:
        found.append(Finding(Level.BLOCK, "payment.nothing", "R45"))
    for code, left in (
        ("payment.above_commitment", facts.left_of_commitment),
        ("payment.above_instalment", facts.left_of_instalment),
    ):
        if facts.amount > left:
            values = {"amount": facts.amount, "left": left}
            found.append(Finding(Level.BLOCK, code, "R45", values))
    if facts.due is not None and facts.paid + facts.amount > facts.due:
        values = {"due": facts.due, "paid": facts.paid}
        found.append(Finding(Level.BLOCK, "payment.above_due", "R8", values))
    return found


def _exclusion(facts: PaymentFacts, params: Params) -> list[Finding]:
    test = facts.exclusion
    if test is None:
        return [Finding(Level.BLOCK, "payment.no_exclusion_test", "R14")]
    found: list[Finding] = []
    months = figure_at(params, EXCLUSION_MONTHS, facts.today).whole
    until = test.tested_on + relativedelta(months=months)
    if facts.today > until:
        days = {"tested_on": test.tested_on, "until": until}
        found.append(Finding(Level.BLOCK, "payment.exclusion_stale", "R14", days))
    if test.recovery_open:
        found.append(Finding(Level.BLOCK, "payment.recovery_open", "R14"))
    if test.in_difficulty:
        found.append(Finding(Level.BLOCK, "payment.in_difficulty", "R14"))
    return found


def _reports(facts: PaymentFacts, params: Params) -> list[Finding]:
    """BLOCK while any report is overdue, and a balance before its own report is accepted."""
    found: list[Finding] = []
    for one in facts.reports:
        due = one.due_on(params, facts.today)
        if facts.today > due and not one.submitted and one.accepted_on is None:
            values: dict[str, int | date] = {"year": one.year, "due": due}
            found.append(Finding(Level.BLOCK, "payment.report_overdue", "R47", values))
    told = {one.params["year"] for one in found}
    for duty in facts.late:
        if duty.year not in told:
            about: dict[str, int | str] = {"year": duty.year, "duty": f"duty.{duty.name}"}
            found.append(Finding(Level.BLOCK, "payment.duty_overdue", "R47", about))
    own = facts.report
    waits = own is None or own.accepted_on is None
    if facts.trigger == InstalmentTrigger.REPORT_ACCEPTED and waits:
        year = {"year": facts.year}
        found.append(Finding(Level.BLOCK, "payment.report_not_accepted", "R45", year))
    return found


def _cofinancing(facts: PaymentFacts) -> list[Finding]:
    if facts.trigger not in _PROVEN:
        return []
    required, received = facts.cofinancing_required, facts.cofinancing_received
    if required is not None and received >= required:
        return []
    if facts.miss_was_settled:
        return [Finding(Level.RECORD, "payment.miss_was_settled", "R34")]
    values = {"received": received, "required": required or ZERO}
    return [Finding(Level.BLOCK, "payment.cofinancing_not_proved", "R34", values)]
