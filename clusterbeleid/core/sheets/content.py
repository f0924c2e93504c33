"""From the stored text of an XLSX cell to the value a person sees in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import TypeAlias

from openpyxl.utils.datetime import from_excel

from clusterbeleid.core.sheets.cells import ErrorValue, Unreadable, Value
from clusterbeleid.core.sheets.errors import FileRefused
from clusterbeleid.core.sheets.strings import unescape
from clusterbeleid.core.sheets.workbook import Workbook

# Excel shows fifteen digits; the rest of the stored double is noise (0.30000000000000004).
DIGITS = 15
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)

Stored: TypeAlias = Value | ErrorValue | Unreadable | None


def number(text: str) -> Decimal | Unreadable:
    """Read a stored double as Excel shows it; NaN, infinity and 1e400 are unreadable."""
    value = float(text) if _NUMBER.fullmatch(text) else float("nan")
    if not isfinite(value):
        return Unreadable(text, "sheet.bad_number")
    return Decimal(format(value, f".{DIGITS}g"))


def day_of(text: str, epoch: datetime) -> date | Unreadable:
    """Read a serial number as a day; the time of day is dropped, a bare time is unreadable."""
    serial = number(text)
    if isinstance(serial, Unreadable) or serial < 0:
        return Unreadable(text, "sheet.bad_date")
    try:
        value = from_excel(float(serial), epoch)
    except (OverflowError, ValueError):
        return Unreadable(text, "sheet.bad_date")
    return value.date() if isinstance(value, datetime) else Unreadable(text, "sheet.bad_date")


def iso_day(text: str) -> date | Unreadable:
    """Read a cell of type 'd' (strict Open XML)."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return Unreadable(text, "sheet.bad_date")


_TRUTHS = {"1": True, "true": True, "0": False, "false": False}


class CellContent:
    """Reads cells of one workbook by their type attribute."""

    def __init__(self, book: Workbook) -> None:
        self._date_styles = book.date_styles
        self._epoch = book.epoch
        self._strings = book.strings
        self._plain: dict[str, Callable[[str], Stored]] = {
            "inlineStr": unescape,
            "str": unescape,
            "s": lambda text: self._strings[int(text)] or None,
            "b": _truth,
            "e": ErrorValue,
            "d": iso_day,
        }

    def read(self, kind: str, style: str, text: str) -> Stored:
        """Return the value of a cell, None for an empty one.

        Raises FileRefused `file.damaged` for a type that does not exist, and ValueError for a
        style or string index that is no number.
        """
        if text == "":
            return None
        if kind in self._plain:
            return self._plain[kind](text)
        if kind != "n":
            raise FileRefused("file.damaged")
        if style and int(style) in self._date_styles:
            return day_of(text, self._epoch)
        return number(text)


def _truth(text: str) -> bool:
    """Return yes or no; raises FileRefused `file.damaged` for what no program writes as either."""
    found = _TRUTHS.get(text.strip())
    if found is None:
        raise FileRefused("file.damaged")
    return found
