import random
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterbeleid.kernel.periods import (
    Period,
    PeriodError,
    covered_days,
    gaps,
    last_day_after_years,
    merged,
)
from tests.kernel import oracle

CASES = 10_000
DAYS = st.dates(date(2014, 1, 1), date(2034, 12, 31))


@st.composite
def periods(draw):
    first = draw(DAYS)
    length = draw(st.one_of(st.none(), st.integers(0, 4000)))
    return Period(first, None if length is None else first + timedelta(days=length))


def some_day(draw):
    return date(2014, 1, 1) + timedelta(days=draw.randrange(8000))


def some_period(draw):
    first = some_day(draw)
    if draw.random() < 0.1:
        return Period(first, None)
    return Period(first, first + timedelta(days=draw.choice([0, 1, 364, 365, 1095, 3652])))


def test_one_day_is_a_period_of_one_day():
    assert Period(date(2024, 2, 29), date(2024, 2, 29)).days == 1


def test_leap_year_has_366_days():
    assert Period(date(2024, 1, 1), date(2024, 12, 31)).days == 366


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2024, 1, 2), date(2024, 1, 1), "period.reversed"),
        (datetime(2024, 1, 1), None, "period.not_a_day"),  # noqa: DTZ001
        (date(2024, 1, 1), datetime(2024, 1, 2), "period.not_a_day"),  # noqa: DTZ001
        (date(2024, 1, 1), date.max, "period.not_a_day"),
    ],
)
def test_impossible_period_is_refused(first, last, code):
    with pytest.raises(PeriodError) as error:
        Period(first, last)

    assert error.value.code == code


def test_open_period_has_no_number_of_days():
    with pytest.raises(PeriodError, match=r"period\.open"):
        _ = Period(date(2024, 1, 1), None).days


def test_periods_sort_by_first_day_then_last_with_open_ends_after():
    short = Period(date(2024, 1, 1), date(2024, 1, 31))
    open_ended = Period(date(2024, 1, 1), None)
    later = Period(date(2024, 2, 1), date(2024, 2, 2))

    assert sorted([later, open_ended, short]) == [short, open_ended, later]
    assert short < open_ended <= later
    assert len({short, open_ended, Period(date(2024, 1, 1), None)}) == 2


@given(periods(), DAYS)
def test_period_contains_its_ends_and_all_between(period, day):
    assert period.contains(day) is (
        day >= period.first and (period.last is None or day <= period.last)
    )
    assert period.contains(period.first)
    assert not period.contains(period.first - oracle.DAY)


@given(periods(), periods())
def test_intersection_holds_the_shared_days_and_no_others(one, other):
    until = date(2060, 1, 1)
    shared = one.intersection(other)

    assert shared == other.intersection(one)
    assert (shared is not None) is one.overlaps(other) is other.overlaps(one)
    total = covered_days([one], until) + covered_days([other], until)
    both = covered_days([one, other], until)
    assert (covered_days([shared], until) if shared else 0) == total - both
    assert one.within(other) is (shared == one)


def test_touching_periods_do_not_overlap_and_leave_no_gap():
    one = Period(date(2024, 1, 1), date(2024, 12, 31))
    other = Period(date(2025, 1, 1), date(2025, 12, 31))

    assert not one.overlaps(other)
    assert one.intersection(other) is None
    assert gaps([other, one]) == []
    assert merged([other, one]) == [Period(date(2024, 1, 1), date(2025, 12, 31))]


def test_gaps_between_agreements_in_any_order():
    agreements = [
        Period(date(2024, 3, 1), None),
        Period(date(2017, 1, 1), date(2019, 12, 31)),
        Period(date(2018, 1, 1), date(2018, 12, 31)),
        Period(date(2020, 1, 2), date(2023, 12, 31)),
    ]

    assert gaps(agreements) == [
        Period(date(2020, 1, 1), date(2020, 1, 1)),
        Period(date(2024, 1, 1), date(2024, 2, 29)),
    ]


def test_nothing_covers_no_days_and_has_no_gaps():
    assert covered_days([]) == 0
    assert gaps([]) == []


def test_day_under_two_agreements_counts_once():
    assert (
        covered_days(
            [
                Period(date(2024, 1, 1), date(2024, 1, 31)),
                Period(date(2024, 1, 15), date(2024, 2, 29)),
            ]
        )
        == 31 + 29
    )


def test_days_are_counted_up_to_and_including_until():
    running = [Period(date(2024, 1, 1), None)]

    assert covered_days(running, until=date(2024, 1, 1)) == 1
    assert covered_days(running, until=date(2023, 12, 31)) == 0


def test_open_period_without_until_cannot_be_counted():
    with pytest.raises(PeriodError, match=r"period\.open"):
        covered_days([Period(date(2024, 1, 1), None)])


def test_materials_cluster_used_seven_years():
    used = covered_days([Period(date(2017, 1, 1), date(2023, 12, 31))])

    assert used == 7 * 365 + 1  # 2020


def test_ten_thousand_sets_of_periods_agree_with_the_second_implementation():
    draw = random.Random(10)
    for _ in range(CASES):
        chosen = [some_period(draw) for _ in range(draw.randint(0, 6))]
        until = some_day(draw)
        expected = oracle.covered([(period.first, period.last) for period in chosen], until)
        assert covered_days(chosen, until) == expected, (chosen, until)


def test_gaps_and_covered_days_fill_the_whole_span():
    draw = random.Random(41)
    for _ in range(1000):
        chosen = [
            period for period in (some_period(draw) for _ in range(5)) if period.last is not None
        ]
        if chosen:
            span = Period(min(p.first for p in chosen), max(p.last for p in chosen))
            assert covered_days(chosen) + sum(gap.days for gap in gaps(chosen)) == span.days


@pytest.mark.parametrize(
    ("first", "years", "last"),
    [
        (date(2017, 1, 1), 10, date(2026, 12, 31)),
        (date(2018, 1, 1), 10, date(2027, 12, 31)),
        (date(2021, 9, 1), 10, date(2031, 8, 31)),
        (date(2016, 2, 29), 10, date(2026, 2, 28)),
        (date(2016, 2, 29), 4, date(2020, 2, 28)),
        (date(2015, 3, 1), 1, date(2016, 2, 29)),
        (date(2016, 3, 1), 1, date(2017, 2, 28)),
    ],
)
def test_last_day_of_a_term_of_years_is_the_eve_of_the_anniversary(first, years, last):
    assert last_day_after_years(first, years) == last


def test_ten_thousand_ten_year_ends_agree_with_the_second_implementation():
    draw = random.Random(27)
    starts = [date(1990, 1, 1) + timedelta(days=draw.randrange(36_000)) for _ in range(CASES - 25)]
    starts += [date(year, 2, 29) for year in range(1992, 2092, 4)]
    for first in starts:
        years = draw.choice([1, 3, 4, 10, 10, 10])
        assert last_day_after_years(first, years) == oracle.last_day_of_years(first, years), first


@pytest.mark.parametrize("years", [0, -1, 9000])
def test_years_out_of_range_are_refused(years):
    with pytest.raises(PeriodError, match=r"period\.years"):
        last_day_after_years(date(2017, 1, 1), years)
