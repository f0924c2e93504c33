"""What a grant asks on later days, by the figures of its granting date (R19, R21, R42)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from agreements.enums import DutyKind
from agreements.rules.evaluation import evaluation_days
from agreements.rules.facts import ZERO, YearFacts
from agreements.rules.figures import figure_at, plain
from clusterbeleid.kernel.findings import Explained, Line
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period
from clusterbeleid.kernel.terms import Clock, compute_due

TAM_THRESHOLD = "tam.threshold_eur"
TAM_MONTHS = "tam.publish_within_months"
TAM_YEARS = "tam.keep_years"
RECORD_YEARS = "records.keep_years"


@dataclass(frozen=True)
class GrantFacts:
    """A grant: its day, its period and its project years; ``clock`` and ``reading`` of its terms."""

    granted_on: date
    period: Period
    years: tuple[YearFacts, ...]
    clock: str
    reading: str

    @property
    def granted(self) -> Decimal:
        """Aid over all project years, in euro."""
        return sum((year.granted for year in self.years), ZERO)


@dataclass(frozen=True)
class Duty:
    """Something that must be done by ``due``, with the lines behind it; ``number`` within its kind."""

    kind: str
    due: date
    explained: Explained
    number: int = 1
    required: bool = True
    amount: Decimal | None = None


def grant_duties(facts: GrantFacts, params: Params) -> tuple[Duty, ...]:
    """Return every duty of a grant: publication, evaluations in order, retention.

    Raises ``ParameterMissing`` for a figure without any row.
    """
    return (publication(facts, params), *evaluations(facts, params), retention(facts, params))


def publication(facts: GrantFacts, params: Params) -> Duty:
    """Return the duty to publish: only aid *exceeding* the threshold of the granting date (R19).

    The term of six months is one of European law, so it rolls to the next working day (R29-R31).
    A grant from before the first threshold known has nothing to publish.
    """
    threshold, months = (
        figure_at(params, key, facts.granted_on) for key in (TAM_THRESHOLD, TAM_MONTHS)
    )
    years = figure_at(params, TAM_YEARS, facts.granted_on)
    term = compute_due(facts.granted_on, months.whole, Clock.EU)
    begun = threshold.row.valid.first <= facts.granted_on
    required = begun and facts.granted > threshold.value
    lines = (
        Line("line.duty.granted_on", facts.granted_on, "date", "R1"),
        Line("line.duty.basis", facts.granted, "EUR", "R19"),
        Line("line.duty.threshold", threshold.value, "EUR", threshold.row.source, TAM_THRESHOLD),
        Line("line.duty.publish_months", months.whole, "number", months.row.source, TAM_MONTHS),
        Line("line.duty.publish_by", term.due, "date", "R19, R30, R31"),
        Line("line.duty.public_until", facts.granted_on + relativedelta(years=years.whole), "date", years.row.source, TAM_YEARS),
    )  # fmt: skip
    return Duty(
        DutyKind.PUBLICATION.value,
        term.due,
        Explained(lines),
        required=required,
        amount=facts.granted,
    )


def evaluations(facts: GrantFacts, params: Params) -> tuple[Duty, ...]:
    """Return the days on which the agreement is evaluated, as planned at the grant (R42).

    A plan: decisions of later years, such as the end of the ten years, may change what is held.
    """
    found: list[Duty] = []
    for number, day in enumerate(evaluation_days(facts.period, params), start=1):
        row = day.interval.row
        lines = (
            Line("line.duty.first_day", facts.period.first, "date", "R42"),
            Line("line.duty.interval", plain(row.value), "number", row.source, row.key),
            Line("line.duty.evaluate_by", day.due, "date", "R42"),
        )
        found.append(Duty(DutyKind.EVALUATION.value, day.due, Explained(lines), number))
    return tuple(found)


def retention(facts: GrantFacts, params: Params) -> Duty:
    """Return until when the records of this award are kept at least (R21).

    A later award under the same scheme moves the end for all of them: ``keep_until``.
    """
    years = figure_at(params, RECORD_YEARS, facts.granted_on)
    until = keep_until(facts.granted_on, params)
    lines = (
        Line("line.duty.granted_on", facts.granted_on, "date", "R21"),
        Line("line.duty.keep_years", years.whole, "number", years.row.source, RECORD_YEARS),
        Line("line.duty.keep_until", until, "date", "R21"),
    )
    return Duty(DutyKind.RETENTION.value, until, Explained(lines))


def keep_until(last_award: date, params: Params) -> date:
    """Return the last day on which records are kept: ten years from the last award (R21)."""
    return last_award + relativedelta(years=figure_at(params, RECORD_YEARS, last_award).whole)
