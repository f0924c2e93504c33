"""What may be entered, without a database."""

from datetime import date

import pytest

from clusterbeleid.kernel.findings import Level
from clusterbeleid.kernel.periods import Period
from cofinancing.rules.contribution import (
    PayerFacts,
    ReceiptFacts,
    Twin,
    YearDays,
    assess_payer,
    assess_receipt,
    is_back_dated,
    payment_key,
)

YEAR = YearDays(
    Period(date(2026, 1, 1), date(2026, 12, 31)), date(2025, 12, 2), due=date(2026, 3, 2)
)
MEMBER = PayerFacts("Bedrijf", "company", (Period(date(2020, 1, 1), None),))


def codes(findings):
    return [finding.code for finding in findings]


def money(value_date=date(2026, 2, 10), recorded_on=date(2026, 2, 12), reference="R1", twin=None):
    return ReceiptFacts(value_date, recorded_on, reference, twin)


@pytest.mark.parametrize(
    "other",
    [
        "f 2026 001",
        "F-2026.001",
        " f2026001 ",
        "F/2026/001",
        "Ｆ２０２６００１",
        "f_2026\t001\u00a0",
    ],
)
def test_payment_key_sees_through_spelling(other):
    assert payment_key(other) == payment_key("F2026001") == "F2026001"


def test_payment_key_tells_references_apart():
    assert payment_key("F2026001") != payment_key("F2026002")
    assert payment_key("+++ --- ...") == ""


def test_member_company_may_pay_cash():
    assert assess_payer(MEMBER, "company_cash", YEAR) == ()


@pytest.mark.parametrize(
    ("payer", "source", "expected"),
    [
        (PayerFacts("X", "company", ()), "company_cash", ["contribution.unknown_member"]),
        (
            PayerFacts("X", "company", (Period(date(2020, 1, 1), date(2025, 12, 31)),)),
            "company_cash",
            ["contribution.member_outside_period"],
        ),
        (
            PayerFacts("X", "federation", MEMBER.memberships),
            "company_cash",
            ["contribution.not_a_company"],
        ),
        (PayerFacts("X", "federation", MEMBER.memberships), "federation_fee", []),
        (
            PayerFacts("X", "soc", ()),
            "company_services",
            ["contribution.unknown_member", "contribution.not_a_company"],
        ),
    ],
)
def test_payer_is_refused_for_every_reason_at_once(payer, source, expected):
    found = assess_payer(payer, source, YEAR)
    assert codes(found) == expected
    assert all(finding.level is Level.BLOCK for finding in found)


@pytest.mark.parametrize(
    "membership",
    [Period(date(2026, 12, 31), None), Period(date(2019, 1, 1), date(2026, 1, 1))],
)
def test_one_day_of_membership_in_the_year_is_enough(membership):
    assert assess_payer(PayerFacts("X", "company", (membership,)), "company_cash", YEAR) == ()


def test_unconfirmed_agreement_takes_nothing():
    draft = YearDays(YEAR.period, YEAR.granted_on, YEAR.due, confirmed=False)
    assert codes(assess_payer(MEMBER, "company_cash", draft)) == ["contribution.not_granted"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (money(), []),
        (money(value_date=date(2026, 2, 12)), []),
        (money(value_date=date(2026, 2, 13)), ["contribution.value_date_future"]),
        (money(value_date=date(2025, 12, 2)), []),
        (money(value_date=date(2025, 12, 1)), ["contribution.before_agreement"]),
        (money(reference=" -- "), ["contribution.no_reference"]),
        (money(twin=Twin("SO-1/1", 7)), ["contribution.payment_twice"]),
        (money(twin=Twin()), ["contribution.payment_twice_elsewhere"]),
        (money(recorded_on=date(2026, 3, 2)), []),
        (money(recorded_on=date(2026, 3, 3)), ["contribution.entered_late"]),
        (
            money(value_date=date(2027, 1, 4), recorded_on=date(2027, 1, 5)),
            ["contribution.after_year"],
        ),
        (
            money(date(2025, 1, 1), date(2024, 1, 1), ""),
            [
                "contribution.value_date_future",
                "contribution.before_agreement",
                "contribution.no_reference",
            ],
        ),
    ],
)
def test_receipt_is_judged_on_its_days_and_reference(facts, expected):
    assert codes(assess_receipt(facts, YEAR)) == expected


def test_late_entry_is_recorded_and_blocks_nothing():
    (found,) = assess_receipt(money(recorded_on=date(2026, 3, 9)), YEAR)
    assert (found.level, found.rule) == (Level.RECORD, "R34")
    assert found.params == {"value_date": date(2026, 2, 10), "due": date(2026, 3, 2)}


@pytest.mark.parametrize(
    ("value_date", "recorded_on", "due", "expected"),
    [
        (date(2026, 3, 2), date(2026, 3, 2), date(2026, 3, 2), False),
        (date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 2), True),
        (date(2026, 3, 3), date(2026, 3, 3), date(2026, 3, 2), False),
        (date(2026, 3, 2), date(2026, 3, 3), None, False),
    ],
)
def test_back_dating_is_entry_after_the_due_date_with_a_day_before_it(
    value_date, recorded_on, due, expected
):
    assert is_back_dated(value_date, recorded_on, due) is expected
