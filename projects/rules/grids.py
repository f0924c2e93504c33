"""Cells set out as a table: rows down, and years or units across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from projects.rules.tables import TOTAL, Cell


@dataclass(frozen=True)
class GridRow:
    """A row with a cell for each column; None where nothing was counted or printed."""

    name: str
    cells: tuple[Cell | None, ...]

    @property
    def is_total(self) -> bool:
        """Tell whether this is the sum of the others."""
        return self.name == TOTAL


@dataclass(frozen=True)
class Grid:
    """A table; ``unit`` empty: the columns are units, otherwise they are years."""

    unit: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


def grids(cells: Sequence[Cell], *, by_unit: bool) -> list[Grid]:
    """Return one table with units across, or a table for each unit with years across.

    Rows and units stand in the order in which they come, the total last; years in their own order.
    """
    if by_unit:
        units = _in_order(cell.unit for cell in cells)
        return [_grid("", units, cells, across="unit")] if cells else []
    found = []
    for unit in _in_order(cell.unit for cell in cells):
        own = [cell for cell in cells if cell.unit == unit]
        found.append(
            _grid(unit, sorted({cell.year for cell in own}, key=_whole_last), own, across="year")
        )
    return found


def _grid(
    unit: str, columns: Sequence[str], cells: Sequence[Cell], *, across: Literal["unit", "year"]
) -> Grid:
    places = {(cell.row, cell.unit if across == "unit" else cell.year): cell for cell in cells}
    names = _in_order(cell.row for cell in cells)
    names.sort(key=lambda name: name == TOTAL)
    rows = [GridRow(name, tuple(places.get((name, one)) for one in columns)) for name in names]
    return Grid(unit, tuple(columns), tuple(rows))


def _whole_last(year: str) -> tuple[bool, str]:
    """Put the whole period, which is no year, behind its years."""
    return not year, year


def _in_order(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
