from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterbeleid.kernel.dates import DateError, is_plain_day, parse_day


@pytest.mark.parametrize(
    "text",
    ["01/02/2024", "1/2/2024", "01-02-2024", "1.2.2024", "2024-02-01", " 01/02/2024\n"],
)
def test_day_in_each_accepted_form(text):
    assert parse_day(text) == date(2024, 2, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "date.empty"),
        ("  ", "date.empty"),
        ("01/02/24", "date.unknown_format"),
        ("1/2-2024", "date.unknown_format"),
        ("2024/02/01", "date.unknown_format"),
        ("2024-2-1", "date.unknown_format"),
        ("2024-02-01 00:00:00", "date.unknown_format"),
        ("1 februari 2024", "date.unknown_format"),
        ("\N{FULLWIDTH DIGIT ONE}/2/2024", "date.unknown_format"),
        ("45323", "date.unknown_format"),
        ("31/02/2024", "date.does_not_exist"),
        ("29/02/2023", "date.does_not_exist"),
        ("12/13/2024", "date.does_not_exist"),
        ("00/01/2024", "date.does_not_exist"),
        ("31/12/1989", "date.out_of_range"),
        ("01/01/2101", "date.out_of_range"),
        ("01/01/0000", "date.out_of_range"),
    ],
)
def test_text_that_is_no_day_is_refused_with_its_own_code(text, code):
    with pytest.raises(DateError) as error:
        parse_day(text)

    assert error.value.code == code


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_day_in_range_survives_writing_and_reading(day):
    assert parse_day(f"{day:%d/%m/%Y}") == parse_day(day.isoformat()) == day


@given(st.text(alphabet="0123456789/.- \u00b2\u0665T:", max_size=12))
def test_any_text_is_a_day_or_a_refusal(text):
    with suppress(DateError):
        assert is_plain_day(parse_day(text))


def test_moment_and_text_are_no_plain_days():
    assert is_plain_day(date(2024, 1, 1))
    assert not is_plain_day(datetime(2024, 1, 1))  # noqa: DTZ001
    assert not is_plain_day("2024-01-01")
