import random
from contextlib import suppress
from decimal import ROUND_DOWN, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterbeleid.kernel.money import MoneyError, euro, parse_amount, round_cents, share
from tests.kernel import oracle

CASES = 10_000
CENTS = st.integers(-(10**14) + 1, 10**14 - 1)


def amount(cents):
    return Decimal(cents).scaleb(-2)


def dutch(cents, *, group, sign="-"):
    whole, rest = divmod(abs(cents), 100)
    return f"{sign if cents < 0 else ''}{whole:,}".replace(",", group) + f",{rest:02d}"


def code_of(function, *arguments):
    with pytest.raises(MoneyError) as error:
        function(*arguments)
    return error.value.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.234.567,50", "1234567.50"),
        ("1234567,5", "1234567.50"),
        ("€ 1.234,50", "1234.50"),
        ("1.234,50 €", "1234.50"),
        ("EUR 1234,50", "1234.50"),
        ("€1234", "1234.00"),
        ("1 234,50", "1234.50"),
        ("1\N{NO-BREAK SPACE}234,50", "1234.50"),
        (
            "€\N{NARROW NO-BREAK SPACE}1\N{NARROW NO-BREAK SPACE}234\N{THIN SPACE}567,5",
            "1234567.50",
        ),
        ("1234567.50", "1234567.50"),
        ("1 234 567.5", "1234567.50"),
        ("-5,00", "-5.00"),
        ("\N{MINUS SIGN}5,00", "-5.00"),
        ("-€ 5,00", "-5.00"),
        ("€ -5,00", "-5.00"),
        ("-0,00", "0.00"),
        ("  500.000  ", "500000.00"),
        ("1.234", "1234.00"),
        ("1.23", "1.23"),
        ("0", "0.00"),
        ("007,10", "7.10"),
        ("999999999999,99", "999999999999.99"),
    ],
)
def test_amount_as_typed_is_read_to_the_cent(text, expected):
    assert str(parse_amount(text)) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "amount.empty"),
        (" \N{NO-BREAK SPACE} ", "amount.empty"),
        ("€", "amount.empty"),
        ("1,2,3", "amount.two_commas"),
        ("1,234,567.50", "amount.two_commas"),
        ("1e308", "amount.not_a_number"),
        ("NaN", "amount.not_a_number"),
        ("inf", "amount.not_a_number"),
        ("-", "amount.not_a_number"),
        ("--5", "amount.not_a_number"),
        ("-€ -5", "amount.not_a_number"),
        ("5,00-", "amount.not_a_number"),
        ("(5,00)", "amount.not_a_number"),
        ("5,", "amount.not_a_number"),
        (",50", "amount.not_a_number"),
        ("$ 5", "amount.not_a_number"),
        ("1_000", "amount.not_a_number"),
        ("\N{FULLWIDTH DIGIT FIVE}", "amount.not_a_number"),
        ("\N{ARABIC-INDIC DIGIT FIVE}", "amount.not_a_number"),
        ("1,234", "amount.ambiguous"),
        ("1,234.50", "amount.ambiguous"),
        ("1.23.456,00", "amount.ambiguous"),
        ("1.2.3", "amount.ambiguous"),
        ("1.234 567,00", "amount.ambiguous"),
        ("1 2 3", "amount.ambiguous"),
        ("1, 50", "amount.ambiguous"),
        ("0,123", "amount.too_many_decimals"),
        ("0.123", "amount.too_many_decimals"),
        ("1234.567", "amount.too_many_decimals"),
        ("1234,567", "amount.too_many_decimals"),
        ("1.234,567", "amount.too_many_decimals"),
        ("1,23456", "amount.too_many_decimals"),
        ("0.30000000000000004", "amount.too_many_decimals"),
        ("1000000000000", "amount.too_large"),
        ("1.000.000.000.000,00", "amount.too_large"),
        ("9" * 5000, "amount.too_large"),
    ],
)
def test_wrong_amount_is_refused_with_its_own_code(text, code):
    assert code_of(parse_amount, text) == code


@given(st.text(alphabet="0123456789., -€EURe_xX\u00a0", max_size=20))
def test_any_text_is_an_amount_in_cents_or_a_refusal(text):
    with suppress(MoneyError):
        found = parse_amount(text)
        assert found.as_tuple().exponent == -2
        assert parse_amount(str(found)) == found


@pytest.mark.parametrize("group", [".", " ", "\u00a0", "\u202f", ""])
def test_ten_thousand_amounts_survive_writing_and_reading(group):
    draw = random.Random(72)
    for _ in range(CASES // 5):
        cents = draw.randrange(10 ** draw.randint(1, 14)) * draw.choice([1, 1, -1])
        assert parse_amount(dutch(cents, group=group)) == amount(cents)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1234.5", "1234.50"),
        ("-0.01", "-0.01"),
        ("1.500", "1.50"),
        (7, "7.00"),
        (Decimal("1E+3"), "1000.00"),
        (Decimal("-0"), "0.00"),
    ],
)
def test_exact_value_becomes_an_amount(value, expected):
    assert str(euro(value)) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "amount.empty"),
        ("1.234,50", "amount.not_a_number"),
        (" 1", "amount.not_a_number"),
        ("1_0", "amount.not_a_number"),
        ("1e3", "amount.not_a_number"),
        (1.5, "amount.not_a_number"),
        (True, "amount.not_a_number"),
        (None, "amount.not_a_number"),
        (Decimal("NaN"), "amount.not_a_number"),
        (Decimal("-Infinity"), "amount.not_a_number"),
        ("0.005", "amount.too_many_decimals"),
        (Decimal("1.001"), "amount.too_many_decimals"),
        (10**12, "amount.too_large"),
        (Decimal("1E+999999"), "amount.too_large"),
    ],
)
def test_inexact_or_unknown_value_is_no_amount(value, code):
    assert code_of(euro, value) == code


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2.665", "2.67"),
        ("2.675", "2.68"),
        ("2.6649999999999999999999999999999999999999", "2.66"),
        ("-2.665", "-2.67"),
        ("-0.004", "0.00"),
        ("1234567.895", "1234567.90"),
    ],
)
def test_half_a_cent_rounds_away_from_zero(value, expected):
    assert str(round_cents(Decimal(value))) == expected


def test_rounding_ignores_the_context_of_the_caller():
    with localcontext(prec=3, rounding=ROUND_DOWN):
        assert str(round_cents(Decimal("123456.785"))) == "123456.79"
        assert str(parse_amount("123.456,78")) == "123456.78"
        assert str(share(Decimal("123456.79"), [1, 1])[0]) == "61728.40"


def test_rounding_that_reaches_thirteen_digits_is_refused():
    assert code_of(round_cents, Decimal("999999999999.995")) == "amount.too_large"


def test_ten_thousand_fractions_of_cents_agree_with_the_second_implementation():
    draw = random.Random(4)
    for _ in range(CASES):
        thousandths = draw.randrange(10**9)
        expected = amount(oracle.half_up(thousandths, 1000))
        assert round_cents(Decimal(thousandths).scaleb(-5)) == expected


@pytest.mark.parametrize(
    ("total", "weights", "expected"),
    [
        ("100.00", [1, 1, 1], ["33.34", "33.33", "33.33"]),
        ("-100.00", [1, 1, 1], ["-33.34", "-33.33", "-33.33"]),
        ("0.01", [1, 2], ["0.00", "0.01"]),
        ("0.05", [0, 1, 1], ["0.00", "0.03", "0.02"]),
        ("10.00", [Decimal("0.1"), Decimal("0.9")], ["1.00", "9.00"]),
        ("0.00", [3, 4], ["0.00", "0.00"]),
    ],
)
def test_amount_is_shared_by_largest_remainder(total, weights, expected):
    assert [str(part) for part in share(Decimal(total), weights)] == expected


@given(CENTS, st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any))
def test_shares_add_up_and_stay_within_a_cent_of_the_exact_share(cents, weights):
    parts = share(amount(cents), weights)

    assert sum(int(part.scaleb(2)) for part in parts) == cents
    for part, weight in zip(parts, weights, strict=True):
        assert abs(int(part.scaleb(2)) * sum(weights) - cents * weight) < sum(weights)


@pytest.mark.parametrize("weights", [[], [0, 0], [2, -1], [1, -1]])
def test_amount_without_usable_weights_is_not_shared(weights):
    assert code_of(share, Decimal("1.00"), weights) == "share.weights"
