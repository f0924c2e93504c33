"""Reading a table from a workbook or a CSV file: everything that is wrong, in one pass."""

from __future__ import annotations

from pathlib import Path

from clusterbeleid.core.sheets.csv_table import read_csv
from clusterbeleid.core.sheets.detect import XLSX, kind_of
from clusterbeleid.core.sheets.errors import CellError, FileRefused
from clusterbeleid.core.sheets.limits import MEGABYTE, SheetLimits
from clusterbeleid.core.sheets.result import ReadResult
from clusterbeleid.core.sheets.spec import TableSpec
from clusterbeleid.core.sheets.workbook_table import read_workbook


def read_table(
    source: bytes | Path, filename: str, spec: TableSpec, limits: SheetLimits | None = None
) -> ReadResult:
    """Read a table of the given specification; the content decides what kind of file it is.

    Never raises for a bad file: a file refused as a whole is a result with one error, its value
    the name of the file. Codes: `texts.SENTENCES`.
    """
    bounds = limits or SheetLimits()
    try:
        data = _load(source, bounds)
        read = read_workbook if kind_of(data) == XLSX else read_csv
        return read(data, spec, bounds)
    except FileRefused as refusal:
        return _refused(refusal, filename)


def _refused(refusal: FileRefused, filename: str) -> ReadResult:
    sheet = str(refusal.params.get("sheet", ""))
    row = refusal.params.get("row")
    error = CellError(sheet, row, None, filename, refusal.code, refusal.params)
    return ReadResult(errors=[error], sheet=sheet)


def _load(source: bytes | Path, limits: SheetLimits) -> bytes:
    size = source.stat().st_size if isinstance(source, Path) else len(source)
    if size > limits.max_file_bytes:
        raise FileRefused("file.too_large", {"max_mb": limits.max_file_bytes // MEGABYTE})
    return source.read_bytes() if isinstance(source, Path) else source
