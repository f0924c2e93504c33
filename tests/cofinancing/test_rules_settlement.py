"""What is due for a year and for a whole agreement, without a database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from clusterbeleid.kernel.findings import Level
from clusterbeleid.kernel.periods import Period
from cofinancing.rules.money.costs import CategorySums, CostSums
from cofinancing.rules.money.income import IncomeFacts
from cofinancing.rules.money.settlement import (
    AccountsFacts,
    FeeFacts,
    YearFacts,
    settle_whole,
    settle_year,
)
from tests.agreements.params import house_params

GRANTED = date(2020, 6, 15)
SIGNED = AccountsFacts(date(2022, 2, 1), Decimal(10), Decimal(10))
PUBLISHED = FeeFacts(date(2021, 5, 1), date(2021, 1, 1))


def accepted(amount, category="a"):
    return CostSums({category: CategorySums(Decimal(amount), Decimal(amount))})


def year(number=1, cost="1000000", **more):
    plain = YearFacts(
        number=number,
        period=Period(date(2020 + number, 1, 1), date(2020 + number, 12, 31)),
        granted=Decimal(500000),
        cap=Decimal(500000),
        costs=accepted(cost),
        accounts=SIGNED,
        fees=PUBLISHED,
    )
    return replace(plain, **more)


def codes(explained, level=Level.BLOCK):
    return [one.code for one in explained.findings if one.level is level]


def settle(one, wanted=None):
    wanted = Decimal(wanted) if wanted is not None else None
    return settle_year(one, house_params(), GRANTED, wanted=wanted)


@pytest.mark.parametrize(
    ("cost", "aid"), [("1200000", "500000"), ("900000.01", "450000.01"), ("0", "0")]
)
def test_half_of_the_accepted_costs_is_due_within_grant_and_cap(cost, aid):
    found = settle(year(cost=cost))
    assert (found.aid, codes(found.explained)) == (Decimal(aid), [])


def test_cap_of_the_year_goes_before_the_grant():
    found = settle(year(cap=Decimal(400000)))
    assert found.aid == 400000
    assert codes(settle(year(cap=Decimal(400000)), "400000.01").explained) == [
        "settlement.above_most"
    ]


def test_single_year_above_half_is_remarked_and_not_refused():
    found = settle(year(cost="800000"), "500000")
    assert codes(found.explained) == []
    assert codes(found.explained, Level.WARN) == ["settlement.year_above"]


def test_whole_period_above_half_is_refused_and_exactly_half_is_not():
    years = [
        year(1, "800000", settled=Decimal(500000)),
        year(2, "1000000", settled=Decimal(400000)),
    ]
    found = settle_whole(years, SIGNED, house_params(), GRANTED)
    assert (found.accepted, found.aid, found.public_share) == (
        Decimal(1800000),
        Decimal(900000),
        Decimal(50),
    )
    # The year above half comes first, so in present value the aid weighs more than the costs.
    assert codes(found.explained) == ["settlement.present_above"]
    above = [years[0], year(2, "999999", settled=Decimal(400000))]
    assert codes(settle_whole(above, SIGNED, house_params(), GRANTED).explained) == [
        "settlement.above_intensity",
        "settlement.present_above",
    ]


def test_present_value_is_only_recorded_without_a_rate():
    years = [year(1, settled=Decimal(500000))]
    found = settle_whole(years, SIGNED, house_params(), date(2021, 1, 1))
    assert codes(found.explained, Level.RECORD) == ["settlement.no_discount_rate"]


def test_final_settlement_waits_for_years_and_statement():
    found = settle_whole([year(1)], None, house_params(), GRANTED)
    assert codes(found.explained) == ["settlement.year_open", "settlement.no_accounts"]


def test_other_state_aid_lowers_what_is_due_and_blocks_above_half():
    other = IncomeFacts("eu_shared", "all", Decimal(100000))
    found = settle(year(cost="600000", income=(other,)))
    assert (found.aid, codes(found.explained)) == (Decimal(200000), [])
    assert codes(settle(year(cost="600000", income=(other,)), "200000.01").explained) == [
        "income.above_intensity",
        "income.above_intensity",
    ]


@pytest.mark.parametrize(
    ("nature", "covers", "aid"),
    [
        ("member_fee", "all", "300000"),
        ("eu_central", "all", "300000"),
        ("federal_local", "other", "300000"),
        ("federal_local", "unlinked", "300000"),
        ("vlaio", "a", "200000"),
        ("other_flemish", "all", "200000"),
    ],
)
def test_only_state_aid_for_the_same_costs_cumulates(nature, covers, aid):
    one = IncomeFacts(nature, covers, Decimal(100000))
    found = settle(year(cost="600000", income=(one,)))
    assert found.aid == Decimal(aid)
    unlinked = codes(found.explained, Level.WARN) == ["income.unlinked"]
    assert unlinked == (covers == "unlinked")


def test_state_aid_on_one_category_is_held_against_that_category():
    costs = CostSums(
        {
            "a": CategorySums(Decimal(900), Decimal(900)),
            "c": CategorySums(Decimal(100), Decimal(100)),
        }
    )
    one = IncomeFacts("vlaio", "c", Decimal(60))
    found = settle(year(costs=costs, income=(one,)), "100")
    blocked = [f.params["covers"] for f in found.explained.findings if f.level is Level.BLOCK]
    assert blocked == ["income.covers.c"]


def test_remarks_of_a_year():
    found = settle(
        year(
            cost="100",
            costs=CostSums({"a": CategorySums(Decimal(100), Decimal(100))}, lines_waiting=2),
            paid=Decimal(80),
            accounts=replace(SIGNED, key_used=Decimal(12)),
            fees=replace(PUBLISHED, fee_list_on=date(2021, 6, 1)),
        )
    )
    assert codes(found.explained) == ["settlement.costs_wait"]
    assert codes(found.explained, Level.WARN) == [
        "settlement.paid_too_much",
        "settlement.other_key",
        "settlement.fees_old",
    ]
    bare = codes(settle(year(accounts=None, fees=None)).explained, Level.WARN)
    assert bare == ["settlement.no_accounts", "settlement.no_fees"]
