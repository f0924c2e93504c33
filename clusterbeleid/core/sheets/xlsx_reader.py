"""Streaming the rows of one worksheet, within limits of size and time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from clusterbeleid.core.sheets.cells import SheetRow
from clusterbeleid.core.sheets.errors import FileRefused
from clusterbeleid.core.sheets.header import HEADER_WITHIN
from clusterbeleid.core.sheets.limits import Deadline, SheetLimits
from clusterbeleid.core.sheets.parts import CHUNK, ZIP_ERRORS, stream_part
from clusterbeleid.core.sheets.sheet_handler import Layout, SheetHandler
from clusterbeleid.core.sheets.workbook import SheetPart, Workbook

_ROW_TAG = re.compile(rb"<(?:\w+:)?row[\s>]")


def stream_rows(
    book: Workbook, part: SheetPart, layout: Layout, limits: SheetLimits, deadline: Deadline
) -> Iterator[SheetRow]:
    """The rows that hold something, in order; `layout` is complete at the end.

    Rows are counted again here, so that a sheet in another notation finds the same limit.
    Raises `FileRefused`: file.damaged, file.forbidden_xml, file.too_slow,
    sheet.too_many_rows, sheet.too_many_columns.
    """
    rows = _parsed_rows(book, part, layout, deadline)
    for count, row in enumerate(rows, start=1):
        _check_rows(part.name, count, limits)
        _check_columns(part.name, row, limits)
        yield row


def _parsed_rows(
    book: Workbook, part: SheetPart, layout: Layout, deadline: Deadline
) -> Iterator[SheetRow]:
    handler = SheetHandler(book, layout)
    for _ in stream_part(book.archive, part.path, handler):
        deadline.check()
        yield from handler.done
        handler.done.clear()


def refuse_too_many(book: Workbook, part: SheetPart, limits: SheetLimits) -> None:
    """Count the filled rows by their tags alone: far cheaper than reading what they hold.

    The size a sheet declares is not asked, it lies both ways: formats may run to row 1,048,576.
    Raises FileRefused `sheet.too_many_rows`, `file.damaged`.
    """
    try:
        with book.archive.open(part.path) as stream:
            for count in _filled_so_far(stream):
                _check_rows(part.name, count, limits)
    except ZIP_ERRORS as error:
        raise FileRefused("file.damaged") from error


def _filled_so_far(stream: IO[bytes]) -> Iterator[int]:
    """Yield after each chunk how many rows before it hold something."""
    count, rest = 0, b""
    while chunk := stream.read(CHUNK):
        *rows, rest = _ROW_TAG.split(rest + chunk)
        count += sum(b"v>" in row or b"t>" in row for row in rows)
        yield count


def _check_rows(sheet: str, count: int, limits: SheetLimits) -> None:
    if count > limits.max_rows + HEADER_WITHIN:  # the exact limit is held where data is told apart
        raise FileRefused("sheet.too_many_rows", {"sheet": sheet, "max": limits.max_rows})


def _check_columns(sheet: str, row: SheetRow, limits: SheetLimits) -> None:
    if max(row.cells) > limits.max_columns:
        params = {"sheet": sheet, "row": row.number, "max": limits.max_columns}
        raise FileRefused("sheet.too_many_columns", params)
