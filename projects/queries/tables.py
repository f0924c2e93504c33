"""The tables of the green paper, computed from rows by SQL, as of any day; printed cells stand beside (R61-R63)."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date
from decimal import Decimal

from clusterbeleid.core.parameters import current_params
from projects.queries import table_sql
from projects.queries.clusters_table import cluster_cells, year_of_members
from projects.queries.granted import Asked
from projects.queries.leverage_table import leverage_cells
from projects.queries.printed import REACH, SPAN, printed
from projects.rules.checks import MIN_COMPANIES
from projects.rules.selections import EVERYTHING, Selection
from projects.rules.tables import (
    EURO,
    MILLION,
    PROJECTS,
    Cell,
    Key,
    Value,
    beside_print,
    with_totals,
)

_MILLION = Decimal(10) ** 6
OF_CLUSTERS = 3
_FIRST, _LAST = (int(year) for year in SPAN.split("-"))


def published_table(
    table: int, *, on: date, selection: Selection = EVERYTHING, behind: bool = True
) -> list[Cell]:
    """Return the computed cells of a table as of ``on``, with the printed ones beside where they fit.

    A narrowed selection has nothing printed beside it. Without ``behind`` the keys of the rows
    behind a figure are not collected.
    """
    return table_of(table, Asked(on, selection, behind))


def table_of(table: int, asked: Asked) -> list[Cell]:
    """Return the cells of a table as ``published_table``, for what was asked."""
    cells = _COMPUTED[table](asked)
    return beside_print(cells, _printed(table, asked, cells))


def _printed(table: int, asked: Asked, cells: Sequence[Cell]) -> Mapping[Key, Value]:
    """Return what print has for what was asked, and for the cells that came out of it."""
    selection = asked.selection
    found = {key: value for key, value in printed(table).items() if selection.covers(key[1])}
    if table == OF_CLUSTERS:
        return _of_clusters(found, asked, {cell.row for cell in cells})
    return {} if selection.narrowed else found


def _of_clusters(
    found: Mapping[Key, Value], asked: Asked, rows: Container[str]
) -> Mapping[Key, Value]:
    """Return what print has of the clusters asked for: a line is that of one, whichever others there are.

    Members of another year stand in the place of the printed ones.
    """
    whole, year = asked.selection == EVERYTHING, str(year_of_members(asked))
    return {
        key: value
        for key, value in found.items()
        if (whole or key[0] in rows) and key[1] in {"", year}
    }


def _table_5(asked: Asked) -> list[Cell]:
    found: list[Cell] = []
    for name, year, number, aid, references in asked.answer(table_sql.aid(asked)):
        behind = tuple(references)
        found.append(Cell(name, str(year), number, PROJECTS, behind))
        found.append(Cell(name, str(year), aid / _MILLION, MILLION, behind))
    return with_totals(found)


def _table_6(asked: Asked) -> list[Cell]:
    least = int(current_params().history(MIN_COMPANIES)[-1].value)
    sql = table_sql.cooperative(asked)
    return [
        Cell(name, str(year), number, PROJECTS, tuple(references))
        for name, year, number, references in asked.answer(sql, least=least)
    ]


def _table_7(asked: Asked) -> list[Cell]:
    first, last = _span(asked)
    sql = table_sql.reach(asked)
    rows = asked.answer(sql, **{"from": date(first, 1, 1), "to": date(last, 12, 31)})
    return [
        Cell(name, f"{first}-{last}", number, unit, tuple(behind))
        for name, *figures in rows
        for unit, number, behind in zip(REACH.values(), figures[::2], figures[1::2], strict=True)
    ]


def _span(asked: Asked) -> tuple[int, int]:
    """Return the years of table 7: those of print, or from one asked for up to the other or today."""
    first, last = asked.selection.first, asked.selection.last
    if first is None and last is None:
        return _FIRST, _LAST
    return first or _FIRST, last or asked.on.year


def _table_8(asked: Asked) -> list[Cell]:
    found = [
        Cell(name, str(year), amount, EURO, tuple(references))
        for name, year, amount, references in asked.answer(table_sql.centres(asked))
    ]
    return with_totals(found)


_COMPUTED: dict[int, Callable[[Asked], list[Cell]]] = {
    OF_CLUSTERS: cluster_cells,
    5: _table_5,
    6: _table_6,
    7: _table_7,
    8: _table_8,
    9: leverage_cells,
}
