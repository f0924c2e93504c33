from datetime import date, timedelta

import pytest

from clusterbeleid.kernel.calendar import (
    CalendarError,
    is_belgian_holiday,
    is_flemish_day,
    is_working_day,
    rest_reason,
)
from tests.kernel import oracle


@pytest.mark.parametrize("year", [1990, 2008, 2024, 2026, 2100])
def test_exactly_the_ten_statutory_holidays_of_a_year(year):
    days = [date(year, 1, 1) + timedelta(days=ahead) for ahead in range(366)]
    found = {day: key for day in days if day.year == year and (key := is_belgian_holiday(day))}

    assert found == oracle.holidays_of(year)


def test_every_day_from_1990_to_2100_agrees_with_the_own_calendar():
    day, last = date(1990, 1, 1), date(2100, 12, 31)
    while day <= last:
        assert is_working_day(day) is not oracle.rests(day), day
        day += oracle.DAY


def test_labour_day_names_the_day_it_shares_with_ascension():
    assert is_belgian_holiday(date(2008, 5, 1)) == "labour_day"


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 8, 14), None),
        (date(2026, 8, 15), "saturday"),  # also Assumption
        (date(2026, 8, 16), "sunday"),
        (date(2025, 7, 21), "holiday:national_day"),
        (date(2024, 4, 1), "holiday:easter_monday"),
    ],
)
def test_reason_why_nobody_works(day, reason):
    assert rest_reason(day) == reason


def test_easter_sunday_is_a_sunday_and_no_statutory_holiday():
    assert is_belgian_holiday(date(2025, 4, 20)) is None
    assert rest_reason(date(2025, 4, 20)) == "sunday"


def test_flemish_day_is_known_and_worked():
    assert is_flemish_day(date(2025, 7, 11))
    assert is_working_day(date(2025, 7, 11))
    assert not is_flemish_day(date(2025, 7, 21))


@pytest.mark.parametrize("year", [1900, 2101])
def test_year_outside_the_library_is_refused_and_not_guessed(year):
    with pytest.raises(CalendarError, match=r"calendar\.year_unknown"):
        is_belgian_holiday(date(year, 6, 6))
