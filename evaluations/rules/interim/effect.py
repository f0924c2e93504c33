"""What an outcome does: period, amounts, co-financing, next evaluation, the end (R8-R10, R34, R42)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from agreements.rules.evaluation import evaluation_days
from agreements.rules.figures import figure_at
from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period, last_day_after_years
from evaluations.interim_enums import PROLONGS, Outcome
from evaluations.rules.interim.years import PAID_IN, TERM, EffectFacts, EffectYear, project_years

PHASE_OUT = "phase_out.months"
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Effect:
    """Everything an outcome does; ``stops_on`` is set when the support ends with it."""

    outcome: str
    period: Period | None
    years: tuple[EffectYear, ...]
    next_evaluation: date | None
    stops_on: date | None
    explained: Explained

    @property
    def budget(self) -> Decimal:
        """Aid over all project years, in euro."""
        return sum((year.granted for year in self.years), Decimal(0))

    @property
    def cofinancing(self) -> Decimal:
        """Co-financing to be paid in over all project years, in euro."""
        return sum((year.required for year in self.years), Decimal(0))

    @property
    def label(self) -> str:
        """Return the outcome in words."""
        return str(Outcome(self.outcome).label)


def effect_of(outcome: str, facts: EffectFacts, params: Params) -> Effect:
    """Return what ``outcome`` does on the day of the decision, never past the ten years (R10).

    Raises ``ParameterMissing`` when a figure is not known at all.
    """
    period, found = _period(outcome, facts, params)
    years = tuple(project_years(period, facts, params)) if period else ()
    stops = None if outcome in PROLONGS else (period.last if period else facts.aid_until)
    found += _amount_findings(years)
    later = _next(period, facts, params) if outcome in PROLONGS else None
    lines = [*_lines(outcome, facts, params), *_year_lines(period, years)]
    lines += [Line("effect.next", later, "date", "R42")] if later else []
    lines += [Line("effect.stops", stops, "date", "R42")] if stops else []
    return Effect(outcome, period, years, later, stops, Explained(tuple(lines), tuple(found)))


def past_ten_years(last_day: date, ten_years_until: date) -> tuple[Finding, ...]:
    """BLOCK aid for a day after the ten years, whoever typed it (R10, A9)."""
    if last_day <= ten_years_until:
        return ()
    days = {"last_day": last_day, "until": ten_years_until}
    return (Finding(Level.BLOCK, "effect.past_ten_years", "R10", days),)


def _period(
    outcome: str, facts: EffectFacts, params: Params
) -> tuple[Period | None, list[Finding]]:
    first = facts.aid_until + _ONE_DAY
    if facts.stopped_on is not None:
        return None, [_find(Level.BLOCK, "stopped", "R51", stopped_on=facts.stopped_on)]
    if outcome in PROLONGS and facts.years < 1:
        return None, [_find(Level.BLOCK, "no_years", "R42")]
    if first > facts.ten_years_until:
        level = Level.BLOCK if outcome in PROLONGS else Level.RECORD
        return None, [_find(level, "ten_years_over", "R10", until=facts.ten_years_until)]
    return _within(first, _wanted(outcome, first, facts, params), facts.ten_years_until)


def _within(first: date, wanted: date, until: date) -> tuple[Period, list[Finding]]:
    """Return the days wanted, cut off at the last possible one (R10)."""
    last = min(wanted, until)
    if last == wanted:
        return Period(first, last), []
    return Period(first, last), [
        _find(Level.WARN, "shortened", "R10", wanted=wanted, last_day=last)
    ]


def _wanted(outcome: str, first: date, facts: EffectFacts, params: Params) -> date:
    if outcome in PROLONGS:
        return last_day_after_years(first, facts.years)
    months = figure_at(params, PHASE_OUT, facts.decided_on).whole
    return first + relativedelta(months=months) - _ONE_DAY


def _amount_findings(years: tuple[EffectYear, ...]) -> list[Finding]:
    if any(year.granted <= 0 for year in years):
        return [_find(Level.BLOCK, "no_amount", "R9")]
    return [
        _find(Level.WARN, "amount_capped", "R9", year=year.number, cap=year.granted)
        for year in years
        if year.is_lowered
    ]


def _next(period: Period | None, facts: EffectFacts, params: Params) -> date | None:
    if period is None:
        return None
    days = evaluation_days(period, params, until=facts.ten_years_until)
    return days[0].due if days else None


def _lines(outcome: str, facts: EffectFacts, params: Params) -> list[Line]:
    lines = [
        Line("effect.aid_until", facts.aid_until, "date", "R41"),
        Line("effect.ten_years", facts.ten_years_until, "date", "R10"),
    ]
    if outcome == Outcome.NEGATIVE:
        row = figure_at(params, PHASE_OUT, facts.decided_on).row
        lines.append(Line("effect.months", int(row.value), "number", row.source, PHASE_OUT))
    return lines


def _year_lines(period: Period | None, years: tuple[EffectYear, ...]) -> list[Line]:
    if period is None:
        return []
    lines = [
        Line("effect.first_day", period.first, "date", "R41"),
        Line("effect.last_day", period.last or period.first, "date", "R41"),
    ]
    for year in years:
        lines += [
            Line("effect.year_from", year.first_day, "date", "R41"),
            Line("effect.year", year.granted, "EUR", "R9"),
            Line("effect.required", year.required, "EUR", "R34", PAID_IN),
            Line("effect.cofinancing_due", year.cofinancing_due, "date", "R34", TERM),
        ]
    budget = sum((year.granted for year in years), Decimal(0))
    return [*lines, Line("effect.budget", budget, "EUR", "R9")]


def _find(level: Level, code: str, rule: str, **values: ParamValue) -> Finding:
    return Finding(level, f"effect.{code}", rule, values)
