"""What may stand in a cell, the same for a workbook and a CSV file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the value that was stored beside it; that value may be stale."""

    text: str
    stored: Value | None


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An error Excel shows in a cell, such as '#N/A' or '#REF!'."""

    text: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A number or date cell whose content is neither; `code` says what is wrong."""

    text: str
    code: str


Value = str | Decimal | date | bool
Raw = Value | Formula | ErrorValue | Unreadable


@dataclass(slots=True)
class SheetRow:
    """One row that holds something; `cells` by column number from 1, blanks left out."""

    number: int
    cells: dict[int, Raw]
    hidden: bool = False


def is_blank(raw: Raw | None) -> bool:
    """True for an empty cell and for one with only white space."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


def show(raw: Raw | None) -> str:
    """The cell as text, as a person in Flanders sees it (decimal comma, dd/mm/yyyy)."""
    if isinstance(raw, Formula):
        return f"={raw.text}"
    if isinstance(raw, ErrorValue | Unreadable):
        return raw.text
    if isinstance(raw, bool):
        return "WAAR" if raw else "ONWAAR"
    if isinstance(raw, Decimal):
        return f"{raw:f}".replace(".", ",")
    if isinstance(raw, date):
        return f"{raw:%d/%m/}{raw.year:04d}"
    return raw or ""


def column_letter(number: int) -> str:
    """1 → 'A', 27 → 'AA'."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
