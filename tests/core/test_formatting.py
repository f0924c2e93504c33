"""Values as the reader expects them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from clusterbeleid.core import formatting

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(params=["nl", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Decimal("500000"), f"€{NBSP}500.000,00"),
        (Decimal("-1234.5"), f"€{NBSP}-1.234,50"),
        (Decimal(0), f"€{NBSP}0,00"),
        (Decimal("123456789012.34"), f"€{NBSP}123.456.789.012,34"),
        (None, "–"),
    ],
)
def test_euro_is_written_the_flemish_way_in_both_languages(language, amount, text):
    assert formatting.format_euro(amount) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [(Decimal(500000), f"€{NBSP}500.000"), (Decimal(-5000), f"€{NBSP}-5.000"), (None, "–")],
)
def test_euro_on_an_axis_has_no_cents(amount, text):
    assert formatting.format_euro_short(amount) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2556, "2.556"),
        (Decimal("0.75"), "0,75"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("12500.00"), "12.500,00"),
        (0, "0"),
        (None, "–"),
    ],
)
def test_number_keeps_the_decimals_it_has(language, value, text):
    assert formatting.format_number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("79.9999"), f"79,99{NBSP}%"),
        (Decimal(80), f"80,00{NBSP}%"),
        (Decimal("33.335"), f"33,34{NBSP}%"),
        (None, "–"),
    ],
)
def test_percentage_below_a_threshold_never_shows_as_reached(value, text):
    assert formatting.format_pct(value) == text


def test_percentage_above_its_threshold_stays_above():
    assert formatting.format_pct(Decimal("52.504"), threshold=Decimal("52.5")) == f"52,51{NBSP}%"
    assert formatting.format_pct(Decimal("52.504"), places=1) == f"52,5{NBSP}%"


def test_day_is_written_the_same_in_both_languages(language):
    assert formatting.format_day(date(2026, 1, 9)) == "09/01/2026"
    assert formatting.format_day(None) == "–"


@pytest.mark.parametrize(
    ("code", "named", "long"),
    [
        ("nl", "za 21/11/2026", "zaterdag 21 november 2026"),
        ("en", "Sat 21/11/2026", "Saturday 21 November 2026"),
    ],
)
def test_names_of_days_follow_the_language(code, named, long):
    with translation.override(code):
        assert formatting.format_day_named(date(2026, 11, 21)) == named
        assert formatting.format_day_long(date(2026, 11, 21)) == long


def test_no_day_is_a_dash_in_every_form():
    writers = (formatting.format_day_named, formatting.format_day_long, formatting.format_moment)
    assert [write(None) for write in writers] == ["–", "–", "–"]


def test_moment_is_written_in_brussels_time_in_summer_and_winter():
    assert formatting.format_moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "02/07/2026 00:30"
    assert (
        formatting.format_moment(datetime(2026, 12, 31, 22, 30, tzinfo=UTC)) == "31/12/2026 23:30"
    )


def test_day_of_a_moment_is_the_day_in_brussels():
    assert formatting.format_day(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "02/07/2026"


@pytest.mark.parametrize(
    ("number", "text"),
    [("0203430576", "0203.430.576"), ("onbekend", "onbekend"), ("", "–"), (None, "–")],
)
def test_enterprise_number_gets_its_dots(number, text):
    assert formatting.format_enterprise_number(number) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (None, "–"),
        (0, "nog 0 dagen"),
        (1, "nog 1 dag"),
        (1744, "nog 1.744 dagen"),
        (-1, "1 dag te laat"),
        (-234, "234 dagen te laat"),
    ],
)
def test_days_to_a_day_are_counted_in_words(days, text):
    assert formatting.format_days_left(days) == text
