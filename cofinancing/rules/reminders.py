"""Which reminder of a due date has its turn on a day (R34)."""

from __future__ import annotations

from datetime import date

from clusterbeleid.kernel.params import Params

REMINDER_DAY = "cofinancing.reminder_day."


def reminder_days(params: Params, on: date, series: str = REMINDER_DAY) -> tuple[int, ...]:
    """Return the days of the reminders relative to the due date, in order: below 0 is before it."""
    keys = {row.key for row in params.rows if row.key.startswith(series)}
    rows = [params.find(key, on) for key in keys]
    return tuple(sorted(int(row.value) for row in rows if row is not None))


def reminder_due(days: tuple[int, ...], due: date, on: date) -> int | None:
    """Return the latest reminder that has come by ``on``; None when there is none to send.

    After a few missed nights only the latest goes out. The last one stays good for as many
    days after the due date as the first comes before it: older cases are a task, not a mail.
    """
    if not days or (on - due).days > abs(days[0]):
        return None
    come = [day for day in days if day <= (on - due).days]
    return come[-1] if come else None
