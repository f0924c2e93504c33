"""Table 9 from its rows: leverage budgets, factors, and with a narrower choice the aid they divide by (R62)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from projects.queries import table_sql
from projects.queries.aid import aid_of
from projects.queries.granted import Asked
from projects.queries.leverage import (
    Behind,
    default_exclusions,
    factors_by_year,
    factors_of_cluster_by_year,
)
from projects.rules.leverage import TOTAL as ALL_LEVELS
from projects.rules.leverage import Factor
from projects.rules.tables import DENOMINATOR, FACTOR, MILLION, TOTAL, Cell, with_totals

_MILLION = Decimal(10) ** 6


def leverage_cells(asked: Asked) -> list[Cell]:
    """Return budgets and factors of the years asked for.

    Of one cluster: its own budgets, over the aid of its projects. A budget has no policy label, so
    of a label there is no budget and no factor: only the aid that a factor would divide by.
    """
    excluded = _left_out(asked)
    narrowed = asked.selection.narrowed
    aid = _denominators(asked, excluded) if narrowed else []
    if asked.selection.label is not None:
        return aid
    found = [
        (factor, behind)
        for factor, behind in _factors(asked, excluded)
        if asked.selection.covers(str(factor.year))
    ]
    cells = (
        cell
        for factor, behind in found
        for cell in (_cells(factor, behind) if behind or not narrowed else _nothing(factor))
    )
    return [*cells, *aid]


def _left_out(asked: Asked) -> tuple[str, ...]:
    """Return the rows that do not count: those of the usual selection, but never the cluster's own."""
    return tuple(name for name in default_exclusions() if name != asked.cluster_name)


def _factors(asked: Asked, excluded: tuple[str, ...]) -> Iterable[Behind]:
    cluster, aid = asked.selection.cluster, aid_of(asked)
    if cluster is None:
        return factors_by_year(asked.on, aid, excluded)
    return factors_of_cluster_by_year(cluster, asked.on, aid, excluded)


def _cells(factor: Factor, behind: tuple[str, ...]) -> Iterator[Cell]:
    name = TOTAL if factor.level == ALL_LEVELS else factor.level
    why = "confidential" if factor.hidden else ""
    budget = None if factor.hidden else factor.budget / _MILLION
    year = str(factor.year)
    yield Cell(name, year, budget, MILLION, behind, explanation=why)
    yield Cell(name, year, factor.shown, FACTOR, factor.rows, explanation=why)


def _nothing(factor: Factor) -> Iterator[Cell]:
    """Yield a level for which a cluster entered nothing: that is not known to be zero."""
    for unit in (MILLION, FACTOR):
        yield Cell(factor.level, str(factor.year), None, unit)


def _denominators(asked: Asked, excluded: tuple[str, ...]) -> list[Cell]:
    return with_totals([
        Cell(name, str(year), aid / _MILLION, DENOMINATOR, tuple(references))
        for name, year, _number, aid, references in asked.answer(table_sql.aid(asked))
        if name not in excluded
    ])  # fmt: skip
