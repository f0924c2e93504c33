"""Instalments are exactly what is left, and a set-off never above claim or payment (R46)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofinancing.rules.money.paying_back import (
    Part,
    SetOffFacts,
    check_parts,
    check_set_off,
    divide,
    next_part,
)

TODAY = date(2026, 11, 21)
FITS = SetOffFacts(
    Decimal(100), Decimal(500), Decimal(300), Decimal(200), is_open=True, same_cluster=True
)


def codes(findings):
    return [one.code for one in findings]


@given(
    st.decimals("7.00", 10**9, places=2, allow_nan=False),
    st.integers(2, 36),
    st.dates(TODAY, date(2040, 12, 31)),
)
def test_parts_are_together_what_is_left_to_the_cent(left, count, first):
    parts = divide(left, count, first)
    assert sum(one.amount for one in parts) == left
    assert len(parts) == count
    assert [one.due_on for one in parts] == sorted({one.due_on for one in parts})
    assert check_parts(parts, left, TODAY) == ()


def test_parts_of_the_last_of_a_month_stay_in_their_month():
    days = [one.due_on for one in divide(Decimal(300), 3, date(2027, 1, 31))]
    assert days == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]


def test_other_sum_nothing_or_a_day_that_passed_is_refused():
    one = Part(TODAY, Decimal(100))
    assert codes(check_parts([one], Decimal("100.01"), TODAY)) == ["recovery.instalments_not_left"]
    cents = divide(Decimal("0.01"), 2, TODAY)
    assert codes(check_parts(cents, Decimal("0.01"), TODAY)) == ["recovery.instalments_not_left"]
    late = Part(date(2026, 11, 20), Decimal(100))
    assert codes(check_parts([late], Decimal(100), TODAY)) == ["recovery.term_in_past"]


def test_next_part_is_the_first_that_is_not_whole():
    parts = divide(Decimal(300), 3, TODAY)
    for left, number in (("300", 0), ("200.01", 0), ("200", 1), ("0.01", 2)):
        assert next_part(parts, Decimal(left)) == parts[number]
    assert next_part(parts, Decimal(0)) is None
    assert next_part([], Decimal(5)) is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"amount": Decimal("100.01")}, "recovery.set_off_above"),
        ({"payment": Decimal("99.99")}, "recovery.set_off_above"),
        ({"waiting": Decimal("200.01")}, "recovery.set_off_above"),
        ({"amount": Decimal(0)}, "recovery.nothing"),
        ({"is_open": False}, "recovery.set_off_too_late"),
        ({"same_cluster": False}, "recovery.set_off_elsewhere"),
    ],
)
def test_set_off_is_refused_for_its_own_reason(change, code):
    assert codes(check_set_off(FITS).findings) == []
    assert codes(check_set_off(replace(FITS, **change)).findings) == [code]
