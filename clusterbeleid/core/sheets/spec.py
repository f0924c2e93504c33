"""What a table must look like: its columns, their names and their parsers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from clusterbeleid.core.sheets.cells import Raw

Parser = Callable[[Raw], Any]


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column.

    `headers`: accepted names, the first is the one we print; compared without case,
    accents, spaces and punctuation. `parse` turns a filled cell into a value and raises
    `CellProblem` or a kernel error. A `required` column must exist and every cell of
    it must be filled, unless `may_be_blank`. `kind` (text, euro, date, int, pct,
    status) drives the template and tells amounts from names in a totals row.
    """

    key: str
    headers: tuple[str, ...]
    parse: Parser
    required: bool = True
    may_be_blank: bool = False
    kind: str = "text"
    choices: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name we print."""
        return str(self.headers[0])

    @property
    def must_be_filled(self) -> bool:
        """True when a blank cell is an error."""
        return self.required and not self.may_be_blank

    @property
    def is_number(self) -> bool:
        """True for columns that a totals row may fill."""
        return self.kind in {"euro", "int", "pct"}


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table: columns, and the words that mark rows which are no data."""

    columns: tuple[ColumnSpec, ...]
    totals_markers: tuple[str, ...] = ("totaal", "total", "som")
    example_markers: tuple[str, ...] = ("voorbeeld", "example")

    def __post_init__(self) -> None:
        keys = [column.key for column in self.columns]
        if len(set(keys)) != len(keys):
            raise ValueError(f"column keys must differ: {keys}")
