"""Present value: what an amount on a later day is worth on the granting date (R17)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

_WHOLE = Decimal(100)


def discount_divisor(rate: Decimal, day: date, granted_on: date, days: Decimal) -> Decimal:
    """Return what an amount on ``day`` is divided by to be worth as much on ``granted_on``.

    ``rate`` in percent a year, ``days`` those of a year; a day before the grant is not discounted.
    """
    years = Decimal(max((day - granted_on).days, 0)) / days
    return (1 + rate / _WHOLE) ** years
