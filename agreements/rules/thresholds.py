"""The days on which an end is near enough to warn about: of the ten years unless said otherwise (R10)."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from clusterbeleid.kernel.params import ParameterRow, Params

WARN_MONTHS = "tenyears.warn_months."
_ONE_DAY = timedelta(days=1)


def thresholds(params: Params, *, on: date, series: str = WARN_MONTHS) -> tuple[ParameterRow, ...]:
    """Return the rows that say how many months before the end to warn, widest first."""
    rows = (row for row in params.rows if row.key.startswith(series))
    return tuple(
        sorted((row for row in rows if row.valid.contains(on)), key=lambda row: -row.value)
    )


def threshold_day(last_day: date, months: int) -> date:
    """Return the day after which exactly ``months`` months are left.

    Counted backwards, so it never rolls to a working day (R31): with 31 December as last
    day, one month is left at the end of 30 November.
    """
    return last_day + _ONE_DAY - relativedelta(months=months) - _ONE_DAY


def nearest_threshold(
    last_day: date, params: Params, *, on: date, series: str = WARN_MONTHS
) -> int | None:
    """Return the smallest number of months whose warning day has come, or None."""
    passed = [
        int(row.value)
        for row in thresholds(params, on=on, series=series)
        if threshold_day(last_day, int(row.value)) <= on
    ]
    return min(passed, default=None)
