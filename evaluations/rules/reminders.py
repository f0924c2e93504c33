"""Which reminder of a report or a condition has its turn on a day (R47)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

DUTY_DAYS, OVERDUE_DAYS = "duty.reminder_day.", "duty.overdue_days"


def duty_day(days: Sequence[int], every: int, due: date, on: date) -> int | None:
    """Return the day of the reminder that has its turn, counted from the due date; None before all.

    ``days`` stand in order; below 0 is before the due date. What is late comes back each ``every``
    days. After missed nights only the latest goes out.
    """
    late = (on - due).days
    if late >= every:
        return late // every * every
    come = [day for day in days if day <= late]
    return come[-1] if come else None
