"""Leverage of one cluster beside that of all: no sum or difference of what is shown gives one or two away (R62)."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.rules.leverage import TOTAL, Part, hidden_levels
from projects.rules.narrowed import factors_of_cluster, shut_levels

LEVELS = ("cluster", "industry", "academic")
CLUSTERS = (1, 2, 3)
NOBODY = 0


def part(owner=None, level="industry", amount=10, *, closed=True):
    return Part("1", level, Decimal(amount), closed, owner=owner)


@pytest.mark.parametrize(
    ("owners", "shut"),
    [
        ([], set()),
        ([2, 2, 2], set()),
        ([1], {"industry", TOTAL}),
        ([1, 1], {"industry", TOTAL}),
        ([1, 1, 1], set()),
        # All less this cluster: the amount of another one, or of two.
        ([1, 1, 1, 2], {"industry", TOTAL}),
        ([1, 1, 1, 2, 2], {"industry", TOTAL}),
        ([1, 1, 1, None], {"industry", TOTAL}),
        ([1, 1, 1, 2, 2, 2], set()),
        # Three are left of others, but one of them knows its own and takes it off.
        ([1, 1, 1, 2, 2, 3], {"industry", TOTAL}),
        ([1, 1, 1, None, None, None], set()),
        # Two of three clusters stand apart; all less both gives the amount of the third.
        ([1, 1, 1, 2, 2, 2, 3], {"industry", TOTAL}),
    ],
)
def test_budget_of_a_cluster_is_hidden_when_it_gives_itself_or_another_away(owners, shut):
    parts = [part(), part(2, closed=False), part(1, closed=False)]
    parts = [one for one in parts if not one.confidential] + [part(owner) for owner in owners]
    assert shut_levels(parts, 1, LEVELS) == shut


def test_open_amounts_of_a_cluster_are_shown_beside_what_is_hidden_of_others():
    parts = [part(1, amount=7, closed=False), part(2), part(2, "academic")]
    found = factors_of_cluster(2020, parts, 1, {"A": Decimal(2)}, (), LEVELS)
    assert [one.open_budget for one in found] == [0, 7, 0, 7]
    assert [one.exact for one in found][-1] == Decimal("3.5")
    other = factors_of_cluster(2020, parts, 2, {"A": Decimal(2)}, (), LEVELS)
    assert [one.open_budget for one in other] == [0, None, None, None]


def shown(parts):
    """Return each figure that anybody may ask for, as the amounts in it."""
    groups = []
    for cluster in (None, *CLUSTERS):
        shut = (
            hidden_levels(parts, LEVELS) if cluster is None else shut_levels(parts, cluster, LEVELS)
        )
        groups += [
            [int(_within(one, cluster, level)) for one in parts]
            for level in (*LEVELS, TOTAL)
            if level not in shut
        ]
    return groups


def _within(one, cluster, level):
    return level in {one.level, TOTAL} and cluster in {None, one.owner}


def rank(rows):
    rows, found = [[Fraction(value) for value in row] for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows[found:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(found, pivot)
        for at, row in enumerate(rows):
            if at != found and row[column]:
                times = row[column] / pivot[column]
                rows[at] = [one - times * other for one, other in zip(row, pivot, strict=True)]
        found += 1
    return found


def learned(figures, unknown):
    """Return the ones and twos of the unknown amounts of which the figures give a sum or difference."""
    own = [[row[at] for at in unknown] for row in figures]
    whole = rank(own)
    found = []
    for few in [*combinations(range(len(unknown)), 1), *combinations(range(len(unknown)), 2)]:
        others = [[value for at, value in enumerate(row) if at not in few] for row in own]
        # Something of these few alone comes out when the rest cannot tell the figures apart.
        if rank(others) < whole:
            found.append([unknown[at] for at in few])
    return found


def test_measure_of_what_is_learned_sees_a_difference_of_one_and_not_of_three():
    assert learned([[1, 1, 1, 1], [1, 1, 1, 0]], [0, 1, 2, 3])
    assert not learned([[1, 1, 1]], [0, 1, 2])
    assert learned([[1, 1, 1]], [0, 1])


ROWS = st.lists(
    st.tuples(st.sampled_from(LEVELS[:2]), st.sampled_from((None, *CLUSTERS))), max_size=10
)


@given(ROWS)
def test_whatever_is_asked_for_gives_nobody_one_or_two_amounts_of_others(rows):
    parts = [part(owner, level) for level, owner in rows]
    figures = shown(parts)
    for reader in (NOBODY, *CLUSTERS):
        unknown = [at for at, one in enumerate(parts) if one.owner != reader]
        assert learned(figures, unknown) == []
