"""A published table as it is read: rows down, years across, print beside a figure where it differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from clusterbeleid.core.formatting import NOTHING, format_number
from clusterbeleid.core.ui import Status, Text
from projects.lists.sheets import Sheet
from projects.lists.words import SHORT, UNITS, name_of_row, outcome, row_name, unit_name, written
from projects.rules.figures import SHARE_OF_AID, SHARE_OF_PROJECTS
from projects.rules.grids import Grid, grids
from projects.rules.tables import DENOMINATOR, FACTOR, MILLION, Cell

_WITH_DECIMAL = {MILLION, DENOMINATOR, FACTOR, SHARE_OF_AID, SHARE_OF_PROJECTS}


@dataclass(frozen=True)
class ShownCell:
    """A figure with the address of its rows; ``mark`` says what print has, and why it differs."""

    text: str
    url: str = ""
    mark: str = ""


@dataclass(frozen=True)
class ShownRow:
    """A row of a table in words."""

    name: Text
    cells: tuple[ShownCell, ...]
    is_total: bool


@dataclass(frozen=True)
class ShownGrid:
    """A table in words; ``name`` tells its caption from the others on the page."""

    name: str
    caption: str
    columns: tuple[Text, ...]
    rows: tuple[ShownRow, ...]

    @property
    def figures(self) -> str:
        """Return what names the table inside its part of the page."""
        return f"{self.name}-figures"


@dataclass(frozen=True)
class Unlike:
    """A printed figure that differs from the computed one."""

    name: Text
    year: str
    unit: Text
    value: str
    printed: str
    difference: str
    outcome: Status


def shown_grids(
    sheet: Sheet, cells: Sequence[Cell], link: Callable[[Cell], str] | None = None
) -> list[ShownGrid]:
    """Return the tables of a sheet in words; without ``link`` figures lead nowhere, as on paper."""
    found = grids(cells, by_unit=sheet.by_unit)
    return [_shown(number, grid, sheet, link) for number, grid in enumerate(found)]


def unlike(cells: Sequence[Cell]) -> list[Unlike]:
    """Return the cells that differ from print, with the reason in words."""
    return [
        Unlike(
            row_name(cell),
            cell.year,
            unit_name(cell),
            written(cell.value),
            written(cell.printed),
            written(cell.difference),
            outcome(cell),
        )
        for cell in cells
        if _differs(cell)
    ]


def _differs(cell: Cell) -> bool:
    return cell.printed is not None and not cell.equal


def _shown(number: int, grid: Grid, sheet: Sheet, link: Callable[[Cell], str] | None) -> ShownGrid:
    columns = [one or _("Whole period") if grid.unit else UNITS[one] for one in grid.columns]
    caption = str(UNITS[grid.unit]).capitalize() if grid.unit else str(sheet.short)
    rows = [
        ShownRow(name_of_row(row.name), tuple(_cell(one, link) for one in row.cells), row.is_total)
        for row in grid.rows
    ]
    return ShownGrid(f"grid-{number + 1}", caption, tuple(columns), tuple(rows))


def _cell(cell: Cell | None, link: Callable[[Cell], str] | None) -> ShownCell:
    if cell is None:
        return ShownCell(NOTHING)
    url = link(cell) if link and cell.value is not None else ""
    return ShownCell(_even(cell), url, _mark(cell))


def _even(cell: Cell) -> str:
    """Return a figure with at least the decimal that the figures under and above it have."""
    if isinstance(cell.value, Decimal) and cell.unit in _WITH_DECIMAL:
        found = cell.value.quantize(Decimal("0.01"))
        if found % 1 == 0:
            return format_number(found.quantize(Decimal("0.1")))
    return written(cell.value)


def _mark(cell: Cell) -> str:
    if _differs(cell):
        why = SHORT[cell.explanation]
        return _("printed %(figure)s: %(why)s") % {"figure": written(cell.printed), "why": why}
    return str(SHORT[cell.explanation]) if cell.explanation else ""
