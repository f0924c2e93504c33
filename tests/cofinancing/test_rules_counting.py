"""Which payment counts, and why not, without a database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cofinancing.enums import SourceKind
from cofinancing.rules.counting import Sums, add_up, assess
from tests.cofinancing.facts import moment, payment

DUE = date(2026, 4, 1)
NEXT = date(2026, 4, 2)


def outcome(facts, on=date(2026, 11, 21)):
    found = assess(facts, moment(on))
    return (
        found.counts,
        found.in_time,
        [f.code.removeprefix("cofinancing.") for f in found.findings],
    )


def test_money_received_and_accepted_in_time_counts():
    assert outcome(payment()) == (True, True, [])


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("pledged", "not_received"),
        ("invoiced", "not_received"),
        ("received", "not_accepted"),
        ("rejected", "rejected"),
    ],
)
def test_money_not_yet_accepted_does_not_count(state, code):
    assert outcome(payment(state=state)) == (False, False, [code])


def test_money_waiting_for_acceptance_is_known():
    assert assess(payment(state="received"), moment()).sums == Sums(waiting=Decimal("100.00"))


@pytest.mark.parametrize("kind", [kind.value for kind in SourceKind if kind != "company_cash"])
def test_money_of_another_source_says_why_it_does_not_count(kind):
    assert outcome(payment(source=kind)) == (False, False, [f"not_counting.{kind}"])


def test_every_reason_is_given_at_once():
    codes = ["not_accepted", "not_counting.in_kind", "payment_for_year_only", "value_after_due"]
    assert outcome(payment(value_date=NEXT, state="received", source="in_kind")) == (
        False,
        False,
        codes,
    )


def test_last_day_is_in_time():
    assert outcome(payment(value_date=DUE, recorded_on=DUE)) == (True, True, [])


def test_day_after_counts_for_the_year_only():
    assert outcome(payment(value_date=NEXT, recorded_on=NEXT)) == (
        True,
        False,
        ["payment_for_year_only", "value_after_due"],
    )


def test_receipt_entered_late_counts_for_the_year_only():
    assert outcome(payment(value_date=DUE, recorded_on=NEXT)) == (
        True,
        False,
        ["payment_for_year_only", "entered_after_due"],
    )


def test_receipt_entered_late_with_confirmed_proof_is_in_time():
    assert outcome(payment(value_date=DUE, recorded_on=NEXT, proven=True)) == (True, True, [])


def test_proof_cannot_mend_a_late_value_date():
    assert outcome(payment(value_date=NEXT, recorded_on=NEXT, proven=True))[1] is False


def test_payment_before_the_grant_counts_with_a_warning():
    found = assess(payment(value_date=date(2025, 11, 30)), moment())
    assert found.sums == Sums(*(Decimal(n) for n in ("100.00", "100.00", "0.00", "100.00")))
    assert [(f.level, f.code) for f in found.findings] == [
        ("WARN", "cofinancing.payment_before_grant")
    ]


def test_payment_after_the_day_of_looking_is_not_there_yet():
    assert outcome(payment(), on=date(2026, 2, 28)) == (False, False, ["not_received"])


def test_receipt_entered_after_the_day_of_looking_is_not_in_time_yet():
    assert outcome(payment(), on=date(2026, 3, 1))[1] is False


def test_sums_add_up_to_the_cent():
    payments = [
        payment("0.10"),
        payment("0.20"),
        payment("0.30", value_date=NEXT),
        payment("9", state="received"),
    ]
    assert add_up(payments, moment()) == Sums(
        Decimal("0.30"), Decimal("0.60"), Decimal("9.00"), Decimal("0.00")
    )
