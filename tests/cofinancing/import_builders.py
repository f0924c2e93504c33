"""Files with contributions, as people make them, and the way through preview and import."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from clusterbeleid.core import background
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.imports import (
    Fault,
    TableUse,
    start_import,
    start_preview,
    thaw_errors,
    written,
)
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.kernel.identifiers import format_kbo
from clusters.models import Organisation
from cofinancing.actions.importing import CONTRIBUTIONS
from cofinancing.documents.contribution_table import NAMES
from tests.cofinancing.contribution_builders import IN_TIME, VALUE, File
from tests.core import workbooks

HEADER = tuple(names[0] for names in NAMES.values())


def line(payer: Organisation | str, **cells: Any) -> tuple[Any, ...]:
    """Return a row in the order of our columns; ``cells`` by key, what is left out is blank."""
    number = payer if isinstance(payer, str) else format_kbo(payer.kbo)
    values = {"kbo": number, **cells}
    return tuple(values.get(key) for key in NAMES)


def paid_line(payer: Organisation | str, reference: str, amount: str = "1000", **cells: Any) -> Any:
    """Return a row with money on the account."""
    money = {"received": Decimal(amount), "value_date": VALUE, "reference": reference}
    return line(payer, **(money | cells))


def workbook(*rows: Sequence[Any], header: Sequence[Any] = HEADER, **more: Any) -> bytes:
    """Return an XLSX file with these rows."""
    return workbooks.workbook(*rows, header=header, **more)


def csv(
    *rows: Sequence[Any],
    header: Sequence[Any] = HEADER,
    delimiter: str = ";",
    encoding: str = "utf-8-sig",
) -> bytes:
    """Return a CSV file as a Flemish Excel writes it."""
    lines = [delimiter.join(_typed(cell, delimiter) for cell in row) for row in (header, *rows)]
    return "\r\n".join([*lines, ""]).encode(encoding)


def _typed(cell: Any, delimiter: str) -> str:
    if isinstance(cell, Decimal):
        text = f"{cell:.2f}".replace(".", ",")
    else:
        text = f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell or "")
    return f'"{text}"' if delimiter in text else text


def uploaded(data: bytes, name: str = "") -> SimpleUploadedFile:
    """Return bytes as a form hands them over."""
    kind = "xlsx" if data.startswith(b"PK") else "csv"
    return SimpleUploadedFile(name or f"bijdragen.{kind}", data)


def preview(
    file: File,
    data: bytes,
    *,
    name: str = "",
    by: Actor | None = None,
    at: datetime = IN_TIME,
    use: TableUse = CONTRIBUTIONS,
) -> BackgroundJob:
    """Upload a file and let the worker look at it."""
    who = by or file.editor
    return ran(start_preview(use, file.year, uploaded(data, name), actor=who, at=at), at)


def confirmed(
    file: File,
    looked: BackgroundJob,
    *,
    by: Actor | None = None,
    at: datetime = IN_TIME,
    use: TableUse = CONTRIBUTIONS,
) -> BackgroundJob:
    """Confirm a preview and let the worker write it."""
    job = start_import(use, looked, file.year, actor=by or file.editor, at=at)
    return ran(job, at)


def ran(job: BackgroundJob, at: datetime) -> BackgroundJob:
    """Do the work of a job."""
    background.run(job.pk, at=at)
    job.refresh_from_db()
    return job


def imported(file: File, data: bytes, **more: Any) -> BackgroundJob:
    """Look at a file and import it."""
    return confirmed(
        file, preview(file, data, **more), **{k: v for k, v in more.items() if k != "name"}
    )


def faults(job: BackgroundJob) -> list[Fault]:
    """Return the errors of a job in words."""
    return written(thaw_errors(job.result["errors"]))


def places(job: BackgroundJob) -> list[tuple[int | None, str, str]]:
    """Return row, column letter and code of every error of a job."""
    return [
        (error.row, (error.column or "").partition(" ")[0], error.code)
        for error in thaw_errors(job.result["errors"])
    ]
