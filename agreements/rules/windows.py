"""Aid that is added up over years for one undertaking, against a ceiling (R25, R27).

European law looks at *any* period of three years, so an older grant that is entered late is also
held against what was granted after it. A grant that would exceed falls outside as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from agreements.rules.facts import ZERO
from agreements.rules.figures import Figure, figure_at
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period
from clusterbeleid.kernel.terms import Clock, working_days_after

DEMINIMIS_CEILING = "deminimis.ceiling_eur"
DEMINIMIS_YEARS = "deminimis.window_years"
DEMINIMIS_ROLLING = "deminimis.rolling_window"
REGISTER_DAYS = "deminimis.register_working_days"
SERVICES_CEILING = "art28.services_3y_eur"
SERVICES_YEARS = "art28.window_years"


@dataclass(frozen=True)
class AidPart:
    """Aid to one organisation of the undertaking; ``label`` says of whom or what."""

    on_day: date
    amount: Decimal
    label: str


@dataclass(frozen=True)
class Ceiling:
    """How much aid fits in how many years, and whether that period rolls by the day."""

    amount: Figure
    years: Figure
    rolls: bool
    code: str
    rule: str


def de_minimis_ceiling(params: Params, on: date) -> Ceiling:
    """Return the ceiling for de minimis aid granted on a day; ``ParameterMissing`` without any row."""
    rolls = figure_at(params, DEMINIMIS_ROLLING, on)
    return Ceiling(
        figure_at(params, DEMINIMIS_CEILING, on),
        figure_at(params, DEMINIMIS_YEARS, on),
        bool(rolls.whole),
        "deminimis.above_ceiling",
        "R27",
    )


def services_ceiling(params: Params, on: date) -> Ceiling:
    """Return the ceiling for discounts on services of a cluster to one SME on a day (R25)."""
    return Ceiling(
        figure_at(params, SERVICES_CEILING, on),
        figure_at(params, SERVICES_YEARS, on),
        True,
        "discount.above_ceiling",
        "R25",
    )


def check_window(new: AidPart, known: Iterable[AidPart], ceiling: Ceiling) -> Explained:
    """Return the fullest period that holds the new aid, line by line; BLOCK when it exceeds."""
    others = sorted(known, key=lambda part: (part.on_day, part.label))
    period = max(
        _periods(new, others, ceiling),
        key=lambda one: (_sum(others, one), one.first),
    )
    counted = [part for part in others if period.contains(part.on_day)]
    total = _sum(counted, period) + new.amount
    room = max(ceiling.amount.value - total + new.amount, ZERO)
    found = (Finding(Level.BLOCK, ceiling.code, ceiling.rule, {"total": total, "room": room}),)
    return Explained(
        _lines(new, counted, period, ceiling, total),
        found if total > ceiling.amount.value else (),
    )


def register_due(granted_on: date, params: Params) -> date | None:
    """Return by when aid stands in the central register; None before that register exists (R27)."""
    row = params.find(REGISTER_DAYS, granted_on)
    if row is None:
        return None
    return working_days_after(granted_on, int(row.value), Clock.EU).due


def needs_declaration(granted_on: date, params: Params) -> bool:
    """Tell whether the register does not cover the whole period yet, so that a declaration must (R27)."""
    begun = params.history(REGISTER_DAYS)
    years = figure_at(params, DEMINIMIS_YEARS, granted_on).whole
    return not begun or granted_on < begun[0].valid.first + relativedelta(years=years)


def _periods(new: AidPart, others: Sequence[AidPart], ceiling: Ceiling) -> list[Period]:
    years = ceiling.years.whole
    if not ceiling.rolls:
        last = date(new.on_day.year + 1, 1, 1) - timedelta(days=1)
        return [Period(date(last.year - years + 1, 1, 1), last)]
    until = new.on_day + relativedelta(years=years)
    ends = {new.on_day, *(part.on_day for part in others if new.on_day <= part.on_day < until)}
    return [Period(_first(end, years), end) for end in sorted(ends)]


def _first(end: date, years: int) -> date:
    return end - relativedelta(years=years) + timedelta(days=1)


def _sum(parts: Iterable[AidPart], period: Period) -> Decimal:
    return sum((part.amount for part in parts if period.contains(part.on_day)), ZERO)


def _lines(
    new: AidPart, counted: Sequence[AidPart], period: Period, ceiling: Ceiling, total: Decimal
) -> tuple[Line, ...]:
    amount, years = ceiling.amount.row, ceiling.years.row
    return (
        Line("line.window.years", ceiling.years.whole, "number", years.source, years.key),
        Line("line.window.first", period.first, "date", ceiling.rule),
        Line("line.window.last", period.last or new.on_day, "date", ceiling.rule),
        *(
            Line("line.window.known", part.amount, "EUR", f"{part.label}, {part.on_day:%d/%m/%Y}")
            for part in counted
        ),
        Line("line.window.new", new.amount, "EUR", new.label),
        Line("line.window.total", total, "EUR", ceiling.rule),
        Line("line.window.ceiling", ceiling.amount.value, "EUR", amount.source, amount.key),
    )
