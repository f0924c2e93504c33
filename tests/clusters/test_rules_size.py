"""Size of an undertaking (R22): ceilings, two consecutive years, age, share."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from clusterbeleid.kernel.findings import Level
from clusterbeleid.kernel.params import ParameterMissing
from clusters.enums import SizeClass
from clusters.rules import (
    SizeCounts,
    YearFigures,
    class_of_year,
    first_fresh_day,
    size_age,
    size_over_years,
    sme_share,
)
from tests.clusters.figures import params

MICRO, SMALL, MEDIUM, LARGE = SizeClass
# Staff that gives each class when turnover and balance stay low.
STAFF = {MICRO: "5", SMALL: "20", MEDIUM: "100", LARGE: "300"}


def year(number, staff, turnover="0", balance="0", manual=None):
    def amount(text):
        return None if text is None else Decimal(text)

    return YearFigures(
        date(number, 12, 31), amount(staff), amount(turnover), amount(balance), manual
    )


def classes(*sizes, first=2020):
    return [year(first + place, STAFF[size]) for place, size in enumerate(sizes)]


@pytest.mark.parametrize(
    ("staff", "turnover", "balance", "size"),
    [
        ("9.99", "2000000", "99000000", MICRO),
        ("9.99", "99000000", "2000000", MICRO),
        ("9.99", "2000000.01", "2000000.01", SMALL),
        ("10", "0", "0", SMALL),
        ("49.99", "10000000", "10000000.01", SMALL),
        ("49.99", "10000000.01", "10000000.01", MEDIUM),
        ("50", "0", "0", MEDIUM),
        ("249.99", "50000000", "43000000.01", MEDIUM),
        ("249.99", "50000000.01", "43000000", MEDIUM),
        ("249.99", "50000000.01", "43000000.01", LARGE),
        ("250", "0", "0", LARGE),
        ("250", None, None, LARGE),
        ("9", "2000000", None, MICRO),
    ],
)
def test_class_of_year_follows_the_ceilings(staff, turnover, balance, size):
    assert class_of_year(year(2023, staff, turnover, balance), params()).size is size


@pytest.mark.parametrize(
    ("staff", "turnover", "balance", "code"),
    [
        (None, "100", "100", "size.staff_missing"),
        ("9", None, None, "size.figure_missing"),
        ("9", "2000000.01", None, "size.figure_missing"),
        ("9", None, "2000000.01", "size.figure_missing"),
    ],
)
def test_class_of_year_unknown_figure_is_no_zero(staff, turnover, balance, code):
    answer = class_of_year(year(2023, staff, turnover, balance), params())
    assert answer.size is None
    assert [(f.level, f.code) for f in answer.explained.findings] == [(Level.BLOCK, code)]


def test_class_of_year_shows_figures_and_ceilings_used():
    lines = class_of_year(year(2023, "9", "1", "3"), params()).explained.lines
    assert [(line.term, line.value, line.parameter) for line in lines] == [
        ("size.staff", Decimal(9), None),
        ("size.turnover", Decimal(1), None),
        ("size.balance", Decimal(3), None),
        ("size.ceiling_staff", Decimal(10), "size.micro_staff"),
        ("size.ceiling_turnover", Decimal(2000000), "size.micro_turnover_eur"),
        ("size.ceiling_balance", Decimal(2000000), "size.micro_balance_eur"),
        ("size.own_class", "size.micro", None),
    ]


def test_class_of_year_before_the_law_has_no_ceiling():
    with pytest.raises(ParameterMissing):
        class_of_year(year(2013, "9"), params())


@pytest.mark.parametrize(
    ("years", "size"),
    [
        ([MICRO], MICRO),
        ([MICRO, SMALL], MICRO),
        ([MICRO, SMALL, SMALL], SMALL),
        ([MICRO, SMALL, MICRO, SMALL], MICRO),
        ([MICRO, SMALL, MEDIUM], SMALL),
        ([MICRO, LARGE, SMALL], SMALL),
        ([LARGE, MEDIUM], LARGE),
        ([LARGE, MEDIUM, MICRO], MEDIUM),
        ([SMALL, MICRO, MEDIUM], SMALL),
        ([MICRO, SMALL, SMALL, MEDIUM], SMALL),
        ([MICRO, SMALL, SMALL, MEDIUM, MEDIUM], MEDIUM),
    ],
)
def test_size_changes_after_two_consecutive_years(years, size):
    assert size_over_years(classes(*years), params()).size is size


def test_size_after_three_years_when_the_parameter_says_so():
    figures = params(size__change_after_years="3")
    assert size_over_years(classes(MICRO, SMALL, SMALL), figures).size is MICRO
    assert size_over_years(classes(MICRO, SMALL, SMALL, SMALL), figures).size is SMALL


def test_size_missing_year_starts_the_count_anew():
    years = [year(2019, "5"), year(2020, "20"), year(2022, "20")]
    assert size_over_years(years, params()).size is MICRO
    assert size_over_years([*years, year(2023, "20")], params()).size is SMALL


def test_size_undecided_year_starts_the_count_anew_and_says_so():
    years = [year(2019, "5"), year(2020, "20"), year(2021, None), year(2022, "20")]
    assert size_over_years(years, params()).size is MICRO
    answer = size_over_years(years[:3], params())
    assert answer.size is MICRO
    assert [f.code for f in answer.explained.findings] == ["size.staff_missing"]


def test_size_by_hand_holds_at_once_and_is_told():
    answer = size_over_years([*classes(MICRO), year(2021, None, manual=LARGE)], params())
    assert answer.size is LARGE
    assert answer.explained.findings == ()
    assert [(line.term, line.value) for line in answer.explained.lines[-3:]] == [
        ("size.closing_day", date(2021, 12, 31)),
        ("size.class_by_hand", "size.large"),
        ("size.class", "size.large"),
    ]


def test_size_change_that_waits_is_told():
    findings = size_over_years(classes(MICRO, SMALL), params()).explained.findings
    assert [(f.level, f.code) for f in findings] == [(Level.WARN, "size.change_waits")]
    assert dict(findings[0].params) == {"own": "size.small", "size": "size.micro", "years": 2}


def test_size_last_snapshot_of_a_calendar_year_counts_whatever_the_order():
    early = YearFigures(date(2021, 3, 31), Decimal(20), Decimal(0), Decimal(0))
    years = [year(2022, "20"), early, year(2021, "5"), year(2020, "5")]
    assert size_over_years(years, params()).size is MICRO


def test_size_without_years_is_unknown():
    assert size_over_years([], params()).size is None


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (date(2025, 2, 28), []),
        (date(2025, 3, 1), ["size.stale"]),
    ],
)
def test_size_age_warns_after_eighteen_months(on, codes):
    found = size_age(date(2023, 8, 31), on=on, params=params())
    assert [f.code for f in found] == codes


def test_sme_share_counts_company_members_only_and_names_the_unknown():
    counts = SizeCounts(((MICRO, 1), (SMALL, 1), (MEDIUM, 0), (LARGE, 1)), unknown=1)
    explained = sme_share(counts)
    assert [(line.term, line.value) for line in explained.lines] == [
        ("size.company_members", 4),
        ("size.sme_members", 2),
        ("size.sme_share", Decimal(50)),
    ]
    assert [(f.level, f.code) for f in explained.findings] == [(Level.WARN, "size.unknown_members")]


def test_sme_share_without_companies_has_no_percentage():
    explained = sme_share(SizeCounts(()))
    assert [line.term for line in explained.lines] == ["size.company_members", "size.sme_members"]
    assert explained.findings == ()


@pytest.mark.parametrize("months", ["18", "12", "6"])
def test_first_fresh_day_agrees_with_the_age_on_every_day(months):
    figures, day = params(size__stale_after_months=months), timedelta(days=1)
    for number in range(900):
        on = date(2026, 1, 1) + number * day
        fresh = first_fresh_day(on, figures)
        assert size_age(fresh, on=on, params=figures) == ()
        assert size_age(fresh - day, on=on, params=figures) != ()
