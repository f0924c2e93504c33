"""Finding the header of a table among title lines, whatever the order of its columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from clusterbeleid.core.sheets.cells import Formula, Raw, SheetRow, column_letter
from clusterbeleid.core.sheets.errors import shorten
from clusterbeleid.core.sheets.spec import ColumnSpec, TableSpec

HEADER_WITHIN = 20
_NO_LETTERS = re.compile(r"[\W_\u0300-\u036f]+")
_ASIDE = re.compile(r"[(\[].*?[)\]]")


def plain(text: str) -> str:
    """Return the letters and digits only, small and without accents."""
    spread = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return _NO_LETTERS.sub("", spread.casefold())


def words_of(raw: Raw | None) -> str:
    """Return the text a person reads in a cell, '' for anything that is no text."""
    if isinstance(raw, Formula):
        raw = raw.stored
    return raw if isinstance(raw, str) else ""


@dataclass(slots=True)
class Header:
    """A row that names columns of the table.

    `columns`: column number → column; a repeated name keeps its first place and stands in
    `repeated`. `titles`: column number → name as written. `ignored`: names we do not know.
    """

    row: int
    columns: dict[int, ColumnSpec] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)
    repeated: list[tuple[ColumnSpec, int]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    @property
    def width(self) -> int:
        """The last column with a name."""
        return max(self.titles, default=0)

    def place_of(self, key: str) -> int:
        """Return the column number of a recognised column by its key."""
        return next(at for at, column in self.columns.items() if column.key == key)

    def missing(self, spec: TableSpec) -> list[ColumnSpec]:
        """Return the columns of the table that this row does not name."""
        return [column for column in spec.columns if column not in self.columns.values()]

    def labels(self) -> dict[str, str]:
        """Return letter and name of each recognised column by its key."""
        return {column.key: self.label(at) for at, column in self.columns.items()}

    def label(self, at: int) -> str:
        """Return letter and name, 'D (Bedrag)'."""
        title = self.titles.get(at, "")
        return f"{column_letter(at)} ({title})" if title else column_letter(at)


class HeaderFinder:
    """Recognises the header of one table specification."""

    def __init__(self, spec: TableSpec) -> None:
        self._by_name = {
            plain(str(name)): column for column in spec.columns for name in column.headers
        }
        required = [column.title for column in spec.columns if column.required]
        self._enough = max(1, min(2, len(spec.columns)), (len(required) + 1) // 2)
        self.expected = ", ".join(required)

    def column_named(self, text: str) -> ColumnSpec | None:
        """Return the column of this name; '(EUR)' and a star behind it do not matter."""
        return self._by_name.get(plain(text)) or self._by_name.get(plain(_ASIDE.sub("", text)))

    def read(self, row: SheetRow) -> Header:
        """Read a row as if it were the header."""
        header = Header(row.number)
        for at, raw in sorted(row.cells.items()):
            text = words_of(raw)
            if not text.strip():
                continue
            header.titles[at] = shorten(text)
            column = self.column_named(text)
            if column is None:
                header.ignored.append(shorten(text))
            elif column in header.columns.values():
                header.repeated.append((column, at))
            else:
                header.columns[at] = column
        return header

    def best(self, rows: Iterable[SheetRow]) -> Header | None:
        """Return the row that names most columns, the first of equals; None below half."""
        found = [self.read(row) for row in rows]
        best = max(found, key=lambda header: len(header.columns), default=None)
        return best if best is not None and len(best.columns) >= self._enough else None
