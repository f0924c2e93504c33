"""The payment plan: proposed by the figures of the granting date, and to the cent (R45)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.rules import PlanLine, YearFacts, check_plan, propose_plan
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period
from tests.agreements.params import house_params

GRANTED_ON = date(2024, 1, 15)
CENTS = st.decimals(min_value="0", max_value="650000", places=2)


def year(amount: str | Decimal, number: int = 1) -> YearFacts:
    first = date(2023 + number, 1, 1)
    granted = Decimal(amount)
    return YearFacts(number, Period(first, first.replace(month=12, day=31)), granted, granted * 2)


def with_advance(value: str) -> Params:
    """Return the figures of the house with another share of the advance."""
    rows = [
        row
        if row.key != "payment.advance_pct"
        else type(row)(**{**vars(row), "value": Decimal(value)})
        for row in house_params().rows
    ]
    return Params(rows)


def line(amount: str, trigger: str = "report_accepted") -> PlanLine:
    return PlanLine(1, trigger, Decimal(amount))


def test_each_year_has_an_advance_after_the_proof_and_a_balance_after_the_reports():
    plan = propose_plan([year("650000"), year("500000", 2)], house_params(), granted_on=GRANTED_ON)
    assert plan.lines == (
        PlanLine(1, "cofinancing_proved", Decimal("390000.00"), Decimal(60)),
        PlanLine(1, "report_accepted", Decimal("260000.00"), Decimal(40)),
        PlanLine(2, "cofinancing_proved", Decimal("300000.00"), Decimal(60)),
        PlanLine(2, "report_accepted", Decimal("200000.00"), Decimal(40)),
    )
    assert [(row.term, row.value, row.parameter) for row in plan.explained.lines] == [
        ("line.plan.advance_pct", Decimal(60), "payment.advance_pct"),
        ("line.plan.cofinancing_proved", Decimal("690000.00"), "payment.advance_pct"),
        ("line.plan.report_accepted", Decimal("460000.00"), "payment.advance_pct"),
        ("line.plan.instalments", 4, None),
    ]


@given(CENTS, st.decimals(min_value="0", max_value="100", places=2))
def test_instalments_always_make_the_grant_to_the_cent(amount, advance):
    plan = propose_plan([year(amount)], with_advance(str(advance)), granted_on=GRANTED_ON)
    assert sum((row.amount for row in plan.lines), Decimal(0)) == amount
    assert all(row.amount > 0 for row in plan.lines)
    assert check_plan(plan.lines, Decimal(0), amount) == ()


def test_year_without_grant_has_no_instalment():
    assert propose_plan([year("0")], house_params(), granted_on=GRANTED_ON).lines == ()


@pytest.mark.parametrize(
    ("lines", "kept", "codes"),
    [
        ([line("60"), line("40")], "0", []),
        ([line("40")], "60", []),
        ([line("60"), line("39.99")], "0", ["plan.below_grant"]),
        ([line("60"), line("40.01")], "0", ["plan.above_grant"]),
        ([line("100"), line("0")], "0", ["plan.amount_not_positive"]),
        ([line("100", "when it suits")], "0", ["plan.trigger_unknown"]),
        ([], "0", ["plan.below_grant"]),
    ],
)
def test_check_says_what_is_wrong_with_a_plan(lines, kept, codes):
    found = check_plan(lines, Decimal(kept), Decimal(100))
    assert [finding.code for finding in found] == codes
