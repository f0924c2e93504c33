"""The leverage of one cluster beside that of all: nothing comes out by taking one from the other (R62)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from projects.rules.leverage import (
    GROUP,
    TOTAL,
    Factor,
    Part,
    factors_with,
    may_show_sum,
)


def factors_of_cluster(
    year: int,
    parts: Collection[Part],
    cluster: int,
    aid: Mapping[str, Decimal],
    excluded: Collection[str],
    levels: Sequence[str],
) -> list[Factor]:
    """Return the factors of one cluster; ``parts`` are those of all, ``aid`` is that of its projects."""
    own = [one for one in parts if one.owner == cluster]
    return factors_with(year, own, aid, excluded, levels, shut_levels(parts, cluster, levels))


def shut_levels(parts: Collection[Part], cluster: int, levels: Sequence[str]) -> frozenset[str]:
    """Return the levels whose budget of one cluster stays hidden, ``TOTAL`` when any of them does.

    Whoever may ask for every cluster in turn can take their budgets off that of all. So what may be
    shown falls apart in groups that share no amount: each cluster with three or more confidential
    ones, and the others together. Each sum of shown figures then holds whole groups alone.
    """
    shut = {level for level in levels if not _may_stand_apart(parts, cluster, level)}
    return frozenset({*shut, TOTAL} if shut else shut)


def _may_stand_apart(parts: Collection[Part], cluster: int, level: str) -> bool:
    closed = [one for one in parts if one.confidential and one.level == level]
    counted = Counter(one.owner for one in closed if one.owner is not None)
    own = [one for one in closed if one.owner == cluster]
    rest = [one for one in closed if one.owner is None or counted[one.owner] < GROUP]
    return not own or (may_show_sum(own) and may_show_sum(rest))
