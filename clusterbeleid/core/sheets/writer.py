"""Exports as a workbook or a CSV file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from clusterbeleid.core.sheets.escaping import guard, is_dangerous
from clusterbeleid.core.sheets.written_cells import WrittenColumn, cell_text, clean

SHEET_NAME_LENGTH = 31
WIDTH_FROM_ROWS = 200
NARROWEST, WIDEST = 10, 60
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


def sheet_name(title: str) -> str:
    """Return a title that Excel accepts as the name of a sheet."""
    found = " ".join(_NOT_IN_SHEET_NAME.sub(" ", clean(title)).split()).strip("'")
    return found[:SHEET_NAME_LENGTH].strip("' ") or "Export"


def _all_kinds(headers: Sequence[str], kinds: Sequence[str]) -> list[str]:
    if kinds and len(kinds) != len(headers):
        raise ValueError("as many kinds as headers")
    return list(kinds) or ["text"] * len(headers)


def _widths(headers: Sequence[str], rows: list[Sequence[Any]], kinds: list[str]) -> list[int]:
    widths = []
    for at, (header, kind) in enumerate(zip(headers, kinds, strict=True)):
        values = (row[at] for row in rows if at < len(row))
        longest = max((len(str(value)) for value in values if value is not None), default=0)
        # Room for the filter button in the header, and for '€ ' and the dots in an amount.
        wanted = max(len(str(header)) + 4, longest + (6 if kind == "euro" else 2))
        widths.append(min(max(wanted, NARROWEST), WIDEST))
    return widths


def write_xlsx(
    title: str,
    headers: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    kinds: Sequence[str] = (),
    language: str = "nl-BE",
) -> bytes:
    """Return a workbook with one sheet; rows are streamed, so their number costs no memory.

    `kinds`, one a column: text, status, euro, date, int, pct. Amounts are Decimal euros, pct is
    Decimal percent points (79.99 shows as 79,99 %), moments show the wall clock they carry.
    """
    book = Workbook(write_only=True)
    book.properties.language = language
    book.properties.title = clean(title)
    book.properties.creator = "clusterbeleid"
    sheet = book.create_sheet(sheet_name(title))
    stream = iter(rows)
    first = list(islice(stream, WIDTH_FROM_ROWS))
    all_kinds = _all_kinds(headers, kinds)
    for at, width in enumerate(_widths(headers, first, all_kinds), start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_header_cell(sheet, str(header)) for header in headers])
    last = 1 + _append(
        sheet, [WrittenColumn(sheet, kind) for kind in all_kinds], chain(first, stream)
    )
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(headers), 1))}{last}"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _append(sheet: Any, columns: list[WrittenColumn], rows: Iterable[Sequence[Any]]) -> int:
    """Append the rows and return their number."""
    count = 0
    try:
        for row in rows:
            cells = [column.cell(value) for column, value in zip(columns, row, strict=True)]
            sheet.append(cells)
            count += 1
    except BaseException:
        # The half-written stream must end in order before the fault goes on.
        sheet.close()
        raise
    return count


def _header_cell(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.value = cell_text(text)
    cell.data_type = "s"
    cell.font = Font(bold=True)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.quotePrefix = is_dangerous(text)
    return cell


def csv_text(value: Any) -> str:
    """Return a value as it stands in a CSV file: decimal comma, dd/mm/yyyy, guarded text."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{csv_text(value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/}{value.year:04d}"
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if isinstance(value, int):
        return str(value)
    return guard(clean(str(value)))


def write_csv(
    headers: Sequence[str], rows: Iterable[Sequence[Any]], *, delimiter: str = ";"
) -> bytes:
    """Return a CSV file in UTF-8 with byte order mark, as Excel in Flanders opens it.

    Text that a program would run as a formula gets one apostrophe in front (see `escaping`);
    `read_table` takes it off again.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([csv_text(str(header)) for header in headers])
    writer.writerows([csv_text(value) for value in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")
