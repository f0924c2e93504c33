"""The parts of an XLSX package around its sheets: list, date styles, shared strings."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from clusterbeleid.core.sheets.archive import open_archive
from clusterbeleid.core.sheets.errors import FileRefused
from clusterbeleid.core.sheets.limits import Deadline, SheetLimits
from clusterbeleid.core.sheets.parts import Element, elements
from clusterbeleid.core.sheets.strings import SharedStrings, unescape

CONTENT_TYPES = "[Content_Types].xml"
_OTHER_KINDS = {
    "xl/workbook.bin": ("file.old_excel", {}),
    "content.xml": ("file.wrong_kind", {"kind": "OpenDocument (.ods)"}),
    "word/document.xml": ("file.wrong_kind", {"kind": "Word (.docx)"}),
    "ppt/presentation.xml": ("file.wrong_kind", {"kind": "PowerPoint (.pptx)"}),
}


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet: its name, whether people see it, where it stands in the package."""

    name: str
    hidden: bool
    path: str


@dataclass(slots=True)
class Workbook:
    """An opened workbook; sheets are streamed by `xlsx_reader`."""

    archive: zipfile.ZipFile
    sheets: tuple[SheetPart, ...]
    epoch: datetime
    date_styles: frozenset[int]
    strings: SharedStrings


def open_workbook(data: bytes, limits: SheetLimits, deadline: Deadline) -> Workbook:
    """Open an XLSX file. Raises `FileRefused` with a code file.*."""
    archive = open_archive(data, limits)
    names = {member.lower(): member for member in archive.namelist()}
    _refuse_other_kinds(names)
    _refuse_active_parts(names, elements(archive, names[CONTENT_TYPES.lower()], "Override"))
    book_path = _main_part(archive, names)
    links = _links(archive, names, book_path)
    book = elements(archive, book_path, "sheet", "workbookPr")
    return Workbook(
        archive=archive,
        sheets=tuple(_sheets(book, links, names)),
        epoch=_epoch(book),
        date_styles=_date_styles(archive, _target_of_kind(links, "styles")),
        strings=SharedStrings(archive, _target_of_kind(links, "sharedStrings"), deadline),
    )


def _refuse_other_kinds(names: dict[str, str]) -> None:
    for part, (code, params) in _OTHER_KINDS.items():
        if part in names:
            raise FileRefused(code, params)
    if CONTENT_TYPES.lower() not in names:
        raise FileRefused("file.wrong_kind", {"kind": "zip"})


def _refuse_active_parts(names: dict[str, str], types: list[Element]) -> None:
    """Refuse macros, embedded programs and links to other files (DDE among them)."""
    if any("macroenabled" in part.get("ContentType").lower() for part in types):
        raise FileRefused("file.macro")
    for name in names:
        if name.endswith("vbaproject.bin") or "/macrosheets/" in name:
            raise FileRefused("file.macro")
        if "/activex/" in name or "/embeddings/" in name:
            raise FileRefused("file.embedded_object")
        if "/externallinks/" in name:
            raise FileRefused("file.external_links")


@dataclass(frozen=True, slots=True)
class _Link:
    """One relationship: kind is the last word of its type."""

    id: str
    kind: str
    target: str


def _links(archive: zipfile.ZipFile, names: dict[str, str], part: str) -> list[_Link]:
    folder, name = posixpath.split(part)
    path = names.get(posixpath.join(folder, "_rels", f"{name}.rels").lower())
    if path is None:
        raise FileRefused("file.damaged")
    found = []
    for element in elements(archive, path, "Relationship"):
        target = posixpath.normpath(posixpath.join("/", folder, element.get("Target")))
        kind = element.get("Type").rpartition("/")[2]
        found.append(_Link(element.get("Id"), kind, names.get(target[1:].lower(), "")))
    return found


def _target_of_kind(links: list[_Link], kind: str) -> str | None:
    return next((link.target for link in links if link.kind == kind and link.target), None)


def _main_part(archive: zipfile.ZipFile, names: dict[str, str]) -> str:
    path = _target_of_kind(_links(archive, names, ""), "officeDocument")
    if path is None:
        raise FileRefused("file.damaged")
    return path


def _sheets(book: list[Element], links: list[_Link], names: dict[str, str]) -> Iterator[SheetPart]:
    by_id = {link.id: link for link in links}
    for element in book:
        if element.name != "sheet":
            continue
        link = by_id.get(element.get("id"))
        if link is None or not link.target:
            raise FileRefused("file.damaged")
        if link.kind == "worksheet":
            hidden = element.get("state", "visible") != "visible"
            yield SheetPart(unescape(element.get("name")), hidden, link.target)


def _epoch(book: list[Element]) -> datetime:
    mac = any(e.get("date1904") in {"1", "true"} for e in book if e.name == "workbookPr")
    return CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900


def _date_styles(archive: zipfile.ZipFile, path: str | None) -> frozenset[int]:
    """The indexes of cell styles that show a number as a date."""
    if path is None:
        return frozenset()
    found = elements(archive, path, "numFmt", "xf")
    own = {e.get("numFmtId"): e.get("formatCode") for e in found if e.name == "numFmt"}
    styles = [e for e in found if e.name == "xf" and e.parent == "cellXfs"]
    dates = set()
    for index, style in enumerate(styles):
        number = style.get("numFmtId", "0")
        builtin = BUILTIN_FORMATS.get(int(number)) if number.isdecimal() else None
        code = own.get(number, builtin)
        if is_date_format(code) and not is_timedelta_format(code):
            dates.add(index)
    return frozenset(dates)
