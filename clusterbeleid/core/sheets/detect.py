"""What kind of file it is, by content; the name of a file proves nothing."""

from __future__ import annotations

import filetype

from clusterbeleid.core.sheets.archive import ZIP_MAGIC
from clusterbeleid.core.sheets.errors import FileRefused

XLSX = "xlsx"
CSV = "csv"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head", b"<svg", b"<script")


def refuse_ole(data: bytes) -> None:
    """Refuse the old container: an encrypted workbook or a file of Excel 97-2003."""
    if data.startswith(OLE_MAGIC):
        raise FileRefused("file.password" if _ENCRYPTED in data else "file.old_excel")


def looks_like_markup(data: bytes) -> bool:
    """Tell a web page or other markup, whatever its name says."""
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith(_MARKUP)


def kind_of(data: bytes) -> str:
    """Return 'xlsx' or 'csv'.

    Raises FileRefused: `file.empty`, `file.password`, `file.old_excel`, `file.damaged` (a piece of
    a workbook) or `file.wrong_kind`.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise FileRefused("file.empty")
    refuse_ole(data)
    if data.startswith(ZIP_MAGIC):
        return XLSX
    if data.startswith(b"PK"):
        raise FileRefused("file.damaged")
    _refuse_other_kinds(data)
    return CSV


def _refuse_other_kinds(data: bytes) -> None:
    """Refuse what is no text: markup, and any kind known by its first bytes."""
    if looks_like_markup(data):
        raise FileRefused("file.wrong_kind", {"kind": "HTML/XML"})
    guess = filetype.guess(data[:8192])
    if guess is not None:
        raise FileRefused("file.wrong_kind", {"kind": guess.extension})
