"""Turning the rows under a header into values and errors, all of them in one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from clusterbeleid.core.sheets.cells import (
    ErrorValue,
    Formula,
    Raw,
    SheetRow,
    Unreadable,
    is_blank,
    show,
)
from clusterbeleid.core.sheets.errors import CellError, CellProblem, FileRefused, Note, shorten
from clusterbeleid.core.sheets.header import Header, plain, words_of
from clusterbeleid.core.sheets.spec import ColumnSpec, TableSpec
from clusterbeleid.kernel.errors import KernelError

# 'Totaal', 'Eindtotaal:', 'Totaal 2026 (EUR)': the marker with at most such words around it.
_AROUND_TOTALS = r"(?:eind|sub|alg|algemeen|generaal|grand|bedrag|amount|eur|euro|in|\d)*"


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row of data.

    `values`: key → parsed value, None for a blank cell; a key is missing when its cell has an
    error, and then `complete` is False. `raw`: key → the cell as text.
    """

    sheet: str
    row_number: int
    values: dict[str, Any]
    raw: dict[str, str]
    complete: bool = True


@dataclass(slots=True)
class Assembly:
    """What came of the rows so far."""

    rows: list[RawRow] = field(default_factory=list)
    totals: list[RawRow] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


class Assembler:
    """Takes the rows under one header, in order; `finish` after the last."""

    def __init__(self, spec: TableSpec, header: Header, sheet: str, max_rows: int) -> None:
        self.result = Assembly()
        self._header, self._sheet, self._max_rows = header, sheet, max_rows
        self._columns = sorted(header.columns.items())
        self._names = any(c.must_be_filled and not c.is_number for _, c in self._columns)
        self._check_header(missing := header.missing(spec))
        self._absent = [column.key for column in missing if not column.required]
        self._whole = not any(column.required for column in missing)
        marker = "|".join(re.escape(plain(word)) for word in spec.totals_markers)
        self._totals = re.compile(rf"{_AROUND_TOTALS}(?:{marker}){_AROUND_TOTALS}")
        self._examples = tuple(plain(word) for word in spec.example_markers)
        # Amounts without a name: a totals row if nothing follows, otherwise an incomplete row.
        self._pending: SheetRow | None = None

    def _check_header(self, missing: list[ColumnSpec]) -> None:
        """Add what is wrong in the header itself."""
        header = self._header
        for column in missing:
            if column.required:
                title = column.title
                self.add_error(header.row, None, "", "sheet.column_missing", column=title)
        for column, at in header.repeated:
            first = header.label(header.place_of(column.key))
            params = {"column": column.title, "first": first}
            self.add_error(header.row, at, header.titles[at], "sheet.column_repeated", **params)
        if header.ignored:
            params = {"columns": ", ".join(header.ignored)}
            self.result.notes.append(Note("sheet.columns_ignored", params))

    def take(self, row: SheetRow) -> None:
        """Sort a row: blank, example, totals or data."""
        filled = [column for at, column in self._columns if not is_blank(row.cells.get(at))]
        words = {at: plain(raw) for at in row.cells if (raw := words_of(row.cells[at]))}
        if self._is_example(words):
            self.result.notes.append(Note("sheet.example_skipped", {"row": row.number}))
        elif self._is_totals(words, filled):
            self._settle_pending()
            self._add_totals(row)
        elif filled:
            self._settle_pending()
            if self._names and all(column.is_number for column in filled):
                self._pending = row
            else:
                self._add_data(row)

    def finish(self) -> Assembly:
        """Settle what was undecided and return the result."""
        last, self._pending = self._pending, None
        if last is not None:
            self._add_totals(last)
        return self.result

    def _settle_pending(self) -> None:
        if self._pending is not None:
            self._add_data(self._pending)
            self._pending = None

    def _is_example(self, words: dict[int, str]) -> bool:
        """Tell our template's example row by the mark in a column that is not of the table."""
        return any(
            text.startswith(self._examples)
            for at, text in words.items()
            if at not in self._header.columns
        )

    def _is_totals(self, words: dict[int, str], filled: list[ColumnSpec]) -> bool:
        """Tell a totals row: a marker, and beside it nothing but numbers."""
        marked = [at for at, text in words.items() if self._totals.fullmatch(text)]
        beside = [self._header.columns[at] for at in marked if at in self._header.columns]
        return bool(marked) and all(c.is_number or c in beside for c in filled)

    def _add_totals(self, row: SheetRow) -> None:
        values: dict[str, Any] = {}
        for at, column in self._columns:
            raw = row.cells.get(at)
            raw = raw.stored if isinstance(raw, Formula) else raw
            if column.is_number and raw is not None and not is_blank(raw):
                value = self._parse(column, raw)
                if not isinstance(value, CellProblem | KernelError):
                    values[column.key] = value
        subtotal = any(plain(words_of(raw)).startswith("sub") for raw in row.cells.values())
        code = "sheet.subtotal_skipped" if subtotal else "sheet.totals_skipped"
        self.result.notes.append(Note(code, {"row": row.number}))
        if not subtotal:
            self.result.totals.append(RawRow(self._sheet, row.number, values, self._texts(row)))

    def _add_data(self, row: SheetRow) -> None:
        if len(self.result.rows) >= self._max_rows:
            params = {"sheet": self._sheet, "max": self._max_rows}
            raise FileRefused("sheet.too_many_rows", params)
        values: dict[str, Any] = dict.fromkeys(self._absent)
        complete = self._whole
        for at, column in self._columns:
            raw = row.cells.get(at)
            value = self._value(column, raw)
            if isinstance(value, CellProblem | KernelError):
                complete = False
                self.add_error(row.number, at, show(raw), value.code, **value.params)
            else:
                values[column.key] = value
        self.result.rows.append(RawRow(self._sheet, row.number, values, self._texts(row), complete))

    def _value(self, column: ColumnSpec, raw: Raw | None) -> Any:
        """Return the value of a cell, or the problem with it."""
        if raw is None or is_blank(raw):
            return CellProblem("sheet.value_missing") if column.must_be_filled else None
        if isinstance(raw, Formula):
            return CellProblem("sheet.formula")
        if isinstance(raw, ErrorValue):
            return CellProblem("sheet.error_value")
        if isinstance(raw, Unreadable):
            return CellProblem(raw.code)
        return self._parse(column, raw)

    @staticmethod
    def _parse(column: ColumnSpec, raw: Raw) -> Any:
        try:
            return column.parse(raw)
        except (CellProblem, KernelError) as problem:
            return problem

    def _texts(self, row: SheetRow) -> dict[str, str]:
        return {column.key: show(row.cells.get(at)) for at, column in self._columns}

    def add_error(self, row: int, at: int | None, value: str, code: str, **params: Any) -> None:
        """Add an error at a row, and at a column when `at` is given."""
        label = self._header.label(at) if at is not None else None
        error = CellError(self._sheet, row, label, shorten(value), code, params)
        self.result.errors.append(error)
