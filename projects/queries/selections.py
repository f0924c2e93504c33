"""Selections of rows for denominators, and what figures become with them (R62)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from clusterbeleid.core.actors import Actor
from projects.models import LeverageSelection
from projects.queries.aid import aid_by_row
from projects.queries.leverage import LEVELS, parts_by_year
from projects.rules.leverage import Factor, factors


@dataclass(frozen=True)
class Figure:
    """The factors of a level in a year: one for each selection, of one and the same budget."""

    year: int
    level: str
    factors: tuple[Factor, ...]

    @property
    def budget(self) -> Decimal | None:
        """Return the budget, None when it is hidden."""
        return self.factors[0].open_budget


@dataclass(frozen=True)
class Row:
    """A row of table 5 with its aid over the years, and whether each selection counts it."""

    name: str
    aid: Decimal
    counted: tuple[bool, ...]

    @property
    def differs(self) -> bool:
        """Tell whether one selection counts it and another does not."""
        return len(set(self.counted)) > 1


def current_selections() -> QuerySet[LeverageSelection]:
    """Return the selections in use, the usual one first."""
    found = LeverageSelection.objects.filter(replaced_at__isnull=True)
    return found.order_by("-is_default", "name", "pk")


def all_selections() -> QuerySet[LeverageSelection]:
    """Return every version of every selection."""
    return LeverageSelection.objects.order_by("name", "-number", "pk")


def selection_called(text: str) -> LeverageSelection | None:
    """Return the selection in use of that name, or any version by its key; None: there is none.

    A version that was replaced is found by its key alone, so that its figures can be made again.
    """
    named = LeverageSelection.objects.filter(name=text, replaced_at__isnull=True).first()
    if named is not None or not text.isdecimal():
        return named
    return LeverageSelection.objects.filter(pk=int(text)).first()


def versions_of(selection: LeverageSelection) -> QuerySet[LeverageSelection]:
    """Return the versions under the name of a selection, last first."""
    return all_selections().filter(name=selection.name)


def rows_to_choose(on: date) -> list[str]:
    """Return the names of the rows of table 5 as of ``on``."""
    return sorted({name for rows in aid_by_row(on).values() for name in rows})


def figures_of(
    selections: Sequence[LeverageSelection], actor: Actor, *, on: date
) -> tuple[list[Figure], list[Row]]:
    """Return figures by year and level, and the rows they divide by; two queries."""
    aid = aid_by_row(on)
    found: list[Figure] = []
    parts = parts_by_year(actor, on)
    for year in sorted(parts):
        of_year = [
            factors(year, parts[year], aid.get(year, {}), one.excluded, LEVELS)
            for one in selections
        ]
        found += [Figure(year, group[0].level, group) for group in zip(*of_year, strict=True)]
    return found, _rows(aid, parts, [one.excluded for one in selections])


def _rows(
    aid: dict[int, dict[str, Decimal]], years: Collection[int], left_out: Sequence[Collection[str]]
) -> list[Row]:
    names = sorted({name for rows in aid.values() for name in rows})
    return [
        Row(
            name,
            sum((aid.get(year, {}).get(name, Decimal(0)) for year in years), Decimal(0)),
            tuple(name not in excluded for excluded in left_out),
        )
        for name in names
    ]
