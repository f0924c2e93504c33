"""Tables in and out: workbooks and CSV files, pure functions without database or settings."""

from clusterbeleid.core.sheets.assemble import RawRow
from clusterbeleid.core.sheets.cells import Raw
from clusterbeleid.core.sheets.errors import CellError, CellProblem, FileRefused, Note
from clusterbeleid.core.sheets.limits import SheetLimits
from clusterbeleid.core.sheets.reader import read_table
from clusterbeleid.core.sheets.result import ReadResult
from clusterbeleid.core.sheets.spec import ColumnSpec, TableSpec
from clusterbeleid.core.sheets.template import write_template
from clusterbeleid.core.sheets.writer import write_csv, write_xlsx

__all__ = [
    "CellError",
    "CellProblem",
    "ColumnSpec",
    "FileRefused",
    "Note",
    "Raw",
    "RawRow",
    "ReadResult",
    "SheetLimits",
    "TableSpec",
    "read_table",
    "write_csv",
    "write_template",
    "write_xlsx",
]
