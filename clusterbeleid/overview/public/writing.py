"""Rows of open data as they are written, one after the other: nothing is held whole in memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from clusterbeleid.core.sheets.escaping import guard
from clusterbeleid.core.sheets.written_cells import clean
from clusterbeleid.overview.public.datasets import Dataset, Value

CHUNK = 2000
PAGE = 1000
LICENCE = "Modellicentie Gratis Hergebruik Vlaanderen v1.0"
LICENCE_URL = "https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0"


class _Line:
    """Hands a written line straight back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(dataset: Dataset, on: date) -> Iterator[str]:
    """Yield the file as CSV with semicolons; text that a program may run has an apostrophe in front."""
    write = csv.writer(_Line(), delimiter=";", lineterminator="\r\n").writerow
    yield "\ufeff"
    yield write([field.name for field in dataset.fields])
    for record in _records(dataset, dataset.rows(on)):
        yield write([_cell(value) for value in record.values()])


def json_lines(dataset: Dataset, on: date) -> Iterator[str]:
    """Yield the file as one JSON object, its rows one to a line."""
    head = json.dumps(_head(dataset, on), ensure_ascii=False)
    yield f'{head[:-1]}, "rows": ['
    comma = "\n"
    for record in _records(dataset, dataset.rows(on)):
        yield f"{comma}{json.dumps(record, ensure_ascii=False)}"
        comma = ",\n"
    yield "\n]}\n"


def json_page(dataset: Dataset, on: date, number: int) -> tuple[Mapping[str, Any], bool]:
    """Return a page of rows, and whether another follows."""
    start = (number - 1) * PAGE
    found = dataset.rows(on)[start : start + PAGE + 1]
    rows = [dataset.record(row) for row in found]
    return {**_head(dataset, on), "page": number, "rows": rows[:PAGE]}, len(rows) > PAGE


def _head(dataset: Dataset, on: date) -> dict[str, Value]:
    return {
        "dataset": dataset.key,
        "as_of": on.isoformat(),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
    }


def _records(dataset: Dataset, rows: QuerySet[Any] | Sequence[Any]) -> Iterator[dict[str, Value]]:
    found = rows.iterator(CHUNK) if isinstance(rows, QuerySet) else rows
    return map(dataset.record, found)


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "|".join(value) if isinstance(value, list) else str("" if value is None else value)
    return guard(clean(text))
