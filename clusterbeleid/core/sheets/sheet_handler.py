"""Turning the events of one worksheet into rows, with all that openpyxl's read-only mode drops."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.sax.xmlreader import AttributesImpl

from clusterbeleid.core.sheets.cells import ErrorValue, Formula, SheetRow, Unreadable
from clusterbeleid.core.sheets.content import CellContent
from clusterbeleid.core.sheets.errors import FileRefused
from clusterbeleid.core.sheets.parts import PartHandler
from clusterbeleid.core.sheets.workbook import Workbook

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
TRUE = frozenset({"1", "true"})
TEXTS = frozenset({"v", "f", "t"})
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Area:
    """A merged range, inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int
    text: str


@dataclass(slots=True)
class Layout:
    """What a sheet says beside its cells; complete once all rows were read."""

    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)


def reference(text: str) -> tuple[int, int]:
    """Read 'D12' as (12, 4). Raises FileRefused for anything else."""
    match = _REFERENCE.fullmatch(text)
    if match is None:
        raise FileRefused("file.damaged")
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - 64
    row = int(match[2])
    if row > LAST_ROW or column > LAST_COLUMN:
        raise FileRefused("file.damaged")
    return row, column


def area_of(text: str) -> Area:
    """Read 'A1:C1'. Raises FileRefused for anything else."""
    first, colon, last = text.partition(":")
    return Area(*reference(first), *reference(last if colon else first), text)


class SheetHandler(PartHandler):
    """Turns the events of a sheet part into rows; `done` is emptied by the reader."""

    def __init__(self, book: Workbook, layout: Layout) -> None:
        self.layout = layout
        self.done: list[SheetRow] = []
        self._content = CellContent(book)
        self._row: SheetRow | None = None
        self._row_number = self._column = 0
        self._type = self._style = ""
        self._texts: dict[str, list[str]] = {}
        self._into: list[str] | None = None
        self._phonetic = False

    def start(self, name: str, attributes: AttributesImpl) -> None:
        """Begin a row or a cell, or note what the sheet says beside its cells."""
        if name == "c" and self._row is not None:
            self._start_cell(attributes)
        elif name in TEXTS and self._row is not None and not self._phonetic:
            self._into = self._texts.setdefault(name, [])
        elif name == "rPh":
            self._phonetic = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "col" and _is_hidden(attributes, "width"):
            area = (int(attributes.get("min", "0")), int(attributes.get("max", "0")))
            self.layout.hidden_columns.append(area)
        elif name == "mergeCell":
            self.layout.merged.append(area_of(attributes.get("ref", "")))

    def text(self, content: str) -> None:
        """Add to the text that a cell holds."""
        if self._into is not None:
            self._into.append(content)

    def end(self, name: str) -> None:
        """Finish a cell or a row; a row that holds something is done."""
        if name in TEXTS:
            self._into = None
        elif name == "c":
            self._end_cell()
        elif name == "rPh":
            self._phonetic = False
        elif name == "row":
            if self._row is not None and self._row.cells:
                self.done.append(self._row)
            self._row = None

    def _start_row(self, attributes: AttributesImpl) -> None:
        given = attributes.get("r", "")
        row = int(given) if given else self._row_number + 1
        if not self._row_number < row <= LAST_ROW:
            raise FileRefused("file.damaged")
        self._row = SheetRow(row, {}, _is_hidden(attributes, "ht"))
        self._row_number, self._column = row, 0

    def _start_cell(self, attributes: AttributesImpl) -> None:
        given = attributes.get("r", "")
        row, column = reference(given) if given else (self._row_number, self._column + 1)
        if row != self._row_number or not self._column < column <= LAST_COLUMN:
            raise FileRefused("file.damaged")
        self._column = column
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._texts = {}

    def _end_cell(self) -> None:
        if self._row is None or not self._texts:
            return
        kind = "t" if self._type == "inlineStr" else "v"
        stored = self._content.read(self._type, self._style, "".join(self._texts.get(kind, ())))
        if "f" in self._texts:
            shown = None if isinstance(stored, ErrorValue | Unreadable) else stored
            self._row.cells[self._column] = Formula("".join(self._texts["f"]), shown)
        elif stored is not None:
            self._row.cells[self._column] = stored
        self._texts = {}


def _is_hidden(attributes: AttributesImpl, size: str) -> bool:
    """Tell whether a row or column is hidden, or made zero high or wide by hand."""
    return attributes.get("hidden") in TRUE or attributes.get(size) in {"0", "0.0"}
