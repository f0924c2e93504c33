"""Terms in months and working days: Reg. (EEC) 1182/71 and Judicial Code art. 52-54 (R29-R33).

Terms run forward only. A term counted backwards and the expiry of an act do not roll (R31): use a
plain date or a period for those.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from clusterbeleid.kernel.calendar import is_flemish_day, rest_reason
from clusterbeleid.kernel.dates import is_plain_day
from clusterbeleid.kernel.errors import KernelError

_ONE_DAY = timedelta(days=1)
_POSTAL_WORKING_DAYS = 3
_MAX_MONTHS = 1200


class TermError(KernelError):
    """A term that cannot be counted."""


class Clock(StrEnum):
    """Whose counting rule a term follows (R29). A contractual term counts as a Belgian one."""

    EU = "EU"
    BE = "BE"
    CONTRACT = "CONTRACT"


class StartReading(StrEnum):
    """How to read a start date (R32): as the event before the term, or as its first day.

    EVENT gives the later due date and is the default, to the benefit of the beneficiary.
    """

    EVENT = "EVENT"
    FIRST_DAY = "FIRST_DAY"


@dataclass(frozen=True)
class DueDate:
    """A due date with the reasons for it; the act is in time until 24:00 of `due`.

    `nominal` is the last day before rolling, `rolled_over` the days skipped and `reasons` why, one
    code a day (`saturday`, `sunday`, `holiday:<key>`). `flemish_day`: due on 11 July, which does
    not roll but deserves a warning. `rule`: R30 or R32 for months, R31 for working days.
    """

    event: date
    months: int
    clock: Clock
    nominal: date
    due: date
    rolled_over: tuple[date, ...]
    reasons: tuple[str, ...]
    flemish_day: bool
    rule: str
    reading: StartReading = StartReading.EVENT
    working_days: int = 0


def compute_due(
    event: date, months: int, clock: Clock, reading: StartReading = StartReading.EVENT
) -> DueDate:
    """Return the last day of a term of whole months after `event` (R30-R32).

    With FIRST_DAY the start date itself is the first day of the term, as if the event fell on the
    day before. Raises TermError `term.not_a_day` for a datetime, `term.months` outside 1-1200 and
    CalendarError for a due date in a year without known holidays; ValueError for an unknown clock.
    """
    if not is_plain_day(event):
        raise TermError("term.not_a_day")
    # A stored clock may arrive as plain text, which is equal to the member but not identical.
    return _compute_due(event, months, Clock(clock), StartReading(reading))


def working_days_after(event: date, days: int, clock: Clock) -> DueDate:
    """Return the n-th working day after `event`, the day of the event not counted (R20, R27, R31).

    `rolled_over` lists the days that did not count. The clocks count working days alike.
    Raises TermError `term.not_a_day`, or `term.working_days` when days < 1.
    """
    if not is_plain_day(event):
        raise TermError("term.not_a_day")
    if days < 1:
        raise TermError("term.working_days", {"days": days})
    day = event
    skipped: list[tuple[date, str]] = []
    for _ in range(days):
        rest = list(_rest_days_from(day + _ONE_DAY))
        skipped += rest
        day += (len(rest) + 1) * _ONE_DAY
    return DueDate(
        event=event,
        months=0,
        clock=Clock(clock),
        nominal=day,
        due=day,
        rolled_over=tuple(skipped_day for skipped_day, _ in skipped),
        reasons=tuple(reason for _, reason in skipped),
        flemish_day=is_flemish_day(day),
        rule="R31",
        working_days=days,
    )


def postal_start(posted_on: date) -> date:
    """Return the third working day after posting a registered letter (R33, art. 53bis).

    The term runs *from* that day, so hand it to `compute_due` with the reading FIRST_DAY. Proof of
    an earlier or later receipt replaces this presumption; a dated receipt is itself the event.
    """
    return working_days_after(posted_on, _POSTAL_WORKING_DAYS, Clock.BE).due


# Overviews ask the same few hundred terms thousands of times.
@lru_cache(maxsize=16_384)
def _compute_due(event: date, months: int, clock: Clock, reading: StartReading) -> DueDate:
    """Compute one term; the arguments are plain values, so an answer never goes stale."""
    if not 1 <= months <= _MAX_MONTHS:
        raise TermError("term.months", {"months": months, "last": _MAX_MONTHS})
    counted_from = event if reading is StartReading.EVENT else event - _ONE_DAY
    last_day = _last_day_eu if clock is Clock.EU else _last_day_be
    nominal = last_day(counted_from, months)
    skipped = tuple(_rest_days_from(nominal))
    due = nominal + len(skipped) * _ONE_DAY
    return DueDate(
        event=event,
        months=months,
        clock=clock,
        nominal=nominal,
        due=due,
        rolled_over=tuple(day for day, _ in skipped),
        reasons=tuple(reason for _, reason in skipped),
        flemish_day=is_flemish_day(due),
        rule="R30" if reading is StartReading.EVENT else "R32",
        reading=reading,
    )


def _last_day_eu(event: date, months: int) -> date:
    """Same date in the last month, else the last day of that month (1182/71 art. 3(2)(c))."""
    return event + relativedelta(months=months)


def _last_day_be(event: date, months: int) -> date:
    """From the n-th to the eve of the n-th, the term starting the day after (art. 52 and 54).

    An eve that does not exist becomes the last day of the month (R30, E).
    """
    first = event + _ONE_DAY
    # Always count from the first day: adding months one by one would lose the day of the month.
    month_of_arrival = first.replace(day=1) + relativedelta(months=months)
    if first.day == 1:
        return month_of_arrival - _ONE_DAY
    # An absolute `day` is cut to the last day of the month when it does not exist.
    return month_of_arrival + relativedelta(day=first.day - 1)


def _rest_days_from(day: date) -> Iterator[tuple[date, str]]:
    """Yield the rest days that start on `day`, each with its reason, up to the next working day."""
    while reason := rest_reason(day):
        yield day, reason
        day += _ONE_DAY
