"""Working days in Belgium (R31): Saturdays, Sundays and the ten statutory holidays.

11 July, the Flemish day, is not a statutory holiday: it moves no term, but it is known here so that
a rule can warn about it.
"""

from collections.abc import Mapping
from datetime import date
from enum import IntEnum
from functools import cache
from types import MappingProxyType

import holidays

from clusterbeleid.kernel.errors import KernelError

# The library also lists Easter Sunday and Pentecost. They are always Sundays and not statutory.
# Moving holidays come first, so that Labour Day wins when Ascension falls on it (2008).
_KEYS = {
    "Paasmaandag": "easter_monday",
    "O. L. H. Hemelvaart": "ascension",
    "Pinkstermaandag": "whit_monday",
    "Nieuwjaar": "new_year",
    "Dag van de Arbeid": "labour_day",
    "Nationale feestdag": "national_day",
    "O. L. V. Hemelvaart": "assumption",
    "Allerheiligen": "all_saints",
    "Wapenstilstand": "armistice",
    "Kerstmis": "christmas",
}
_FLEMISH_DAY = (7, 11)


class _Weekday(IntEnum):
    """The numbers of `date.weekday()` that are no working days."""

    SATURDAY = 5
    SUNDAY = 6


class CalendarError(KernelError):
    """The holidays of a year are unknown; guessing would silently shorten a term."""


@cache
def _holidays_of(year: int) -> Mapping[date, str]:
    """Return the ten statutory holidays of one year by day, each with its key."""
    found = holidays.country_holidays("BE", years=year, expand=False, language="nl")
    by_name = {name: day for day in found for name in found.get_list(day)}
    if not _KEYS.keys() <= by_name.keys():
        raise CalendarError("calendar.year_unknown", {"year": year})
    return MappingProxyType({by_name[name]: key for name, key in _KEYS.items()})


def is_belgian_holiday(day: date) -> str | None:
    """Return the key of the statutory holiday on this day, or None.

    Raises CalendarError for a year the holiday library does not cover (before 1901, after 2100).
    """
    return _holidays_of(day.year).get(day)


def rest_reason(day: date) -> str | None:
    """Say why nobody works that day: `saturday`, `sunday`, `holiday:<key>`, or None (R31).

    The weekend is named first: a holiday on a Saturday moves the term because of the Saturday.
    """
    match day.weekday():
        case _Weekday.SATURDAY:
            return "saturday"
        case _Weekday.SUNDAY:
            return "sunday"
    holiday = is_belgian_holiday(day)
    return f"holiday:{holiday}" if holiday else None


def is_working_day(day: date) -> bool:
    """Tell whether the day is no Saturday, Sunday or statutory holiday (R31)."""
    return rest_reason(day) is None


def is_flemish_day(day: date) -> bool:
    """Tell whether the day is 11 July: Flemish offices are closed, yet terms do end (R31)."""
    return (day.month, day.day) == _FLEMISH_DAY
