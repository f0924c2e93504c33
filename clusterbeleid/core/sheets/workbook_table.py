"""Reading a table from an XLSX workbook: which sheet, which rows, what is hidden or merged."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from clusterbeleid.core.sheets.assemble import Assembler
from clusterbeleid.core.sheets.cells import SheetRow
from clusterbeleid.core.sheets.errors import FileRefused, Note
from clusterbeleid.core.sheets.header import HEADER_WITHIN, Header, HeaderFinder
from clusterbeleid.core.sheets.layout import check_layout, without_blanks_under_merges
from clusterbeleid.core.sheets.limits import Deadline, SheetLimits
from clusterbeleid.core.sheets.result import ReadResult, in_order
from clusterbeleid.core.sheets.sheet_handler import LAST_COLUMN, Layout
from clusterbeleid.core.sheets.spec import TableSpec
from clusterbeleid.core.sheets.workbook import SheetPart, Workbook, open_workbook
from clusterbeleid.core.sheets.xlsx_reader import refuse_too_many, stream_rows


def read_workbook(data: bytes, spec: TableSpec, limits: SheetLimits) -> ReadResult:
    """Read the one table of a workbook. Raises FileRefused when there is none to read."""
    deadline = Deadline(limits.max_seconds)
    book = open_workbook(data, limits, deadline)
    part, header, notes = _choose_sheet(book, HeaderFinder(spec), limits, deadline)
    refuse_too_many(book, part, limits)
    assembler = Assembler(spec, header, part.name, limits.max_rows)
    layout, hidden_rows = Layout(), []
    for row in stream_rows(book, part, layout, limits, deadline):
        if row.number > header.row:
            assembler.take(row)
            if row.hidden and any(at in header.columns for at in row.cells):
                hidden_rows.append(row.number)
    book.strings.finish()
    result = assembler.finish()
    check_layout(assembler, header, layout, hidden_rows)
    return ReadResult(
        rows=result.rows,
        errors=in_order(without_blanks_under_merges(result.errors, header, layout)),
        totals=result.totals,
        notes=notes + result.notes,
        sheet=part.name,
        header_row=header.row,
        labels=header.labels(),
        kind="xlsx",
    )


def _choose_sheet(
    book: Workbook, finder: HeaderFinder, limits: SheetLimits, deadline: Deadline
) -> tuple[SheetPart, Header, list[Note]]:
    """Return the one visible sheet that holds the table.

    Raises FileRefused: `sheet.hidden` when a hidden sheet holds it, `sheet.several_tables`,
    `sheet.empty`, `sheet.no_header`.
    """
    tops = [(part, _top(book, part, limits, deadline)) for part in book.sheets]
    filled = [(part, rows) for part, rows in tops if rows]
    headers = [(part, finder.best(rows)) for part, rows in filled]
    found = [(part, header) for part, header in headers if header is not None]
    if not found:
        visible = ", ".join(part.name for part, _ in filled if not part.hidden)
        code = "sheet.no_header" if visible else "sheet.empty"
        raise FileRefused(code, {"sheet": visible, "columns": finder.expected})
    _refuse_hidden_or_several([part for part, _ in found])
    notes = [
        Note("sheet.hidden_ignored", {"sheet": part.name}) for part, _ in filled if part.hidden
    ]
    return *found[0], notes


def _refuse_hidden_or_several(parts: list[SheetPart]) -> None:
    for part in parts:
        if part.hidden:
            raise FileRefused("sheet.hidden", {"sheet": part.name})
    if len(parts) > 1:
        names = ", ".join(part.name for part in parts)
        raise FileRefused("sheet.several_tables", {"sheets": names})


def _top(
    book: Workbook, part: SheetPart, limits: SheetLimits, deadline: Deadline
) -> list[SheetRow]:
    """Return the first filled rows; a wide sheet beside the table does no harm."""
    wide = replace(limits, max_columns=LAST_COLUMN)
    return list(islice(stream_rows(book, part, Layout(), wide, deadline), HEADER_WITHIN))
