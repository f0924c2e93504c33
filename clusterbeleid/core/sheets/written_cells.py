"""One cell of an export: text is always text, numbers stay numbers, days are real days."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment

from clusterbeleid.core.sheets.escaping import is_dangerous

FORMATS = {
    "text": "@",
    "status": "@",
    "euro": '"€" #,##0.00',
    "date": "dd/mm/yyyy",
    "int": "0",
    "pct": "0.00%",
}
MOMENT_FORMAT = "dd/mm/yyyy hh:mm"
CELL_LENGTH = 32_767
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def clean(text: str) -> str:
    """Drop the characters that no XML and no CSV reader takes."""
    return _ILLEGAL.sub("", text)


def cell_text(text: str) -> str:
    """Return text as a workbook stores it, at most as long as a cell can hold.

    XML would turn a carriage return into a line feed; Excel writes it as '_x000D_', and text that
    looks like such a notation with its first underscore escaped.
    """
    found = clean(text)
    if len(found) > CELL_LENGTH:
        found = found[: CELL_LENGTH - 1] + "…"
    return _ESCAPE_LIKE.sub("_x005F_", found).replace("\r", "_x000D_")


class WrittenColumn:
    """Writes the cells of one column; one cell object serves all rows of a streamed sheet."""

    def __init__(self, sheet: Any, kind: str) -> None:
        self.kind = kind
        self._typed = WriteOnlyCell(sheet)
        self._typed.number_format = FORMATS[kind]
        self._text, self._guarded = WriteOnlyCell(sheet), WriteOnlyCell(sheet)
        for cell in (self._text, self._guarded):
            cell.number_format = FORMATS["text"]
            cell.alignment = Alignment(vertical="top", wrap_text=False)
        # Editing the cell in Excel keeps it text as well.
        self._guarded.quotePrefix = True
        self._moment = WriteOnlyCell(sheet)
        self._moment.number_format = MOMENT_FORMAT

    def cell(self, value: Any) -> Any:
        """Return the cell for a value; anything that is no number, day or boolean is text."""
        if value is None or value == "":
            return None
        if isinstance(value, datetime):
            self._moment.value = value.replace(tzinfo=None, microsecond=0)
            return self._moment
        if isinstance(value, date | bool) or self._is_number(value):
            self._typed.value = value / 100 if self.kind == "pct" else value
            return self._typed
        text = str(value)
        cell = self._guarded if is_dangerous(text) else self._text
        cell.value = cell_text(text)
        cell.data_type = "s"
        return cell

    @staticmethod
    def _is_number(value: object) -> bool:
        """Tell a finite number; a float is refused elsewhere and never reaches an export."""
        return isinstance(value, int) or (isinstance(value, Decimal) and value.is_finite())
