"""The two ten-year clocks: the published clusters, and generated lineages against a second implementation."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.rules import AidPeriod, LineageFacts, ten_year_clock, threshold_day
from clusterbeleid.kernel.periods import Period
from tests.agreements.params import house_params

DEMO_DAY = date(2026, 11, 21)
GRANTED = date(2016, 12, 1)


def aid(first: date, last: date, *, cluster: int = 1, stopped: bool = False) -> AidPeriod:
    return AidPeriod(cluster, f"{first:%Y}", Period(first, last), GRANTED, stopped)


def lineage(*periods: AidPeriod, stops: tuple[tuple[int, date], ...] = ()) -> LineageFacts:
    return LineageFacts(1, "Lijn", periods, stops)


def clock_of(*periods: AidPeriod, on: date = DEMO_DAY, stops: tuple[tuple[int, date], ...] = ()):
    return ten_year_clock(lineage(*periods, stops=stops), house_params(), on=on)


GOLDEN = Path(__file__).parents[1] / "data" / "ten_years_2026_11_21.csv"


def golden_rows() -> list[dict[str, str]]:
    with GOLDEN.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", golden_rows(), ids=lambda row: row["name"])
def test_published_cluster_has_its_published_end(row):
    start = date.fromisoformat(row["support_start"])
    stop = date.fromisoformat(row["stopped_on"]) if row["stopped_on"] else None
    until = stop or date.fromisoformat(row["ten_years_end"])
    clock = clock_of(aid(start, until, stopped=stop is not None))
    assert (
        clock.started,
        clock.calendar_last_day,
        clock.last_day,
        clock.days_left,
        clock.days_used,
        clock.level,
    ) == (
        start,
        date.fromisoformat(row["ten_years_end"]),
        until,
        int(row["days_left"]),
        int(row["days_used"]),
        row["level"],
    )


def test_agreements_of_three_years_end_with_the_ten_years_and_not_with_the_last_agreement():
    clock = clock_of(aid(date(2021, 9, 1), date(2024, 8, 31)))
    assert (clock.last_day, clock.aid_until) == (date(2031, 8, 31), date(2024, 8, 31))


def test_without_aid_everything_is_unknown():
    clock = clock_of()
    assert (clock.started, clock.last_day, clock.days_used, clock.days_left, clock.level) == (
        None,
        None,
        None,
        None,
        "unknown",
    )
    assert [finding.code for finding in clock.explained.findings] == ["tenyears.unknown"]


def test_merged_lineages_have_the_oldest_start():
    clock = clock_of(
        aid(date(2018, 1, 1), date(2026, 12, 31)),
        aid(date(2015, 11, 1), date(2017, 10, 31), cluster=2),
    )
    assert (clock.started, clock.calendar_last_day) == (date(2015, 11, 1), date(2025, 10, 31))


def test_gap_does_not_stop_the_calendar_clock_but_saves_days_of_the_other():
    whole = clock_of(aid(date(2017, 1, 1), date(2026, 12, 31)))
    broken = clock_of(
        aid(date(2017, 1, 1), date(2018, 12, 31)), aid(date(2020, 1, 1), date(2026, 12, 31))
    )
    assert broken.last_day == whole.last_day
    assert whole.days_used - broken.days_used == 365


def test_day_under_two_agreements_counts_once():
    clock = clock_of(
        aid(date(2017, 1, 1), date(2017, 12, 31)), aid(date(2017, 7, 1), date(2017, 12, 31))
    )
    assert clock.days_used == 365


def test_stop_to_come_shows_its_day_and_no_warning():
    clock = clock_of(aid(date(2018, 1, 1), date(2027, 6, 30), stopped=True))
    assert (clock.level, clock.last_day, clock.days_left, clock.warns) == (
        "stopped",
        date(2027, 6, 30),
        221,
        False,
    )


def test_recorded_stop_of_the_cluster_counts_when_the_agreement_ran_out():
    clock = clock_of(aid(date(2017, 1, 1), date(2024, 12, 31)), stops=((1, date(2023, 12, 31)),))
    assert (clock.level, clock.last_day) == ("ended", date(2023, 12, 31))


def test_stop_of_one_cluster_does_not_stop_a_lineage_with_another():
    clock = clock_of(
        aid(date(2017, 1, 1), date(2019, 12, 31), stopped=True),
        aid(date(2020, 1, 1), date(2026, 12, 31), cluster=2),
    )
    assert clock.last_day == date(2026, 12, 31)


def test_new_agreement_after_a_stop_runs_again():
    clock = clock_of(
        aid(date(2017, 1, 1), date(2019, 6, 30), stopped=True),
        aid(date(2020, 1, 1), date(2026, 12, 31)),
    )
    assert (clock.last_day, clock.level) == (date(2026, 12, 31), "months_3")


def test_decision_past_the_calendar_clock_moves_the_last_day_and_says_so():
    clock = clock_of(
        aid(date(2017, 1, 1), date(2018, 12, 31)), aid(date(2020, 1, 1), date(2027, 6, 30))
    )
    assert (clock.calendar_last_day, clock.last_day) == (date(2026, 12, 31), date(2027, 6, 30))
    assert "tenyears.extended" in {finding.code for finding in clock.explained.findings}


@pytest.mark.parametrize(
    ("months", "day"),
    [
        (24, date(2024, 12, 31)),
        (12, date(2025, 12, 31)),
        (6, date(2026, 6, 30)),
        (3, date(2026, 9, 30)),
        (1, date(2026, 11, 30)),
    ],
)
def test_threshold_begins_when_exactly_that_many_months_are_left(months, day):
    last_day = date(2026, 12, 31)
    period = aid(date(2017, 1, 1), last_day)
    assert threshold_day(last_day, months) == day
    assert clock_of(period, on=day).level == f"months_{months}"
    assert clock_of(period, on=day - timedelta(days=1)).level != f"months_{months}"


def test_day_after_the_last_has_ended():
    period = aid(date(2017, 1, 1), date(2026, 12, 31))
    assert clock_of(period, on=date(2026, 12, 31)).level == "months_1"
    ended = clock_of(period, on=date(2027, 1, 1))
    assert (ended.level, ended.days_left, ended.days_used) == ("ended", 0, 3652)


def test_lines_name_the_parameter_and_its_source():
    clock = clock_of(aid(date(2017, 1, 1), date(2026, 12, 31)))
    line = next(
        line for line in clock.explained.lines if line.term == "line.tenyears.calendar_last_day"
    )
    assert (line.value, line.parameter) == (date(2026, 12, 31), "art27.max_years")
    assert "27(7)" in line.source


# --- a second implementation, day by day, written from the text of R10 and R11 ---

_day = st.dates(date(2014, 7, 1), date(2026, 12, 31))
_periods = st.lists(
    st.tuples(_day, st.integers(0, 1500), st.integers(1, 3)).map(
        lambda row: aid(row[0], row[0] + timedelta(days=row[1]), cluster=row[2])
    ),
    min_size=1,
    max_size=6,
)


def oracle(periods: list[AidPeriod], on: date) -> tuple[date, date, int, int]:
    """Return start, end of ten years, days used and days left by walking through the calendar."""
    covered = set()
    for row in periods:
        day = row.period.first
        while row.period.contains(day):
            covered.add(day)
            day += timedelta(days=1)
    start = min(covered)
    anniversaries, day = 0, start
    while anniversaries < 10:
        day += timedelta(days=1)
        is_anniversary = (day.month, day.day) == (start.month, start.day)
        # In a year without 29 February the eve of 1 March closes the year.
        no_such_day = (start.month, start.day) == (2, 29) and (day.month, day.day) == (3, 1)
        leap = (day - timedelta(days=1)).day == 29
        if is_anniversary or (no_such_day and not leap):
            anniversaries += 1
    end = day - timedelta(days=1)
    last = max(end, *covered)
    left = 0
    walk = on
    while walk < last:
        walk += timedelta(days=1)
        left += 1
    return start, end, sum(day <= on for day in covered), left


@settings(max_examples=150)
@given(_periods, st.dates(date(2014, 1, 1), date(2037, 12, 31)))
def test_clock_equals_a_walk_through_the_calendar(periods, on):
    clock = clock_of(*periods, on=on)
    assert (
        clock.started,
        clock.calendar_last_day,
        clock.days_used,
        clock.days_left,
    ) == oracle(periods, on)


@settings(max_examples=100)
@given(_periods, st.dates(date(2014, 1, 1), date(2037, 12, 31)))
def test_more_aid_never_gives_more_time(periods, on):
    """Renaming, merging or adding an agreement can only pull the end of the ten years forward."""
    fewer = clock_of(*periods[:1], on=on)
    more = clock_of(*periods, on=on)
    assert more.calendar_last_day <= fewer.calendar_last_day
    assert more.days_used >= fewer.days_used
