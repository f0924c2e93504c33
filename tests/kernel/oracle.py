"""A second implementation, written from the rule text (R10, R30-R33, R34) in another manner.

Days are walked one by one, holidays come from an own Easter computus and an own list, day counts
are bits of one big integer, ratios are fractions and money is whole cents. Nothing here imports the
kernel or the libraries the kernel stands on.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

DAY = timedelta(days=1)
EPOCH = date(1900, 1, 1)


@cache
def easter(year: int) -> date:
    """Easter Sunday after Gauss, with the two corrections for the Gregorian calendar."""
    century = year // 100
    m = (15 + century - century // 4 - (13 + 8 * century) // 25) % 30
    n = (4 + century - century // 4) % 7
    d = (19 * (year % 19) + m) % 30
    e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7
    if d == 29 and e == 6:
        return date(year, 4, 19)
    if d == 28 and e == 6 and (11 * m + 11) % 30 < 19:
        return date(year, 4, 18)
    return date(year, 3, 22) + (d + e) * DAY


@cache
def holidays_of(year: int) -> dict[date, str]:
    """The ten holidays of R31, with the fixed date in front when two meet."""
    moving = {1: "easter_monday", 39: "ascension", 50: "whit_monday"}
    fixed = {
        (1, 1): "new_year",
        (5, 1): "labour_day",
        (7, 21): "national_day",
        (8, 15): "assumption",
        (11, 1): "all_saints",
        (11, 11): "armistice",
        (12, 25): "christmas",
    }
    found = {easter(year) + days * DAY: name for days, name in moving.items()}
    return found | {date(year, *month_day): name for month_day, name in fixed.items()}


def rests(day: date) -> bool:
    """R31: Saturday, Sunday or public holiday."""
    return day.isoweekday() > 5 or day in holidays_of(day.year)


def roll(day: date) -> date:
    """R31: to the next working day."""
    while rests(day):
        day += DAY
    return day


def is_last_of_month(day: date) -> bool:
    return (day + DAY).month != day.month


def nominal_eu(event: date, months: int) -> date:
    """R30 EU: the same date in the last month; if absent, the last day of that month."""
    day = walk_to_month(event, months)
    while day.day != event.day and not is_last_of_month(day):
        day += DAY
    return day


def nominal_be(event: date, months: int) -> date:
    """R30 BE: from the n-th to the eve of the n-th, starting the day after the event.

    Each day is asked whether tomorrow is the n-th; a month without n-th ends the term on its last
    day (the eve of the 30th does not exist in February, the eve of the 31st is 30 April).
    """
    first = event + DAY
    eve_of_first = walk_to_month(first, months) - DAY
    if first.day == 1:
        return eve_of_first
    day = eve_of_first + DAY
    while (day + DAY).day != first.day and not is_last_of_month(day):
        day += DAY
    return day


def walk_to_month(day: date, months: int) -> date:
    """The first day of the month that comes `months` months later, month end by month end."""
    for _ in range(months):
        day += DAY
        while day.day != 1:
            day += DAY
    return day


def due(event: date, months: int, clock: str, *, first_day: bool = False) -> date:
    """R30-R32."""
    start = event - DAY if first_day else event
    return roll((nominal_eu if clock == "EU" else nominal_be)(start, months))


def nth_working_day(event: date, days: int) -> date:
    """R31: the n-th day after the event on which people work."""
    day = event
    while days:
        day += DAY
        days -= not rests(day)
    return day


def covered(periods: Iterable[tuple[date, date | None]], until: date) -> int:
    """R10, cumulated clock: one bit a day, so a day counts once."""
    bits = 0
    for first, last in periods:
        end = until if last is None or last > until else last
        length = max((end - first).days + 1, 0)
        bits |= ((1 << length) - 1) << (first - EPOCH).days
    return bits.bit_count()


def last_day_of_years(first: date, years: int) -> date:
    """R10, calendar clock: the day before the day-and-month of the start returns or is passed."""
    day = date(first.year + years - 1, 12, 31)
    while ((day + DAY).month, (day + DAY).day) < (first.month, first.day):
        day += DAY
    return day


def reaches(part_cents: int, whole_cents: int, pct: Fraction) -> bool:
    """R34: at least pct % of the whole."""
    return Fraction(part_cents, whole_cents) >= pct / 100


def required_cents(whole_cents: int, pct: Fraction) -> int:
    """The smallest number of cents that is at least pct % of the whole."""
    cents = int(whole_cents * pct / 100)
    while Fraction(cents) < whole_cents * pct / 100:
        cents += 1
    return cents


def half_up(numerator: int, denominator: int) -> int:
    """A non-negative fraction of cents to whole cents, a half goes up."""
    return (2 * numerator + denominator) // (2 * denominator)
