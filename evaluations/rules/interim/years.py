"""The project years of a period to come: amounts within the maximum, terms of co-financing (R8, R9, R34)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from agreements.rules.amounts import INTENSITY
from agreements.rules.caps import BROKEN_YEAR_DAYS, cap_of, yearly_cap
from agreements.rules.figures import figure_at
from clusterbeleid.kernel.money import round_cents
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period, last_day_after_years
from cofinancing.rules.deadline import StartFacts, derive_deadline

PAID_IN = "cofinancing.paid_in_pct"
TERM = "cofinancing.term_months"
_ONE_DAY = timedelta(days=1)
_WHOLE = Decimal(100)


@dataclass(frozen=True)
class EffectFacts:
    """A cluster on the day of a decision; amounts in euro.

    ``aid_until`` is the last day of the aid granted so far, ``ten_years_until`` the last possible
    one. ``years`` is asked for a prolongation; ``yearly_amount`` None: the yearly maximum.
    """

    cluster_kind: str
    aid_until: date
    ten_years_until: date
    decided_on: date
    years: int
    yearly_amount: Decimal | None = None
    stopped_on: date | None = None
    clock: str = "BE"
    reading: str = "EVENT"


@dataclass(frozen=True)
class EffectYear:
    """A project year to come; ``cap`` None: no yearly maximum is known for the kind of cluster.

    ``is_lowered``: more was asked than the yearly maximum.
    """

    number: int
    first_day: date
    last_day: date
    cap: Decimal | None
    granted: Decimal
    eligible_cost: Decimal
    planned_cofinancing: Decimal
    required: Decimal
    cofinancing_due: date
    is_lowered: bool = False


def project_years(period: Period, facts: EffectFacts, params: Params) -> Iterator[EffectYear]:
    """Yield the project years of a period in order, twelve months each; the last may be shorter."""
    first, last = period.first, period.last or period.first
    number = 1
    while first <= last:
        until = min(last_day_after_years(first, 1), last)
        yield _year(number, Period(first, until), facts, params)
        first, number = until + _ONE_DAY, number + 1


def _year(number: int, period: Period, facts: EffectFacts, params: Params) -> EffectYear:
    first, last = period.first, period.last or period.first
    cap = yearly_cap(facts.cluster_kind, first, last, params, granted_on=facts.decided_on)
    asked = _asked(period, facts, params)
    granted = cap or Decimal(0) if asked is None else min(asked, cap or asked)
    intensity = figure_at(params, INTENSITY, facts.decided_on).value
    cost = round_cents(granted * _WHOLE / intensity)
    paid_in = figure_at(params, PAID_IN, facts.decided_on).value
    start = StartFacts(number, facts.decided_on, first, facts.clock, facts.reading)
    due = derive_deadline(start, figure_at(params, TERM, facts.decided_on).row).due
    planned = cost - granted
    required = round_cents(planned * paid_in / _WHOLE)
    lowered = asked is not None and asked > granted
    return EffectYear(number, first, last, cap, granted, cost, planned, required, due, lowered)


def _asked(period: Period, facts: EffectFacts, params: Params) -> Decimal | None:
    """Return what was asked for these days, a broken year in proportion; None: nothing was typed."""
    if facts.yearly_amount is None:
        return None
    days = figure_at(params, BROKEN_YEAR_DAYS, facts.decided_on).value
    return cap_of(period, facts.yearly_amount, days)
