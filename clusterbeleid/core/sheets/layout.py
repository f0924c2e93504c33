"""Merged cells and hidden rows or columns: what a person sees differs from what is stored."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from clusterbeleid.core.sheets.assemble import Assembler
from clusterbeleid.core.sheets.errors import CellError
from clusterbeleid.core.sheets.header import Header
from clusterbeleid.core.sheets.sheet_handler import LAST_ROW, Area, Layout

ROWS_NAMED = 10


def _columns_of(area: Area, header: Header) -> list[int]:
    """Return the columns of the table that a merged range covers."""
    return [at for at in sorted(header.columns) if area.first_column <= at <= area.last_column]


def check_layout(
    assembler: Assembler, header: Header, layout: Layout, hidden_rows: list[int]
) -> None:
    """Add an error for each merged range in the header or the data and for what is hidden.

    A merged totals row or title does no harm, nor does a merge outside the columns of the table.
    """
    _check_merged(assembler, header, layout.merged)
    for at in sorted(header.columns):
        if any(first <= at <= last for first, last in layout.hidden_columns):
            assembler.add_error(header.row, at, "", "sheet.hidden_column")
    if hidden_rows:
        params = {"rows": row_ranges(hidden_rows), "count": len(hidden_rows)}
        assembler.add_error(hidden_rows[0], None, "", "sheet.hidden_rows", **params)


def _check_merged(assembler: Assembler, header: Header, merged: list[Area]) -> None:
    data_rows = [row.row_number for row in assembler.result.rows]
    for area in merged:
        columns = _columns_of(area, header)
        if not columns:
            continue
        after = bisect_left(data_rows, area.first_row)
        if area.first_row <= header.row <= area.last_row:
            assembler.add_error(header.row, columns[0], area.text, "sheet.merged_header")
        elif after < len(data_rows) and data_rows[after] <= area.last_row:
            assembler.add_error(area.first_row, columns[0], area.text, "sheet.merged_cells")


def row_ranges(rows: list[int]) -> str:
    """Write rows in order as people do: '4, 7-9'; after ten ranges '…'."""
    breaks = [index for index, (a, b) in enumerate(pairwise(rows), start=1) if b != a + 1]
    starts, ends = [0, *breaks], [*breaks, len(rows)]
    parts = [
        f"{rows[a]}-{rows[b - 1]}" if b - a > 1 else str(rows[a])
        for a, b in zip(starts, ends, strict=True)
    ]
    return ", ".join(parts[:ROWS_NAMED]) + (", …" if len(parts) > ROWS_NAMED else "")


def without_blanks_under_merges(
    errors: list[CellError], header: Header, layout: Layout
) -> list[CellError]:
    """Leave out 'value missing' for cells that a merge made blank: the merge is the error."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for area in sorted(layout.merged, key=lambda area: area.first_row):
        for at in _columns_of(area, header):
            spans.setdefault(header.label(at), []).append((area.first_row, area.last_row))

    def is_covered(error: CellError) -> bool:
        areas = spans.get(error.column or "", [])
        before = bisect_right(areas, (error.row or 0, LAST_ROW))
        return before > 0 and (error.row or 0) <= areas[before - 1][1]

    return [e for e in errors if e.code != "sheet.value_missing" or not is_covered(e)]
