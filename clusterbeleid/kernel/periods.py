"""Inclusive periods of calendar days: agreements, project years, validity of parameters.

Both ends belong to the period. `last` None means: no end known yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering
from itertools import pairwise

from clusterbeleid.kernel.dates import is_plain_day
from clusterbeleid.kernel.errors import KernelError

_ONE_DAY = timedelta(days=1)


class PeriodError(KernelError):
    """A period that cannot exist, or a question an open period cannot answer."""


@total_ordering
@dataclass(frozen=True)
class Period:
    """First and last day, both included; sorts by first day, then by last, open periods last.

    Raises PeriodError `period.reversed` when last < first, `period.not_a_day` for a datetime or
    for `date.max`, which elsewhere stands for "no end" and would be a second spelling of None.
    """

    first: date
    last: date | None

    def __post_init__(self) -> None:
        """Refuse a period that cannot exist."""
        for day in (self.first, self.last):
            if day is not None and (not is_plain_day(day) or day == date.max):
                raise PeriodError("period.not_a_day")
        if self.last is not None and self.last < self.first:
            raise PeriodError("period.reversed", {"first": self.first, "last": self.last})

    def __lt__(self, other: "Period") -> bool:
        """Order by hand: the generated comparison fails on an open end."""
        return (self.first, _end(self)) < (other.first, _end(other))

    @property
    def days(self) -> int:
        """Number of days, both ends counted; PeriodError `period.open` without an end."""
        if self.last is None:
            raise PeriodError("period.open", {"first": self.first})
        return (self.last - self.first).days + 1

    def contains(self, day: date) -> bool:
        """Tell whether the day lies in the period, ends included."""
        return self.first <= day <= _end(self)

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the periods share at least one day."""
        return self.first <= _end(other) and other.first <= _end(self)

    def intersection(self, other: "Period") -> "Period | None":
        """Return the shared days, or None."""
        if not self.overlaps(other):
            return None
        first = max(self.first, other.first)
        return Period(first, self.last if _end(self) <= _end(other) else other.last)

    def within(self, other: "Period") -> bool:
        """Tell whether every day of this period also lies in the other."""
        return other.first <= self.first and _end(self) <= _end(other)


def merged(periods: Iterable[Period]) -> list[Period]:
    """Return the union as sorted periods without overlap; touching periods become one."""
    union: list[Period] = []
    for period in sorted(periods):
        if union and (union[-1].last is None or period.first <= union[-1].last + _ONE_DAY):
            union[-1] = Period(union[-1].first, max(union[-1], period, key=_end).last)
        else:
            union.append(period)
    return union


def covered_days(periods: Iterable[Period], until: date | None = None) -> int:
    """Count the distinct days covered by the union, up to and including `until`.

    This is the cumulated clock of R10: a day under two agreements counts once.
    Raises PeriodError `period.open` when a period is open and no `until` is given.
    """
    if until is not None:
        periods = [
            Period(period.first, min(_end(period), until))
            for period in periods
            if period.first <= until
        ]
    return sum(period.days for period in merged(periods))


def gaps(periods: Iterable[Period]) -> list[Period]:
    """Return the uncovered days between the first and the last covered day (R41)."""
    union = merged(periods)
    return [
        Period(before.last + _ONE_DAY, after.first - _ONE_DAY)
        for before, after in pairwise(union)
        if before.last is not None  # always so: nothing follows an open period
    ]


def last_day_after_years(first: date, years: int) -> date:
    """Return the last day of a term of whole years that starts on `first` (R10).

    It is the eve of the anniversary: 1 Jan 2017 + 10 years ends on 31 Dec 2026. A term that starts
    on 29 February ends on 28 February, in leap years and others alike: that eve always exists.
    Raises PeriodError `period.years` when years < 1 or the calendar ends before the term.
    """
    year = first.year + years
    if years < 1 or year > date.max.year:
        raise PeriodError("period.years", {"first": first, "years": years})
    if (first.month, first.day) == (2, 29):
        return date(year, 2, 28)
    return first.replace(year=year) - _ONE_DAY


def _end(period: Period) -> date:
    """Last day for comparisons; an open period lasts as long as the calendar."""
    return date.max if period.last is None else period.last
