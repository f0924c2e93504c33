"""Cap, intensity, present value and co-financing of an application (R8, R9, R17, R18, R37, R43)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from agreements.rules import SchemeFacts
from applications.rules.check import check_consortium
from applications.rules.completeness import completeness_of
from applications.rules.facts import (
    ApplicationFacts,
    CostFacts,
    FundingFacts,
    MemberFacts,
    project_years,
)
from applications.rules.money import DISCOUNT, GrantContext, check_money
from clusterbeleid.kernel.findings import Certainty, Level
from clusterbeleid.kernel.params import ParameterRow, Params
from clusterbeleid.kernel.periods import Period
from tests.agreements.params import house_params

TODAY = date(2026, 11, 21)
IBN = GrantContext(SchemeFacts("IBN", "IBN", Period(date(2014, 7, 1), date(2027, 6, 30)), True))
FIRST, LAST = date(2026, 12, 1), date(2028, 11, 30)


def facts(
    aid=("100000", "100000"), cost=("200000", "200000"), pledged=("100000", "100000"), **more
):
    years = range(1, len(cost) + 1)
    fields: dict[str, Any] = {
        "step": "full",
        "kind": "IBN",
        "form_version": 1,
        "today": TODAY,
        "first_day": FIRST,
        "last_day": LAST,
        "costs": tuple(CostFacts(n, "a", "personnel", Decimal(cost[n - 1])) for n in years),
        "funding": tuple(FundingFacts(n, "aid", Decimal(aid[n - 1])) for n in years),
        "members": (
            MemberFacts("Alfa", "company", "small", True, tuple((n, Decimal(pledged[n - 1])) for n in years)),
        ),
    }  # fmt: skip
    return ApplicationFacts(**fields | more)


def codes(found, level=None):
    return {row.code for row in found.findings if level is None or row.level is level}


def check(some, params=None):
    return check_money(some, IBN, params or house_params())


def test_half_aid_half_companies_has_no_remark_that_blocks():
    assert codes(check(facts()), Level.BLOCK) == set()


def test_above_the_cap_of_the_year_blocks():
    assert "agreement.above_yearly_cap" in codes(check(facts(aid=("150000.01", "0"))), Level.BLOCK)
    assert "agreement.above_yearly_cap" not in codes(check(facts(aid=("150000", "0"))))


def test_intensity_is_held_over_the_whole_period():
    year = check(facts(aid=("150000", "50000")))
    assert codes(year, Level.BLOCK) == set()
    assert "agreement.year_above_intensity" in codes(year, Level.WARN)
    assert "agreement.above_intensity" in codes(
        check(facts(aid=("100000", "100000.01"))), Level.BLOCK
    )


def test_present_value_counts_too():
    params = with_rate("5")
    early = check(facts(aid=("150000", "50000")), params)
    assert "money.present_above_intensity" in codes(early, Level.BLOCK)
    late = check(facts(aid=("50000", "150000")), params)
    assert "money.present_above_intensity" not in codes(late)
    assert "money.no_discount_rate" in codes(check(facts()), Level.RECORD)


def test_cofinancing_below_half_blocks_and_names_what_is_short():
    found = check(facts(pledged=("100000", "99999.99")))
    short = next(row for row in found.findings if row.code == "money.cofinancing_short")
    assert (short.level, short.params["short"]) == (Level.BLOCK, Decimal("0.01"))


def test_money_of_a_knowledge_partner_is_no_company_money():
    partner = replace(facts().members[0], part="knowledge")
    assert "money.cofinancing_short" in codes(check(facts(members=(partner,))), Level.BLOCK)


@pytest.mark.parametrize(
    ("source", "blocks"), [("other_flemish", True), ("eu_central", False), ("own", False)]
)
def test_all_state_aid_counts_together(source, blocks):
    more = (*facts().funding, FundingFacts(1, source, Decimal(1)))
    found = codes(check(facts(funding=more)), Level.BLOCK)
    assert ("money.public_above_intensity" in found) is blocks


def test_sources_and_costs_are_compared_by_year():
    assert "money.sources_over" in codes(check(facts(cost=("190000", "200000"))), Level.WARN)
    assert "money.sources_short" in codes(check(facts(cost=("210000", "200000"))), Level.WARN)


def test_money_outside_the_period_blocks():
    found = check(facts(last_day=date(2027, 11, 30)))
    assert "money.outside_period" in codes(found, Level.BLOCK)


def test_longer_than_an_ibn_may_last_blocks():
    assert "agreement.past_ibn_years" in codes(
        check(facts(last_day=date(2029, 12, 1))), Level.BLOCK
    )


def test_nothing_typed_yet_is_no_error():
    empty = ApplicationFacts(step="full", kind="IBN", form_version=1, today=TODAY)
    assert check(empty).findings == ()
    assert check_money(facts(), GrantContext(None), house_params()).findings is not None


def test_project_years_are_twelve_months_and_the_last_may_be_short():
    found = project_years(FIRST, date(2028, 3, 31), 10)
    assert [(row.first, row.last) for row in found] == [
        (date(2026, 12, 1), date(2027, 11, 30)),
        (date(2027, 12, 1), date(2028, 3, 31)),
    ]
    assert len(project_years(FIRST, date(2060, 1, 1), 10)) == 10
    assert project_years(None, LAST, 10) == ()


@pytest.mark.parametrize(("minimum", "blocks"), [(None, False), (1, False), (2, True)])
def test_minimum_of_companies(minimum, blocks):
    found = codes(check_consortium(facts(minimum_companies=minimum)), Level.BLOCK)
    assert found == ({"consortium.too_few"} if blocks else set())


def test_meter_counts_what_the_step_asks():
    full = completeness_of(facts())
    expression = completeness_of(facts(step="expression"))
    assert full.asked > expression.asked
    answered = frozenset({"summary", "location"})
    assert not completeness_of(facts(answered=answered)).blocking
    assert {row.field for row in completeness_of(facts()).blocking} == {"summary", "location"}
    assert completeness_of(facts(required_documents=("business_plan",), answered=answered)).blocking


def with_rate(rate):
    row = ParameterRow(
        DISCOUNT, Decimal(rate), Period(date(2026, 1, 1), None), "R17", "test", Certainty.D
    )
    return Params([*house_params().rows, row])
