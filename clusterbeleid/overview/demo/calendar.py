"""Moments of the demo."""

from __future__ import annotations

from datetime import date, datetime, time

from clusterbeleid.core.clock import BRUSSELS

DEMO_DAY = date(2026, 11, 21)
# Before the first day of any cluster: rights of people and the first figures begin here.
BEGINNING = date(2016, 1, 4)


def moment(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """Return a moment of ``day`` in Brussels."""
    return datetime.combine(day, time(hour, minute), tzinfo=BRUSSELS)
