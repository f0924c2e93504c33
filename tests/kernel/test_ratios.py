import random
from decimal import ROUND_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterbeleid.kernel.ratios import (
    RatioError,
    display_percentage,
    exceeds,
    percentage,
    reaches,
    required_amount,
)
from tests.kernel import oracle

CASES = 10_000
FIFTY, EIGHTY = Decimal(50), Decimal(80)


def amount(cents):
    return Decimal(cents).scaleb(-2)


def generated(seed):
    """Cents that lie on, one cent under, one cent over or far from the limit."""
    draw = random.Random(seed)
    for _ in range(CASES):
        whole = draw.randrange(1, 10 ** draw.randint(1, 14))
        pct = draw.choice([Decimal(50), Decimal(80), Decimal("33.33"), Decimal("66.6667")])
        limit = int(whole * Fraction(pct) / 100)
        part = draw.choice([limit - 1, limit, limit + 1, draw.randrange(whole + 1)])
        yield part, whole, pct


def test_ten_thousand_thresholds_agree_with_the_second_implementation():
    for part, whole, pct in generated(seed=34):
        expected = oracle.reaches(part, whole, Fraction(pct))
        exact = Fraction(part, whole) == Fraction(pct) / 100
        assert reaches(amount(part), amount(whole), pct) is expected, (part, whole, pct)
        assert exceeds(amount(part), amount(whole), pct) is (expected and not exact)


def test_ten_thousand_required_amounts_agree_to_the_cent():
    for _, whole, pct in generated(seed=80):
        required = required_amount(amount(whole), pct)
        assert required == amount(oracle.required_cents(whole, Fraction(pct))), (whole, pct)
        assert reaches(required, amount(whole), pct)
        assert not reaches(required - Decimal("0.01"), amount(whole), pct)


def test_generated_cases_lie_on_both_sides_of_the_limit():
    answers = [oracle.reaches(part, whole, Fraction(pct)) for part, whole, pct in generated(34)]

    assert 3000 < sum(answers) < 7000


def test_one_cent_short_of_eighty_percent_is_not_eighty_percent():
    assert reaches(Decimal("400000.00"), Decimal("500000.00"), EIGHTY)
    assert not reaches(Decimal("399999.99"), Decimal("500000.00"), EIGHTY)


def test_exactly_fifty_percent_does_not_exceed_fifty():
    assert not exceeds(Decimal("250000.00"), Decimal("500000.00"), FIFTY)
    assert exceeds(Decimal("250000.01"), Decimal("500000.00"), FIFTY)


def test_difference_beyond_28_digits_still_decides():
    whole = Decimal("99999999999999999999.99")

    with localcontext(prec=60):
        just_short = whole * EIGHTY / 100 - Decimal("1E-30")
    assert not reaches(just_short, whole, EIGHTY)


def test_required_amount_rounds_up_to_the_cent():
    assert str(required_amount(Decimal("0.01"), EIGHTY)) == "0.01"
    assert str(required_amount(Decimal("100.01"), EIGHTY)) == "80.01"
    assert str(required_amount(Decimal("500000.00"), EIGHTY)) == "400000.00"
    assert str(required_amount(Decimal("500000.00"), Decimal(0))) == "0.00"


def test_percentage_keeps_28_digits():
    assert percentage(Decimal(2), Decimal(3)) == Decimal("66.66666666666666666666666667")
    assert percentage(Decimal("400000.00"), Decimal("500000.00")) == EIGHTY


def test_context_of_the_caller_changes_no_ratio():
    with localcontext(prec=3, rounding=ROUND_UP):
        assert not reaches(Decimal("399999.99"), Decimal("500000.00"), EIGHTY)
        assert required_amount(Decimal("123456.78"), EIGHTY) == Decimal("98765.43")
        assert display_percentage(Decimal("1234.5678")) == Decimal("1234.57")
        assert percentage(Decimal(1), Decimal(3)) == Decimal("33.33333333333333333333333333")


@pytest.mark.parametrize(
    ("part", "whole", "pct", "code"),
    [
        ("0", "0", "80", "ratio.whole"),
        ("1", "-1", "80", "ratio.whole"),
        ("1", "1", "-1", "ratio.pct"),
        ("NaN", "1", "80", "ratio.not_a_number"),
        ("1", "Infinity", "80", "ratio.not_a_number"),
    ],
)
def test_ratio_without_meaning_is_refused(part, whole, pct, code):
    for decide in (reaches, exceeds):
        with pytest.raises(RatioError) as error:
            decide(Decimal(part), Decimal(whole), Decimal(pct))
        assert error.value.code == code


def test_nothing_planned_has_no_percentage_and_no_required_amount():
    with pytest.raises(RatioError, match=r"ratio\.whole"):
        percentage(Decimal(0), Decimal(0))
    with pytest.raises(RatioError, match=r"ratio\.whole"):
        required_amount(Decimal(0), EIGHTY)


@pytest.mark.parametrize(
    ("value", "digits", "threshold", "shown"),
    [
        ("79.999999", 2, None, "79.99"),
        ("79.995", 2, None, "79.99"),
        ("79.994", 2, None, "79.99"),
        ("79.985", 2, None, "79.99"),
        ("80", 2, None, "80.00"),
        ("80.001", 2, None, "80.00"),
        ("33.335", 2, None, "33.34"),
        ("79.96", 1, None, "79.9"),
        ("79.9", 0, None, "79"),
        ("50.004", 2, "50", "50.01"),
        ("49.996", 2, "50", "49.99"),
        ("50", 2, "50", "50.00"),
        ("12.344", 2, "12.34", "12.35"),
        ("12.336", 2, "12.34", "12.33"),
        ("12.331", 2, "12.34", "12.33"),
        ("-0.001", 2, None, "-0.01"),
    ],
)
def test_shown_percentage_never_contradicts_the_decision(value, digits, threshold, shown):
    limit = None if threshold is None else Decimal(threshold)

    assert str(display_percentage(Decimal(value), digits, limit)) == shown


@given(
    st.integers(0, 10**9).map(lambda n: Decimal(n).scaleb(-6)),
    st.integers(0, 4),
    st.integers(0, 1000).map(Decimal),
)
def test_shown_percentage_lies_on_the_same_side_of_the_threshold(value, digits, threshold):
    shown = display_percentage(value, digits, threshold)

    assert (shown < threshold, shown > threshold) == (value < threshold, value > threshold)
    assert abs(shown - value) < Decimal(1).scaleb(-digits)


def test_percentage_that_cannot_be_shown_is_refused():
    with pytest.raises(RatioError, match=r"ratio\.not_a_number"):
        display_percentage(Decimal("NaN"))
    with pytest.raises(RatioError, match=r"ratio\.digits"):
        display_percentage(Decimal(1), -1)
