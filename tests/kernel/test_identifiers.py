import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.be import vat

from clusterbeleid.kernel.identifiers import (
    IdentifierError,
    format_kbo,
    kbo_check_digits,
    make_kbo,
    parse_kbo,
)


@pytest.mark.parametrize(
    "text",
    [
        "0203430576",
        "0203.430.576",
        "0.203.430.576",
        "203.430.576",
        "203430576",
        203430576,
        "BE 0203430576",
        "be0203.430.576",
        "BE0203430576",
        " 0203 430 576 ",
        "BE\N{NO-BREAK SPACE}0203\N{NO-BREAK SPACE}430\N{NO-BREAK SPACE}576",
    ],
)
def test_enterprise_number_in_each_accepted_form(text):
    assert parse_kbo(text) == "0203430576"


def test_number_that_starts_with_one_is_accepted():
    assert parse_kbo("1000.000.021") == "1000000021"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "kbo.empty"),
        ("  ", "kbo.empty"),
        ("BE", "kbo.format"),
        ("0203.430", "kbo.format"),
        ("02034305760", "kbo.format"),
        ("0203-430-576", "kbo.format"),
        ("NL0203430576", "kbo.format"),
        ("02 03430576", "kbo.format"),
        ("\N{FULLWIDTH DIGIT ZERO}203430576", "kbo.format"),
        (-203430576, "kbo.format"),
        ("9203.430.576", "kbo.format"),
        ("0203.430.577", "kbo.checksum"),
        ("0203.430.567", "kbo.checksum"),
        ("0000630500", "kbo.checksum"),  # 6305 is 65 x 97: the check digits are 97, never 00
        ("2.123.456.789", "kbo.establishment"),
        ("2123456789", "kbo.establishment"),
        ("8123.456.789", "kbo.establishment"),
    ],
)
def test_wrong_number_is_refused_with_its_own_code(text, code):
    with pytest.raises(IdentifierError) as error:
        parse_kbo(text)

    assert error.value.code == code


@given(st.integers(0, 19_999_999), st.integers(0, 99))
def test_checksum_agrees_with_the_public_library(serial, check):
    number = f"{serial:08d}{check:02d}"
    accepted = number[8:] == kbo_check_digits(number[:8])

    # The library also takes 00 where the rule (R66) gives 97.
    assert accepted is (vat.is_valid(number) and check != 0)


@given(st.integers(0, 999_999))
def test_made_number_is_valid_and_below_the_range_ever_issued(serial):
    number = make_kbo(serial)

    assert parse_kbo(number) == vat.validate(number) == number
    assert "0100000000" <= number < "0200000000"


def test_made_numbers_differ():
    assert len({make_kbo(serial) for serial in range(1000)}) == 1000


@pytest.mark.parametrize("serial", [-1, 1_000_000])
def test_serial_out_of_range_is_refused(serial):
    with pytest.raises(IdentifierError, match=r"kbo\.serial"):
        make_kbo(serial)


def test_number_is_written_with_dots():
    assert format_kbo("BE0203430576") == "0203.430.576"


def test_number_with_wrong_checksum_is_not_written():
    with pytest.raises(IdentifierError, match=r"kbo\.checksum"):
        format_kbo("0203430577")


def test_check_digits_need_eight_digits():
    with pytest.raises(IdentifierError, match=r"kbo\.format"):
        kbo_check_digits("203430")
    assert kbo_check_digits("00000097") == "97"
