"""Files of records for registers elsewhere: one description gives CSV, XML and JSON, checked against an XSD.

Values are text as the schema wants it: ISO days, amounts with a point, codes. The XML is always
made and checked, whatever was asked: a record that its schema refuses leaves in no form at all.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from lxml import etree

from clusterbeleid.core.sheets.escaping import guard
from clusterbeleid.core.sheets.written_cells import clean

Record = Mapping[str, str]
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "json": "application/json; charset=utf-8",
}


class RecordsInvalid(ValueError):
    """The schema of a register refuses what would be handed in; ``errors`` say where."""

    def __init__(self, errors: Sequence[str]) -> None:
        super().__init__("; ".join(errors))
        self.errors = tuple(errors)


@dataclass(frozen=True, kw_only=True)
class RecordFile:
    """A file of records: ``root`` around elements called ``row``, each with all ``fields`` in order."""

    name: str
    schema: Path
    root: str
    row: str
    fields: tuple[str, ...]


def write_records(
    file: RecordFile, rows: Iterable[Record], kind: str, about: Record | None = None
) -> bytes:
    """Return the records as ``csv``, ``xml`` or ``json``; ``about`` are attributes of the whole file.

    Raises ``RecordsInvalid`` when the schema refuses them and ``KeyError`` for another kind.
    """
    found = [{name: clean(row[name]) for name in file.fields} for row in rows]
    tree = _tree(file, found, about or {})
    schema = _schema(file.schema)
    if not schema.validate(tree):
        errors = schema.error_log
        raise RecordsInvalid([f"{error.path}: {error.message}" for error in errors][:20])
    writers = {"csv": _csv, "xml": _xml, "json": _json}
    return writers[kind](file, found, tree)


def records_response(
    file: RecordFile, rows: Iterable[Record], kind: str, about: Record | None = None
) -> HttpResponse:
    """Answer with the records as a file to keep."""
    response = HttpResponse(write_records(file, rows, kind, about), content_type=TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{file.name}.{kind}"'
    return response


def _tree(file: RecordFile, rows: Iterable[Record], about: Record) -> Any:
    root = etree.Element(file.root, {name: clean(value) for name, value in about.items()})
    for row in rows:
        element = etree.SubElement(root, file.row)
        for name in file.fields:
            etree.SubElement(element, name).text = row[name]
    return root


def _xml(_file: RecordFile, _rows: Sequence[Record], tree: Any) -> bytes:
    found: bytes = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return found


def _csv(file: RecordFile, rows: Sequence[Record], _tree: Any) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(file.fields)
    writer.writerows([guard(row[name]) for name in file.fields] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _json(file: RecordFile, rows: Sequence[Record], tree: Any) -> bytes:
    whole = {**dict(tree.attrib), file.root: rows}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


@cache
def _schema(path: Path) -> Any:
    """Read a schema of our own once; nothing is fetched from elsewhere."""
    return etree.XMLSchema(etree.parse(path, etree.XMLParser(no_network=True)))
