"""The leverage factor: budget over aid, with the rows of the denominator as part of the figure (R62)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

TOTAL = "total"
ZERO = Decimal(0)
_TENTH = Decimal(1).scaleb(-1)
GROUP = len(("one", "two", "three"))


@dataclass(frozen=True)
class Part:
    """An amount in a leverage budget, in euro.

    ``owner`` is the cluster that knows it, ``known``: the reader may see it by itself anyhow.
    """

    key: str
    level: str
    amount: Decimal
    confidential: bool = False
    known: bool = False
    owner: int | None = None


@dataclass(frozen=True)
class Factor:
    """A factor with everything it rests on; amounts in euro.

    ``hidden``: the budget would give a confidential amount away. ``exact`` None: nothing to show.
    """

    level: str
    year: int
    budget: Decimal
    denominator: Decimal
    rows: tuple[str, ...]
    excluded: tuple[str, ...]
    hidden: bool = False

    @property
    def exact(self) -> Decimal | None:
        """Return the unrounded quotient."""
        return None if self.hidden or not self.denominator else self.budget / self.denominator

    @property
    def open_budget(self) -> Decimal | None:
        """Return the budget, None when it is hidden."""
        return None if self.hidden else self.budget

    @property
    def shown(self) -> Decimal | None:
        """Return the factor to one decimal, half up; for display only."""
        return one_decimal(self.exact) if self.exact is not None else None


def one_decimal(value: Decimal) -> Decimal:
    """Round to one decimal, half up, once and last."""
    return value.quantize(_TENTH, ROUND_HALF_UP)


def factors(
    year: int,
    parts: Collection[Part],
    aid: Mapping[str, Decimal],
    excluded: Collection[str],
    levels: Sequence[str],
) -> list[Factor]:
    """Return the factor of each level and of all together; ``aid`` is by row of table 5."""
    return factors_with(year, parts, aid, excluded, levels, hidden_levels(parts, levels))


def factors_with(
    year: int,
    parts: Collection[Part],
    aid: Mapping[str, Decimal],
    excluded: Collection[str],
    levels: Sequence[str],
    shut: Collection[str],
) -> list[Factor]:
    """Return the same for who knows already which levels are ``shut``."""
    rows = tuple(sorted(row for row in aid if row not in excluded))
    left_out = tuple(sorted(row for row in aid if row in excluded))
    denominator = sum((aid[row] for row in rows), ZERO)
    return [
        Factor(level, year, _sum(parts, level), denominator, rows, left_out, level in shut)
        for level in (*levels, TOTAL)
    ]


def keys_behind(parts: Iterable[Part], level: str) -> tuple[str, ...]:
    """Return the keys of the amounts in a budget."""
    return tuple(one.key for one in parts if level in {one.level, TOTAL})


def hidden_levels(parts: Collection[Part], levels: Sequence[str]) -> frozenset[str]:
    """Return the levels whose budget would give amounts of one or two away, ``TOTAL`` among them.

    A total beside the other levels gives away the sum of those that are hidden: it is shown only
    when these hold three confidential amounts together.
    """
    alone = {
        level for level in levels if not may_show_sum(one for one in parts if one.level == level)
    }
    together = may_show_sum(one for one in parts if one.level in alone)
    return frozenset(alone if together else {*alone, TOTAL})


def may_show_sum(parts: Iterable[Part]) -> bool:
    """Tell whether a sum may be shown: no confidential part, or at least three together (R62).

    What somebody knows already can be taken off a sum. So of what is left for the reader, and for
    each cluster with an own amount in it, there must be none or three as well.
    """
    closed = [one for one in parts if one.confidential]
    owners = {one.owner for one in closed if one.owner is not None}
    left = [sum(not one.known for one in closed)]
    left += [sum(one.owner != owner for one in closed) for owner in owners]
    return all(not number or number >= GROUP for number in [len(closed), *left])


def _sum(parts: Iterable[Part], level: str) -> Decimal:
    return sum((one.amount for one in parts if level in {one.level, TOTAL}), ZERO)
