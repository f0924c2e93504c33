"""Arithmetic of the aid ledger and the checks on money."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.rules import (
    LedgerSums,
    MoneyFacts,
    check_payment,
    check_recovery,
    check_release,
    ledger_totals,
)
from clusterbeleid.kernel.findings import Level
from clusterbeleid.kernel.periods import Period
from tests.agreements.params import house_params

ON = date(2026, 11, 21)


def sums(committed: str, released: str = "0", paid: str = "0", recovered: str = "0") -> LedgerSums:
    return LedgerSums(Decimal(committed), Decimal(released), Decimal(paid), Decimal(recovered))


def test_totals_of_a_lineage_today_and_at_the_end():
    today = sums("5000000", "200000", "4500000", "50000")
    end = sums("5450000", "200000", "4500000", "50000")
    totals = ledger_totals(today, end, house_params(), on=ON)
    assert (totals.today.net_committed, totals.today.net_paid, totals.today.to_pay) == (
        Decimal(4_800_000),
        Decimal(4_450_000),
        Decimal(350_000),
    )
    assert (totals.end.to_pay, totals.threshold) == (Decimal(800_000), Decimal(10_000_000))
    assert (totals.headroom_today, totals.headroom_end, totals.threshold_pct) == (
        Decimal(5_200_000),
        Decimal(4_750_000),
        Decimal("52.50"),
    )
    assert totals.explained.findings == ()


@pytest.mark.parametrize(
    ("committed", "codes", "shown"),
    [
        ("7999999.99", [], "79.99"),
        ("8000000.00", ["ledger.near_threshold"], "80.00"),
        ("10000000.00", ["ledger.near_threshold"], "100.00"),
        ("10000000.01", ["ledger.above_threshold"], "100.00"),
    ],
)
def test_threshold_at_eighty_and_hundred_percent(committed, codes, shown):
    totals = ledger_totals(sums("0"), sums(committed), house_params(), on=ON)
    assert [finding.code for finding in totals.explained.findings] == codes
    assert totals.threshold_pct == Decimal(shown)


def test_threshold_before_july_2023_is_lower():
    totals = ledger_totals(sums("0"), sums("6000000"), house_params(), on=date(2023, 6, 30))
    assert (totals.threshold, totals.explained.findings[0].level) == (
        Decimal(7_500_000),
        Level.WARN,
    )


_cents = st.decimals(min_value=0, max_value=10**7, places=2)


@given(_cents, _cents, _cents, _cents)
def test_every_cent_is_in_one_place(committed, released, paid, recovered):
    row = LedgerSums(committed, released, paid, recovered)
    assert row.to_pay + row.paid + row.released == row.committed + row.recovered


PAYMENT = MoneyFacts(
    amount=Decimal("100.00"),
    on_day=date(2026, 6, 1),
    reference="BETALING-1",
    agreement=Period(date(2024, 1, 1), date(2026, 12, 31)),
    sums=sums("500", paid="450", recovered="50"),
    today=ON,
)


def codes(findings):
    assert all(finding.level is Level.BLOCK for finding in findings)
    return [finding.code for finding in findings]


def test_payment_up_to_the_commitment_is_fine():
    assert codes(check_payment(PAYMENT)) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"amount": Decimal("100.01")}, "ledger.above_commitment"),
        ({"amount": Decimal("0.00")}, "ledger.amount_not_positive"),
        ({"amount": Decimal("-1.00")}, "ledger.amount_not_positive"),
        ({"on_day": date(2026, 11, 22)}, "ledger.in_future"),
        ({"on_day": date(2023, 12, 31)}, "ledger.before_agreement"),
        ({"duplicate_of": "SO-1"}, "ledger.duplicate"),
        ({"reference": ""}, "ledger.reference_missing"),
    ],
)
def test_payment_against_the_facts_is_refused(change, code):
    assert codes(check_payment(replace(PAYMENT, **change))) == [code]


def test_recovery_stays_within_what_was_paid():
    assert codes(check_recovery(replace(PAYMENT, amount=Decimal("400.00")))) == []
    assert codes(check_recovery(replace(PAYMENT, amount=Decimal("400.01")))) == [
        "ledger.above_paid"
    ]


def test_release_stays_within_what_is_left_to_pay():
    assert codes(check_release(PAYMENT)) == []
    assert codes(check_release(replace(PAYMENT, amount=Decimal("100.01")))) == ["ledger.above_rest"]
