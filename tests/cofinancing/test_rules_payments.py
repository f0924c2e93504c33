"""What stands in the way of a payment, without a database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from clusterbeleid.kernel.findings import Level
from cofinancing.rules.money.payments import (
    DutyFacts,
    ExclusionFacts,
    PaymentFacts,
    ReportFacts,
    check_payment,
)
from tests.agreements.params import house_params

TODAY = date(2026, 11, 21)
TESTED = ExclusionFacts(date(2026, 3, 1), False, False)
REPORT = ReportFacts(1, date(2025, 12, 31), submitted=True, accepted_on=date(2026, 3, 20))
READY = PaymentFacts(
    trigger="report_accepted",
    amount=Decimal(400),
    year=1,
    first_day=date(2025, 1, 1),
    today=TODAY,
    left_of_commitment=Decimal(400),
    left_of_instalment=Decimal(400),
    paid=Decimal(600),
    due=Decimal(1000),
    cofinancing_required=Decimal(800),
    cofinancing_received=Decimal(800),
    miss_was_settled=False,
    exclusion=TESTED,
    reports=(REPORT,),
    account_verified=True,
)


def blocked(**change):
    found = check_payment(replace(READY, **change), house_params())
    return [one.code for one in found.findings if one.level is Level.BLOCK]


def test_everything_in_order_lets_the_balance_be_paid():
    assert blocked() == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"amount": Decimal(0)}, "payment.nothing"),
        ({"left_of_commitment": Decimal("399.99")}, "payment.above_commitment"),
        ({"left_of_instalment": Decimal("399.99")}, "payment.above_instalment"),
        ({"due": Decimal("999.99")}, "payment.above_due"),
        ({"exclusion": None}, "payment.no_exclusion_test"),
        (
            {"exclusion": replace(TESTED, tested_on=date(2025, 11, 20))},
            "payment.exclusion_stale",
        ),
        ({"exclusion": replace(TESTED, recovery_open=True)}, "payment.recovery_open"),
        ({"exclusion": replace(TESTED, in_difficulty=True)}, "payment.in_difficulty"),
        ({"reports": (replace(REPORT, accepted_on=None),)}, "payment.report_not_accepted"),
        ({"cofinancing_received": Decimal("799.99")}, "payment.cofinancing_not_proved"),
        ({"cofinancing_required": None}, "payment.cofinancing_not_proved"),
        ({"account_verified": False}, "payment.no_account"),
        ({"first_day": date(2026, 11, 22)}, "payment.year_not_begun"),
        ({"confirmed": False}, "cost.not_granted"),
        ({"late": (DutyFacts("reports", 2),)}, "payment.duty_overdue"),
    ],
)
def test_each_condition_blocks_alone(change, code):
    assert blocked(**change) == [code]


def test_test_of_the_exclusions_is_valid_until_its_last_day():
    assert blocked(exclusion=replace(TESTED, tested_on=date(2025, 11, 21))) == []


@pytest.mark.parametrize(
    ("report", "codes"),
    [
        (ReportFacts(2, date(2026, 8, 21)), []),
        (ReportFacts(2, date(2026, 8, 20)), ["payment.report_overdue"]),
        (ReportFacts(2, date(2026, 8, 20), due=date(2026, 11, 21)), []),
        (ReportFacts(2, date(2026, 8, 20), submitted=True), []),
    ],
)
def test_overdue_report_of_any_year_blocks(report, codes):
    assert blocked(reports=(REPORT, report)) == codes


def test_advance_at_the_grant_needs_no_proof_and_no_report():
    assert blocked(trigger="granted", cofinancing_received=Decimal(0), reports=()) == []
    assert blocked(trigger="cofinancing_proved", reports=()) == []


def test_decision_to_go_on_after_a_miss_is_recorded():
    found = check_payment(
        replace(READY, cofinancing_received=Decimal(0), miss_was_settled=True), house_params()
    )
    assert [(one.level, one.code) for one in found.findings] == [
        (Level.RECORD, "payment.miss_was_settled")
    ]
