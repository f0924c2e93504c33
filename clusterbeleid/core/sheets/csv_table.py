"""Reading a table from delimited text."""

from __future__ import annotations

from itertools import islice

from clusterbeleid.core.sheets.assemble import Assembler
from clusterbeleid.core.sheets.cells import SheetRow, show
from clusterbeleid.core.sheets.csv_reader import CsvTable, decode, open_csv
from clusterbeleid.core.sheets.errors import FileRefused, Note
from clusterbeleid.core.sheets.header import HEADER_WITHIN, Header, HeaderFinder
from clusterbeleid.core.sheets.limits import Deadline, SheetLimits
from clusterbeleid.core.sheets.result import ReadResult, in_order
from clusterbeleid.core.sheets.spec import TableSpec

# A CSV file has no sheets; errors need a name all the same.
SHEET = "CSV"


def read_csv(data: bytes, spec: TableSpec, limits: SheetLimits) -> ReadResult:
    """Read the table of a CSV file. Raises FileRefused when there is none to read."""
    text = decode(data)
    if not text.content.strip():
        raise FileRefused("sheet.empty", {"sheet": SHEET})
    finder = HeaderFinder(spec)
    table = open_csv(text, finder, Deadline(limits.max_seconds))
    header = _header(table, finder, limits)
    assembler = Assembler(spec, header, SHEET, limits.max_rows)
    for row in table.rows():
        if row.number > header.row:
            _take(assembler, header, row)
    result = assembler.finish()
    for record in table.broken:
        assembler.add_error(record.row, None, record.text, record.code)
    return ReadResult(
        rows=result.rows,
        errors=in_order(result.errors),
        totals=result.totals,
        notes=[_read_as(text.encoding, table.delimiter), *result.notes],
        sheet=SHEET,
        header_row=header.row,
        labels=header.labels(),
        kind="csv",
        encoding=text.encoding,
        delimiter=table.delimiter,
    )


def _header(table: CsvTable, finder: HeaderFinder, limits: SheetLimits) -> Header:
    header = finder.best(islice(table.rows(), HEADER_WITHIN))
    if header is None:
        raise FileRefused("sheet.no_header", {"sheet": SHEET, "columns": finder.expected})
    _refuse_too_many(table, limits)
    table.broken.clear()  # only the reading that counts reports
    return header


def _read_as(encoding: str, delimiter: str) -> Note:
    shown = {"\t": "tab"}.get(delimiter, delimiter)
    return Note("csv.read_as", {"encoding": encoding, "delimiter": shown})


def _take(assembler: Assembler, header: Header, row: SheetRow) -> None:
    last = max(row.cells)
    if last > header.width:
        # Its values stand in the wrong columns: more errors about them would mislead.
        params = {"found": last, "expected": header.width}
        assembler.add_error(
            row.number, None, show(row.cells[last]), "csv.too_many_fields", **params
        )
    else:
        assembler.take(row)


def _refuse_too_many(table: CsvTable, limits: SheetLimits) -> None:
    """Count before anything is parsed; title lines leave some room above the exact limit."""
    most = limits.max_rows + HEADER_WITHIN
    if sum(1 for _ in islice(table.rows(), most + 1)) > most:
        raise FileRefused("sheet.too_many_rows", {"sheet": SHEET, "max": limits.max_rows})
