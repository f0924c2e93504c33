"""Workbooks for tests, good and hostile; made when needed, none stands in git."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook

from clusterbeleid.core.sheets import ColumnSpec, TableSpec, columns
from clusterbeleid.kernel.identifiers import format_kbo, make_kbo

SOURCES = {"Bedrijf": "company", "Federatie": "federation", "Kennisinstelling": "knowledge"}
SPEC = TableSpec(
    (
        ColumnSpec("kbo", ("KBO-nummer", "Ondernemingsnummer", "Enterprise number"), columns.kbo),
        ColumnSpec("name", ("Naam", "Organisatie", "Name"), columns.text(200), required=False),
        ColumnSpec("amount", ("Bedrag", "Amount"), columns.amount, kind="euro"),
        ColumnSpec("day", ("Datum ontvangst", "Valutadatum", "Date"), columns.day, kind="date"),
        ColumnSpec(
            "source",
            ("Bron", "Soort", "Source"),
            columns.choice(SOURCES),
            may_be_blank=True,
            kind="status",
            choices=tuple(SOURCES),
        ),
    )
)
HEADER = ("KBO-nummer", "Naam", "Bedrag", "Datum ontvangst", "Bron")
KBO = format_kbo(make_kbo(1))
ROW = (KBO, "Ærø & Zonen bv", Decimal("1234.50"), date(2026, 3, 31), "Bedrijf")
WORKSHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
CONTENT_TYPES = "[Content_Types].xml"


def rows(count: int) -> list[tuple[Any, ...]]:
    """Return valid rows that all differ."""
    names = list(SOURCES)
    return [
        (
            format_kbo(make_kbo(at)),
            f"Organisatie {at} “é€”",
            Decimal(at) + Decimal("0.05"),
            date(2026, 1, 1) + timedelta(at % 300),
            names[at % 3],
        )
        for at in range(1, count + 1)
    ]


def values_of(row: Sequence[Any]) -> dict[str, Any]:
    """Return the values that reading one of our rows must give."""
    kbo, name, amount, day, source = row
    return {
        "kbo": kbo.replace(".", ""),
        "name": name,
        "amount": amount,
        "day": day,
        "source": SOURCES[source],
    }


def save(book: Workbook) -> bytes:
    """Return a workbook of openpyxl as bytes."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def first_sheet(data: bytes, **options: bool) -> Any:
    """Return the active sheet as openpyxl, another reader than ours, sees it."""
    return load_workbook(io.BytesIO(data), **options).active


def workbook(
    *table: Sequence[Any],
    header: Sequence[Any] | None = HEADER,
    title: str = "Bijdragen",
    change: Callable[[Any], None] | None = None,
) -> bytes:
    """Return a workbook with one sheet; `change` gets that sheet before it is saved."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = title
    if header is not None:
        sheet.append(header)
    for row in table:
        sheet.append(row)
    if change is not None:
        change(sheet)
    return save(book)


def changed(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Return a zip file with parts replaced, added, or (None) left out."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


def part(data: bytes, name: str = WORKSHEET) -> bytes:
    """Return one part of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def edited(data: bytes, old: str, new: str, name: str = WORKSHEET) -> bytes:
    """Return a workbook in which a piece of XML is another; the piece must be there."""
    content = part(data, name).decode()
    assert old in content
    return changed(data, {name: content.replace(old, new).encode()})


def with_shared_strings(data: bytes) -> bytes:
    """Return a workbook of openpyxl with its texts in a table of strings, as Excel writes it."""
    texts: list[str] = []

    def share(match: re.Match[str]) -> str:
        if match[2] not in texts:
            texts.append(match[2])
        return f'{match[1]}t="s"><v>{texts.index(match[2])}</v></c>'

    content = re.sub(
        r'(<c [^>]*)t="inlineStr"><is>(<t.*?</t>)</is></c>', share, part(data).decode()
    )
    items = "".join(f"<si>{text}</si>" for text in texts)
    links = part(data, "xl/_rels/workbook.xml.rels").decode()
    link = (
        '<Relationship Id="rId99" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    )
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    types = part(data, CONTENT_TYPES).decode()
    kind = (
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    return changed(
        data,
        {
            WORKSHEET: content.encode(),
            STRINGS: f'<sst xmlns="{namespace}">{items}</sst>'.encode(),
            CONTENT_TYPES: types.replace("</Types>", kind).encode(),
            "xl/_rels/workbook.xml.rels": links.replace("</Relationships>", link).encode(),
        },
    )


def sheet_xml(body: str, before: str = "", after: str = "") -> bytes:
    """Return a worksheet part around the given rows."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"{before}<sheetData>{body}</sheetData>{after}</worksheet>"
    ).encode()


def with_sheet(body: str, before: str = "", after: str = "") -> bytes:
    """Return a workbook with hand-written rows."""
    return changed(workbook(), {WORKSHEET: sheet_xml(body, before, after)})


def text_cell(at: str, text: str) -> str:
    """Return the XML of a text cell."""
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADER_XML = (
    '<row r="1">'
    + "".join(text_cell(f"{'ABCDE'[at]}1", name) for at, name in enumerate(HEADER))
    + "</row>"
)


def many_rows(count: int, *, dimension: str = "") -> bytes:
    """Return a workbook of `count` small rows, with whatever size it claims to have."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with zipfile.ZipFile(io.BytesIO(workbook())) as empty:
            for name in empty.namelist():
                if name != WORKSHEET:
                    archive.writestr(name, empty.read(name))
        body = "".join(
            f'<row r="{at}"><c r="C{at}"><v>{at}.5</v></c></row>' for at in range(2, count + 2)
        )
        size = f'<dimension ref="{dimension}"/>' if dimension else ""
        archive.writestr(WORKSHEET, sheet_xml(HEADER_XML + body, before=size))
    return buffer.getvalue()


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    """Return a plain zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def csv_lines(table: Iterable[Sequence[Any]] = (), delimiter: str = ";") -> str:
    """Return a plain CSV text as a Flemish Excel writes it, without any quotes."""
    lines = [delimiter.join(HEADER)]
    for kbo, name, amount, day, source in table:
        shown = str(amount).replace(".", ",")
        lines.append(delimiter.join([kbo, name, shown, f"{day:%d/%m/%Y}", source]))
    return "\r\n".join(lines) + "\r\n"
