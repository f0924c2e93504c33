import csv
import random
import time
from calendar import monthrange
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterbeleid.kernel.calendar import CalendarError
from clusterbeleid.kernel.terms import (
    Clock,
    StartReading,
    TermError,
    compute_due,
    postal_start,
    working_days_after,
)
from tests.harness.machine import share_of_machine
from tests.kernel import oracle

GOLDEN = Path(__file__).parents[1] / "data" / "terms.csv"
DAYS = st.dates(date(1990, 1, 1), date(2098, 12, 31))
CASES = 10_000


def golden_rows():
    with GOLDEN.open(newline="") as file:
        return list(csv.DictReader(file))


def generated(seed):
    """Half the events anywhere, half on the days that go wrong: month ends and 29 February."""
    draw = random.Random(seed)
    for _ in range(CASES // 2):
        yield date(1995, 1, 1) + timedelta(days=draw.randrange(37_000)), draw.randint(1, 24)
    for _ in range(CASES // 2):
        year, month = draw.randint(1995, 2096), draw.choice([1, 2, 2, *range(3, 13)])
        last = monthrange(year, month)[1]
        yield date(year, month, draw.randint(last - 3, last)), draw.randint(1, 24)


@pytest.mark.parametrize("row", golden_rows(), ids=lambda row: row["note"])
def test_due_date_of_every_worked_example(row):
    event, months = date.fromisoformat(row["event"]), int(row["months"])

    assert compute_due(event, months, Clock.EU).due.isoformat() == row["due_eu"]
    assert compute_due(event, months, Clock.BE).due.isoformat() == row["due_be"]


def test_all_fifteen_worked_examples_are_there():
    assert [row["case"] for row in golden_rows()] == [str(number) for number in range(1, 16)]


def test_publication_term_that_ends_on_a_saturday_before_new_year():
    due = compute_due(date(2023, 6, 30), 6, Clock.EU)

    assert due.nominal == date(2023, 12, 30)
    assert due.due == date(2024, 1, 2)
    assert due.rolled_over == (date(2023, 12, 30), date(2023, 12, 31), date(2024, 1, 1))
    assert due.reasons == ("saturday", "sunday", "holiday:new_year")
    assert (due.rule, due.flemish_day, due.working_days) == ("R30", False, 0)


def test_project_year_that_starts_on_new_year_in_both_readings():
    event = compute_due(date(2025, 1, 1), 3, Clock.BE)
    first_day = compute_due(date(2025, 1, 1), 3, Clock.BE, StartReading.FIRST_DAY)

    assert (event.due, event.rule) == (date(2025, 4, 1), "R30")
    assert (first_day.due, first_day.rule) == (date(2025, 3, 31), "R32")
    assert first_day.event == date(2025, 1, 1)
    assert first_day.reading is StartReading.FIRST_DAY


def test_first_day_reading_of_example_ten_ends_on_easter_tuesday_too():
    due = compute_due(date(2024, 1, 1), 3, Clock.BE, StartReading.FIRST_DAY)

    assert due.nominal == date(2024, 3, 31)
    assert due.due == date(2024, 4, 2)
    assert due.reasons == ("sunday", "holiday:easter_monday")


def test_due_on_the_flemish_day_stays_and_is_marked():
    due = compute_due(date(2025, 4, 11), 3, Clock.BE)

    assert (due.due, due.rolled_over, due.flemish_day) == (date(2025, 7, 11), (), True)


def test_nominal_on_a_flemish_sunday_rolls_and_is_not_marked():
    due = compute_due(date(2027, 4, 11), 3, Clock.BE)

    assert (due.nominal, due.due, due.flemish_day) == (date(2027, 7, 11), date(2027, 7, 12), False)


def test_contract_counts_as_belgian():
    contract = compute_due(date(2025, 2, 28), 3, Clock.CONTRACT)

    assert contract.due == compute_due(date(2025, 2, 28), 3, Clock.BE).due
    assert contract.due != compute_due(date(2025, 2, 28), 3, Clock.EU).due
    assert contract.clock is Clock.CONTRACT


def test_clock_and_reading_stored_as_text_count_like_the_members():
    stored = compute_due(date(2025, 2, 28), 5, "EU", "FIRST_DAY")  # type: ignore[arg-type]

    assert stored.due == date(2025, 7, 28)  # 27 February + 5 months is a Sunday
    assert stored == compute_due(date(2025, 2, 28), 5, Clock.EU, StartReading.FIRST_DAY)
    with pytest.raises(ValueError, match="NL"):
        compute_due(date(2025, 2, 28), 3, "NL")  # type: ignore[arg-type]


@pytest.mark.parametrize("clock", [Clock.EU, Clock.BE])
def test_ten_thousand_due_dates_agree_with_the_second_implementation(clock):
    readings = random.Random(32)
    wrong = []
    for event, months in generated(seed=12):
        reading = readings.choice(list(StartReading))
        found = compute_due(event, months, clock, reading).due
        if found != oracle.due(event, months, clock, first_day=reading == "FIRST_DAY"):
            wrong.append((event, months, reading, found))

    assert wrong == []


def test_generated_events_contain_leap_days_and_month_ends():
    events = [event for event, _ in generated(seed=12)]

    assert len(events) == CASES
    assert sum((event.month, event.day) == (2, 29) for event in events) > 50
    assert sum(oracle.is_last_of_month(event) for event in events) > 1000


@given(event=DAYS, months=st.integers(1, 24))
def test_clocks_differ_only_after_the_last_day_of_a_shorter_month(event, months):
    eu, be = (compute_due(event, months, clock).nominal for clock in (Clock.EU, Clock.BE))
    length_of_arrival = monthrange(eu.year, eu.month)[1]

    differ = oracle.is_last_of_month(event) and event.day < length_of_arrival

    assert (eu != be) is differ
    assert not differ or be == eu.replace(day=length_of_arrival)


@given(event=DAYS, months=st.integers(1, 24), clock=st.sampled_from(Clock))
def test_due_is_the_first_working_day_from_the_nominal_one(event, months, clock):
    due = compute_due(event, months, clock)

    assert not oracle.rests(due.due)
    assert all(oracle.rests(day) for day in due.rolled_over)
    assert [*due.rolled_over, due.due] == [
        due.nominal + timedelta(days=ahead) for ahead in range(len(due.rolled_over) + 1)
    ]
    assert len(due.reasons) == len(due.rolled_over)


def test_ten_thousand_calls_with_some_hundred_days_take_under_thirty_milliseconds():
    events = [date(2023, 1, 1) + timedelta(days=ahead) for ahead in range(400)]
    compute_due(events[0], 3, Clock.BE)  # loads the holiday library
    best = min(timed(events) for _ in range(5))

    assert best < 0.030 * share_of_machine()


def timed(events):
    start = time.perf_counter()
    for number in range(CASES):
        compute_due(events[number % len(events)], 3, Clock.BE)
    return time.perf_counter() - start


@pytest.mark.parametrize("months", [0, -3, 1201])
def test_months_out_of_range_are_refused(months):
    with pytest.raises(TermError) as error:
        compute_due(date(2025, 1, 1), months, Clock.EU)

    assert error.value.code == "term.months"
    assert error.value.params["months"] == months


def test_a_moment_is_no_event():
    with pytest.raises(TermError, match=r"term\.not_a_day"):
        compute_due(datetime(2025, 1, 1, 12), 3, Clock.EU)  # noqa: DTZ001
    with pytest.raises(TermError, match=r"term\.not_a_day"):
        working_days_after(datetime(2025, 1, 1, 12), 3, Clock.EU)  # noqa: DTZ001


def test_due_in_a_year_without_known_holidays_is_refused():
    with pytest.raises(CalendarError) as error:
        compute_due(date(2100, 12, 1), 2, Clock.BE)

    assert (error.value.code, error.value.params) == ("calendar.year_unknown", {"year": 2101})


def test_twenty_working_days_over_christmas_and_new_year():
    due = working_days_after(date(2025, 12, 18), 20, Clock.EU)

    assert due.due == due.nominal == date(2026, 1, 19)
    assert (due.months, due.working_days, due.rule) == (0, 20, "R31")
    assert date(2025, 12, 25) in due.rolled_over
    assert due.reasons.count("saturday") == due.reasons.count("sunday") == 5
    assert due.reasons.count("holiday:christmas") == due.reasons.count("holiday:new_year") == 1


def test_working_days_agree_with_the_second_implementation():
    draw = random.Random(31)
    for _ in range(2000):
        event = date(1990, 1, 1) + timedelta(days=draw.randrange(40_000))
        days = draw.randint(1, 40)
        assert working_days_after(event, days, Clock.BE).due == oracle.nth_working_day(event, days)


def test_no_working_days_are_refused():
    with pytest.raises(TermError, match=r"term\.working_days"):
        working_days_after(date(2025, 1, 1), 0, Clock.EU)


@pytest.mark.parametrize(
    ("posted_on", "start"),
    [
        (date(2025, 3, 3), date(2025, 3, 6)),  # Monday to Thursday
        (date(2025, 3, 6), date(2025, 3, 11)),  # over a weekend
        (date(2025, 4, 17), date(2025, 4, 23)),  # over Easter Monday
        (date(2025, 12, 24), date(2025, 12, 30)),  # over Christmas and a weekend
    ],
)
def test_postal_start_is_the_third_working_day_after_posting(posted_on, start):
    assert postal_start(posted_on) == start
