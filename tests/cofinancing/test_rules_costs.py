"""What may be claimed and accepted, without a database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from clusterbeleid.kernel.findings import Level
from clusterbeleid.kernel.periods import Period
from cofinancing.rules.money.costs import (
    CategorySums,
    CostFacts,
    CostSums,
    CostTwin,
    CostYear,
    assess_acceptance,
    assess_claim,
    explain_costs,
)

YEAR = CostYear(Period(date(2026, 1, 1), date(2026, 12, 31)))
COST = CostFacts(date(2026, 3, 2), Decimal(1000), True, date(2026, 4, 1))


def codes(findings, level=Level.BLOCK):
    return [one.code for one in findings if one.level is level]


@pytest.mark.parametrize(
    ("day", "blocked"),
    [
        (date(2025, 12, 31), ["cost.outside_year"]),
        (date(2026, 1, 1), []),
        (date(2026, 4, 1), []),
        (date(2026, 4, 2), ["cost.in_future"]),
        (date(2027, 1, 1), ["cost.outside_year", "cost.in_future"]),
    ],
)
def test_cost_lies_in_its_project_year_and_not_in_the_future(day, blocked):
    assert codes(assess_claim(replace(COST, cost_on=day), YEAR)) == blocked


def test_claim_without_evidence_is_remarked_and_not_accepted():
    bare = replace(COST, has_evidence=False)
    assert codes(assess_claim(bare, YEAR)) == []
    assert codes(assess_claim(bare, YEAR), Level.WARN) == ["cost.no_evidence_yet"]
    assert codes(assess_acceptance(bare, YEAR, Decimal(1000))) == ["cost.no_evidence"]


def test_same_invoice_blocks_and_is_named_only_when_it_may_be():
    seen = replace(COST, same_invoice=CostTwin("X/1", 7))
    hidden = replace(COST, same_invoice=CostTwin())
    assert codes(assess_claim(seen, YEAR)) == ["cost.invoice_twice"]
    assert codes(assess_claim(hidden, YEAR)) == ["cost.invoice_twice_elsewhere"]
    alike = assess_claim(replace(COST, lookalike=CostTwin("X/1", 7)), YEAR)
    assert (codes(alike), codes(alike, Level.WARN)) == ([], ["cost.lookalike"])


@pytest.mark.parametrize(
    ("accepted", "blocked"),
    [("0", ["cost.nothing_accepted"]), ("1000", []), ("1000.01", ["cost.above_claim"])],
)
def test_accepted_amount_lies_between_zero_and_the_claim(accepted, blocked):
    assert codes(assess_acceptance(COST, YEAR, Decimal(accepted))) == blocked


def test_nothing_is_claimed_before_a_confirmation_or_after_a_settlement():
    closed = CostYear(YEAR.period, confirmed=False, settled=True)
    assert codes(assess_claim(COST, closed)) == ["cost.not_granted", "cost.settled"]


def test_sums_add_up_by_category():
    sums = CostSums(
        {
            "a": CategorySums(Decimal(100), Decimal(60), Decimal(40)),
            "c": CategorySums(Decimal(50), Decimal(0), Decimal(0)),
        },
        1,
    )
    lines = {line.term: line.value for line in explain_costs(sums).lines}
    assert lines == {
        "cost.claimed_total": 150,
        "cost.waiting_total": 50,
        "cost.rejected_total": 40,
        "cost.accepted_a": 60,
        "cost.accepted_b": 0,
        "cost.accepted_c": 0,
        "cost.accepted_total": 60,
    }
