"""A computed cell beside the printed one, and whether their difference is explained (R63)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from projects.rules.leverage import ZERO

TOTAL = "TOTAL"
MILLION, PROJECTS, FACTOR, EURO = "m EUR", "projects", "factor", "EUR"
COMPANIES = "companies"
# The aid that factors divide by, in million euro.
DENOMINATOR = "m EUR divided by"
# Half of the last printed decimal, for each row added (R63).
_HALF_A_TENTH = Decimal(1) / Decimal(2) * Decimal(1).scaleb(-1)
Value = Decimal | int | date
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Cell:
    """A figure of a table: its row, year (or years), unit, and the rows that it was computed from.

    ``sets``: the names that its row is put together from, where it stands for several.
    """

    row: str
    year: str
    value: Value | None
    unit: str
    rows_behind: tuple[str, ...] = ()
    printed: Value | None = None
    explanation: str = ""
    sets: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """Return what tells this cell from the others."""
        return self.row, self.year, self.unit

    @property
    def difference(self) -> Decimal | int | None:
        """Return computed less printed, in days for a day; None when one of both is not there."""
        one, other = self.value, self.printed
        if one is None or other is None:
            return None
        if isinstance(one, date) and isinstance(other, date):
            return (one - other).days
        if isinstance(one, date) or isinstance(other, date):
            return None
        return one - other

    @property
    def equal(self) -> bool:
        """Tell whether the computed figure is the printed one."""
        return self.difference == 0

    @property
    def unexplained(self) -> bool:
        """Tell whether it differs from print for no known reason."""
        return self.printed is not None and not self.equal and not self.explanation


@dataclass(frozen=True)
class Tally:
    """How many cells were printed, and how many of them are equal, explained, and neither."""

    cells: int
    equal: int
    explained: int
    unexplained: int


def tally(cells: Iterable[Cell]) -> Tally:
    """Count the printed cells of a table."""
    printed = [cell for cell in cells if cell.printed is not None]
    equal = sum(cell.equal for cell in printed)
    unexplained = sum(cell.unexplained for cell in printed)
    return Tally(len(printed), equal, len(printed) - equal - unexplained, unexplained)


def beside_print(cells: Iterable[Cell], printed: Mapping[Key, Value]) -> list[Cell]:
    """Put the printed figures beside the computed ones, and say why a total differs.

    A printed cell without a computed one comes as a cell without value. A printed total that differs
    from the sum of its own printed rows explains itself: by rounding within half of the last decimal
    for each row (R63), or else as a fault in print.
    """
    found = [replace(cell, printed=printed.get(cell.key)) for cell in cells]
    missing = printed.keys() - {cell.key for cell in found}
    found += [
        Cell(row, year, None, unit, (), printed[row, year, unit])
        for row, year, unit in sorted(missing)
    ]
    return [_explained(cell, printed) for cell in found]


def with_totals(cells: Sequence[Cell]) -> list[Cell]:
    """Add the sum of all rows, for each year and unit."""
    groups: defaultdict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        groups[cell.year, cell.unit].append(cell)
    return [*cells, *(_total(*key, group) for key, group in sorted(groups.items()))]


def _total(year: str, unit: str, group: Sequence[Cell]) -> Cell:
    parts = [cell.value for cell in group if isinstance(cell.value, Decimal | int)]
    behind = tuple(one for cell in group for one in cell.rows_behind)
    return Cell(TOTAL, year, sum(parts, type(parts[0])(0)), unit, behind)


def _explained(cell: Cell, printed: Mapping[Key, Value]) -> Cell:
    if cell.row != TOTAL or cell.equal or not isinstance(cell.difference, Decimal):
        return cell
    if cell.unit == FACTOR:
        return _of_factor(cell, printed)
    parts = [
        value
        for (row, year, unit), value in printed.items()
        if row != TOTAL and year == cell.year and unit == cell.unit and isinstance(value, Decimal)
    ]
    if sum(parts, ZERO) != cell.value:
        return cell
    within = abs(cell.difference) <= _HALF_A_TENTH * len(parts)
    return replace(cell, explanation="rounding" if within else "print_error")


def _of_factor(cell: Cell, printed: Mapping[Key, Value]) -> Cell:
    """Explain a factor by the printed total it was computed with, when that total is wrong."""
    total = printed.get((TOTAL, cell.year, MILLION))
    parts = [
        value
        for (row, year, unit), value in printed.items()
        if row != TOTAL and year == cell.year and unit == MILLION and isinstance(value, Decimal)
    ]
    wrong = isinstance(total, Decimal) and abs(sum(parts, ZERO) - total) > _HALF_A_TENTH * len(
        parts
    )
    return replace(cell, explanation="printed_total_wrong") if wrong else cell
