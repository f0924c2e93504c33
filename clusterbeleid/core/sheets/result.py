"""What reading a table yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clusterbeleid.core.sheets.assemble import RawRow
from clusterbeleid.core.sheets.errors import CellError, Note


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A table as read.

    `rows`: all rows of data, also those with errors (`complete` is False). `totals`: rows that
    hold totals, for the caller to compare. `errors`: empty when the table may be used. `notes`:
    what was skipped or ignored. `kind` 'xlsx', 'csv' or '' for a refused file; `encoding` and
    `delimiter` for CSV only; `header_row` counts from 1. `labels`: key of a column found → letter
    and name, for errors that the caller adds.
    """

    rows: list[RawRow] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    totals: list[RawRow] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    sheet: str = ""
    header_row: int | None = None
    kind: str = ""
    encoding: str = ""
    delimiter: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """True when nothing stands in the way of using the rows."""
        return not self.errors


def in_order(errors: list[CellError]) -> list[CellError]:
    """Sort by row; within a row the order of the columns stays."""
    return sorted(errors, key=lambda error: error.row or 0)
