"""What every import of a table shares: errors kept and shown, totals compared, a report for commands.

A room reads with its own ``TableSpec`` and decides what the rows mean; how a person gets to hear
what is wrong is the same everywhere: sheet, row, column, value, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from clusterbeleid.core.background import JobOutcome
from clusterbeleid.core.formatting import format_number
from clusterbeleid.core.frozen import freeze, thaw
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.sheets import CellError, Note, ReadResult, TableSpec
from clusterbeleid.core.sheets.errors import shorten
from clusterbeleid.core.sheets.file_texts import FILE_TEXTS
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.findings import Finding

# A refusal of the file stands at the field of the file.
FILE_PLACES = dict.fromkeys(FILE_TEXTS, "file")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a file, written out in the language in use."""

    sheet: str
    row: int | None
    column: str
    value: str
    message: str


@dataclass(frozen=True)
class TotalCheck:
    """A column that a totals row fills: what the file says, and what the rows add up to."""

    column: str
    stated: Decimal
    counted: Decimal

    @property
    def fits(self) -> bool:
        """Tell whether both agree to the cent."""
        return self.stated == self.counted


def fault_at(
    result: ReadResult, row: int | None, key: str, value: str, finding: Finding
) -> CellError:
    """Return what a rule found in a row as an error at its place; ``key`` may be empty."""
    label = result.labels.get(key)
    return CellError(result.sheet, row, label, shorten(value), finding.code, finding.params)


def written(errors: Iterable[CellError]) -> list[Fault]:
    """Write errors out in the language in use."""
    return [
        Fault(
            error.sheet,
            error.row,
            error.column or "",
            error.value,
            sentence(error.code, error.params),
        )
        for error in errors
    ]


def freeze_errors(errors: Iterable[CellError]) -> list[list[Any]]:
    """Return errors as JSON, without their words: the reader chooses the language later."""
    return [
        [error.sheet, error.row, error.column, error.value, error.code, freeze(error.params)]
        for error in errors
    ]


def thaw_errors(stored: Iterable[Sequence[Any]]) -> list[CellError]:
    """Return the errors that were stored."""
    return [
        CellError(sheet, row, column, value, code, thaw(params))
        for sheet, row, column, value, code, params in stored
    ]


def freeze_notes(notes: Iterable[Note | Finding]) -> list[list[Any]]:
    """Return remarks as JSON."""
    return [[note.code, freeze(note.params)] for note in notes]


def write_notes(stored: Iterable[Sequence[Any]]) -> list[str]:
    """Write stored remarks out in the language in use."""
    return [sentence(code, thaw(params)) for code, params in stored]


def check_totals(result: ReadResult, spec: TableSpec) -> list[TotalCheck]:
    """Compare the last totals row with the sum of the rows, column by column."""
    if not result.totals:
        return []
    stated: Mapping[str, Any] = result.totals[-1].values
    return [
        TotalCheck(column.title, stated[column.key], _sum(result, column.key))
        for column in spec.columns
        if column.kind == "euro" and stated.get(column.key) is not None
    ]


def _sum(result: ReadResult, key: str) -> Decimal:
    return sum((row.values.get(key) or Decimal(0) for row in result.rows), Decimal("0.00"))


def write_total(check: TotalCheck) -> str:
    """Say whether the total of a column fits."""
    values = {
        "column": check.column,
        "stated": format_number(check.stated),
        "counted": format_number(check.counted),
    }
    if check.fits:
        return _("The total of “%(column)s” fits: € %(stated)s.") % values
    return (
        _(
            "The totals row says € %(stated)s for “%(column)s”, but the rows add up to € %(counted)s."
            " Check whether rows are missing."
        )
        % values
    )


def report(rows: int, accepted: int, errors: Iterable[CellError]) -> dict[str, Any]:
    """Return what an import command prints: how many rows, how many taken, every error."""
    return {
        "rows": rows,
        "accepted": accepted,
        "errors": [
            {
                "sheet": fault.sheet,
                "row": fault.row,
                "column": fault.column or None,
                "value": fault.value,
                "message": fault.message,
            }
            for fault in written(errors)
        ],
    }


def refused_file(job: BackgroundJob, findings: Iterable[Finding]) -> JobOutcome:
    """Return the outcome of work on a file that could not be looked at, or may not be any more."""
    name = job.file.name if job.file else ""
    errors = [CellError("", None, None, name, found.code, found.params) for found in findings]
    return JobOutcome("refused", {"rows": 0, "counts": {}, "errors": freeze_errors(errors)})
