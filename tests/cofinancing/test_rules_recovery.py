"""What may be claimed back and with which interest, without a database (R46)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from clusterbeleid.kernel.findings import Certainty, Level
from clusterbeleid.kernel.params import ParameterRow, Params
from clusterbeleid.kernel.periods import Period
from cofinancing.rules.money.recovery import (
    RATE,
    RecoveryFacts,
    Split,
    check_claim,
    interest_of,
    split_receipt,
    term_ends,
)
from tests.agreements.params import house_params

TODAY = date(2026, 11, 21)
READY = RecoveryFacts(
    amount=Decimal(600),
    paid=Decimal(1000),
    claimed=Decimal(400),
    today=TODAY,
    source_left=Decimal(600),
)


def rate(value, first, last=None):
    return ParameterRow(RATE, Decimal(value), Period(first, last), "R46", "bron", Certainty.E)


def params(*rates):
    return Params((*house_params().rows, *rates))


def blocked(**change):
    found = check_claim(replace(READY, **change), house_params())
    return [one.code for one in found.findings if one.level is Level.BLOCK]


def test_claim_up_to_what_was_paid_and_not_claimed_yet_stands():
    assert blocked() == []
    assert blocked(source_left=None) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"amount": Decimal(0)}, "recovery.nothing"),
        ({"paid": Decimal("999.99")}, "recovery.above_paid"),
        ({"claimed": Decimal("400.01")}, "recovery.above_paid"),
        ({"source_left": Decimal("599.99")}, "recovery.above_source"),
        ({"has_source": False}, "recovery.no_source"),
        ({"interest_from": date(2026, 11, 22)}, "recovery.interest_in_future"),
        ({"interest_from": date(2026, 11, 20)}, "recovery.no_rate"),
    ],
)
def test_each_condition_blocks_alone(change, code):
    assert blocked(**change) == [code]


def test_interest_runs_day_by_day_at_the_rate_of_that_day():
    rates = rate("4", date(2025, 1, 1), date(2025, 12, 31)), rate("2", date(2026, 1, 1))
    found = interest_of(Decimal(36500), date(2025, 12, 22), date(2026, 1, 11), params(*rates))
    # 10 days at 4 % and 10 days at 2 % of 36.500: 4 and 2 euro a day.
    assert found.amount == Decimal("60.00")
    parts = [line.value for line in found.explained.lines if line.term == "recovery.interest_part"]
    assert parts == [Decimal("40.00"), Decimal("20.00")]
    assert {line.source for line in found.explained.lines if line.term == "recovery.rate"} == {
        "bron"
    }


def test_unknown_rate_is_never_zero():
    rates = (rate("4", date(2025, 1, 1), date(2025, 12, 31)),)
    found = interest_of(Decimal(100), date(2025, 12, 22), date(2026, 1, 11), params(*rates))
    assert [one.code for one in found.explained.findings] == ["recovery.no_rate"]
    assert found.amount == Decimal(0)


def test_no_interest_is_asked_without_a_day():
    assert interest_of(Decimal(100), None, TODAY, house_params()).amount == Decimal(0)


def test_term_is_counted_from_the_letter():
    assert term_ends(TODAY, house_params()) == date(2026, 12, 21)


@pytest.mark.parametrize(
    ("amount", "left", "split"),
    [("50", "10", ("40", "10")), ("5", "10", ("0", "5")), ("50", "0", ("50", "0"))],
)
def test_what_comes_in_goes_to_the_interest_first(amount, left, split):
    assert split_receipt(Decimal(amount), Decimal(left)) == Split(*map(Decimal, split))
