"""The yearly maximum of a project year (R9)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from agreements.rules.figures import figure_at
from clusterbeleid.kernel.money import round_cents
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period, last_day_after_years

BROKEN_YEAR_DAYS = "agreement.broken_year_days"


def cap_key(cluster_kind: str) -> str:
    """Return the key of the yearly maximum of a kind of cluster; it need not exist."""
    return f"{cluster_kind.lower()}.max_year_eur"


def is_broken(period: Period) -> bool:
    """Tell whether a project year is shorter than twelve months."""
    return period.last is not None and period.last < last_day_after_years(period.first, 1)


def cap_of(period: Period, cap: Decimal, days: Decimal) -> Decimal:
    """Return the maximum of a project year: the cap, or its part for a broken year (E).

    A broken year has the cap x its days / ``days``, never more than the cap.
    """
    if not is_broken(period):
        return cap
    return min(cap, round_cents(cap * period.days / days))


def yearly_cap(
    cluster_kind: str, first_day: date, last_day: date, params: Params, *, granted_on: date
) -> Decimal | None:
    """Return the maximum of a project year at its granting date; None when the kind has none."""
    key = cap_key(cluster_kind)
    if not params.history(key):
        return None
    period = Period(first_day, last_day)
    days = figure_at(params, BROKEN_YEAR_DAYS, granted_on)
    return cap_of(period, figure_at(params, key, granted_on).value, days.value)
