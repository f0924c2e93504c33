"""Factors with their rows, and sums that give no confidential amount away (R62)."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.rules.leverage import TOTAL, Part, factors, hidden_levels, keys_behind

LEVELS = ("cluster", "industry", "academic")
AID = {"Catalisti": Decimal(100), "MEDVIA": Decimal(300)}


def part(level="industry", amount=10, *, closed=True, known=False, owner=None):
    return Part("1", level, Decimal(amount), closed, known, owner)


def test_factor_divides_by_the_rows_that_are_not_left_out_and_names_both():
    found = factors(2020, [part(amount=250, closed=False)], AID, ("MEDVIA",), LEVELS)
    total = found[-1]
    assert (total.level, total.denominator, total.shown) == (TOTAL, Decimal(100), Decimal("2.5"))
    assert (total.rows, total.excluded) == (("Catalisti",), ("MEDVIA",))


def test_factor_is_rounded_half_up_once_and_absent_without_denominator():
    found = factors(2020, [part(amount=9, closed=False)], {"A": Decimal(20)}, (), LEVELS)
    assert (found[-1].exact, found[-1].shown) == (Decimal("0.45"), Decimal("0.5"))
    assert factors(2020, [], AID, AID, LEVELS)[-1].shown is None


@pytest.mark.parametrize(
    ("parts", "hidden"),
    [
        ([part(closed=False)], set()),
        ([part()], {"industry", TOTAL}),
        ([part(), part()], {"industry", TOTAL}),
        ([part(), part(), part()], set()),
        # Two and one: the total less the open level gives the sum of three, and of no fewer.
        (
            [part(), part(), part("academic"), part("cluster", closed=False)],
            {"industry", "academic"},
        ),
        # One and one: the total would give away the sum of two.
        ([part(), part("academic")], {"industry", "academic", TOTAL}),
        # The reader knows one of three: two are left, and come out by subtraction.
        ([part(known=True), part(), part()], {"industry", TOTAL}),
        ([part(known=True), part(known=True), part(known=True)], set()),
        # A cluster knows its own amount, and takes it off the published sum.
        ([part(owner=1), part(), part()], {"industry", TOTAL}),
        ([part(owner=1), part(owner=2), part(owner=3), part(owner=4)], set()),
    ],
)
def test_sum_of_one_or_two_is_hidden_also_by_subtraction(parts, hidden):
    assert hidden_levels(parts, LEVELS) == hidden


def shown_budgets(parts):
    return {
        one.level: one.open_budget
        for one in factors(2020, parts, AID, (), LEVELS)
        if one.open_budget is not None
    }


@given(st.lists(st.tuples(st.sampled_from(LEVELS), st.booleans(), st.booleans()), max_size=9))
def test_no_sum_or_difference_of_shown_budgets_holds_one_or_two_unknown_amounts(rows):
    parts = [part(level, closed=closed, known=known) for level, closed, known in rows]
    shown = shown_budgets(parts)
    levels = [level for level in shown if level != TOTAL]
    groups = [{level} for level in levels]
    if TOTAL in shown:
        groups += [
            set(LEVELS) - set(off)
            for n in range(len(levels) + 1)
            for off in combinations(levels, n)
        ]
    for group in groups:
        unknown = [
            one for one in parts if one.level in group and one.confidential and not one.known
        ]
        assert len(unknown) not in (1, 2)


def test_keys_behind_are_those_of_the_level_and_of_all():
    parts = [Part("1", "industry", Decimal(1)), Part("2", "academic", Decimal(2))]
    assert keys_behind(parts, "academic") == ("2",)
    assert keys_behind(parts, TOTAL) == ("1", "2")
