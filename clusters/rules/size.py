"""Size of an undertaking in one year: ceilings, age of the figures, and share of SMEs (R22).

The figures are those of the undertaking with its linked and partner companies already added;
the ceilings come from the parameters valid on the closing day of the accounts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.ratios import percentage
from clusters.enums import SizeClass

RULE = "R22"
SME = (SizeClass.MICRO, SizeClass.SMALL, SizeClass.MEDIUM)
ORDER = (*SME, SizeClass.LARGE)


@dataclass(frozen=True)
class YearFigures:
    """Figures of one accounting year, or a class chosen by hand that overrules them.

    ``on_day`` closes the accounts; ``staff`` counts annual work units, the amounts are euro.
    """

    on_day: date
    staff: Decimal | None = None
    turnover: Decimal | None = None
    balance: Decimal | None = None
    manual_size: SizeClass | None = None


@dataclass(frozen=True)
class SizeAnswer:
    """A size class with its explanation; None when a figure is missing, and the findings say which."""

    size: SizeClass | None
    explained: Explained


@dataclass(frozen=True)
class SizeCounts:
    """Company members by size; ``unknown`` are companies without any snapshot."""

    by_size: tuple[tuple[SizeClass, int], ...]
    unknown: int = 0

    @property
    def companies(self) -> int:
        """Return the denominator of every share of SMEs: all company members."""
        return sum(number for _size, number in self.by_size) + self.unknown

    @property
    def smes(self) -> int:
        """Return the members that are micro, small or medium-sized."""
        return sum(number for size, number in self.by_size if size in SME)

    @property
    def share(self) -> Decimal | None:
        """Return the percentage of SMEs; None without company members."""
        if not self.companies:
            return None
        return percentage(Decimal(self.smes), Decimal(self.companies))


def class_of_year(year: YearFigures, params: Params) -> SizeAnswer:
    """Return the class that the figures of a single year give (GBER annex I, art. 2).

    Staff must stay below its ceiling, and turnover or balance within one of theirs. An
    unknown figure counts as neither: when it could change the class, a BLOCK names it.
    """
    lines = [*_figure_lines(year)]
    if year.staff is None:
        return _undecided(lines, "size.staff_missing", year)
    for size in SME:
        fits = _fits(year, year.staff, size, params, lines)
        if fits is None:
            return _undecided(lines, "size.figure_missing", year)
        if fits:
            return SizeAnswer(size, Explained((*lines, _own(size))))
    return SizeAnswer(SizeClass.LARGE, Explained((*lines, _own(SizeClass.LARGE))))


def size_age(snapshot_day: date, *, on: date, params: Params) -> tuple[Finding, ...]:
    """Warn when a snapshot is older than the parameter allows, in whole months."""
    months = params.at("size.stale_after_months", on)
    if on <= snapshot_day + relativedelta(months=int(months.value)):
        return ()
    values: Mapping[str, ParamValue] = {"on_day": snapshot_day, "months": int(months.value)}
    return (Finding(Level.WARN, "size.stale", RULE, values),)


def first_fresh_day(on: date, params: Params) -> date:
    """Return the first day whose snapshot is not too old on ``on``; those before it are (R22).

    Agrees with ``size_age`` on the last days of a month too, where counting back would not.
    """
    months = relativedelta(months=int(params.value("size.stale_after_months", on)))
    day = on - months
    while day + months < on:
        day += timedelta(days=1)
    return day


def sme_share(counts: SizeCounts) -> Explained:
    """Return the share of SMEs among the company members, with its denominator (R22, R61)."""
    lines = [
        Line("size.company_members", counts.companies, "number", "R61"),
        Line("size.sme_members", counts.smes, "number", RULE),
    ]
    if counts.share is not None:
        lines.append(Line("size.sme_share", counts.share, "pct", RULE))
    findings = []
    if counts.unknown:
        values = {"unknown": counts.unknown, "companies": counts.companies}
        findings.append(Finding(Level.WARN, "size.unknown_members", RULE, values))
    return Explained(tuple(lines), tuple(findings))


def _figure_lines(year: YearFigures) -> list[Line]:
    figures = (
        ("size.staff", year.staff, "number"),
        ("size.turnover", year.turnover, "EUR"),
        ("size.balance", year.balance, "EUR"),
    )
    return [Line(term, value, unit, RULE) for term, value, unit in figures if value is not None]


def _fits(
    year: YearFigures, staff: Decimal, size: SizeClass, params: Params, lines: list[Line]
) -> bool | None:
    """Tell whether a year fits in a class; None when an unknown figure decides."""
    ceiling = params.at(f"size.{size}_staff", year.on_day)
    lines.append(Line("size.ceiling_staff", ceiling.value, "number", RULE, ceiling.key))
    return staff < ceiling.value and _money_fits(year, size, params, lines)


def _money_fits(
    year: YearFigures, size: SizeClass, params: Params, lines: list[Line]
) -> bool | None:
    """Tell whether turnover or balance stays within its ceiling; None when unknown decides."""
    fits: list[bool | None] = []
    for name, amount in (("turnover", year.turnover), ("balance", year.balance)):
        ceiling = params.at(f"size.{size}_{name}_eur", year.on_day)
        lines.append(Line(f"size.ceiling_{name}", ceiling.value, "EUR", RULE, ceiling.key))
        fits.append(None if amount is None else amount <= ceiling.value)
    if any(fits):
        return True
    return None if None in fits else False


def code_of(size: SizeClass) -> str:
    """Return the code whose sentence is the name of the class."""
    return f"size.{size.value}"


def _own(size: SizeClass) -> Line:
    return Line("size.own_class", code_of(size), "text", "GBER annex I, art. 2")


def _undecided(lines: list[Line], code: str, year: YearFigures) -> SizeAnswer:
    finding = Finding(Level.BLOCK, code, RULE, {"on_day": year.on_day})
    return SizeAnswer(None, Explained(tuple(lines), (finding,)))
