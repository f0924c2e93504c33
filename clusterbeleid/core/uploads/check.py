"""The checks of one upload, in order: name, size, content, scanner."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import IO

import filetype

from clusterbeleid.core.sheets.archive import ZIP_MAGIC
from clusterbeleid.core.sheets.csv_reader import decode
from clusterbeleid.core.sheets.detect import looks_like_markup, refuse_ole
from clusterbeleid.core.sheets.errors import FileRefused, shorten
from clusterbeleid.core.sheets.limits import MEGABYTE, ArchiveLimits
from clusterbeleid.core.uploads.names import check_name, extension
from clusterbeleid.core.uploads.office import office_kind
from clusterbeleid.core.uploads.pdf import PDF_MAGIC, check_pdf
from clusterbeleid.core.uploads.pictures import (
    JPEG_MAGIC,
    PNG_MAGIC,
    check_picture,
    jpeg_size,
    png_size,
)
from clusterbeleid.core.uploads.refusal import UploadRefused
from clusterbeleid.core.uploads.scanners import Scanner, ScannerUnavailable, SignatureScanner

MIMES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "png": "image/png",
    "jpg": "image/jpeg",
}
KINDS = frozenset(MIMES)
_SAME = {"jpeg": "jpg", "jpe": "jpg"}
_ZIP_END = b"PK\x05\x06"
_ZIP_END_BYTES = 22


@dataclass(frozen=True)
class UploadLimits(ArchiveLimits):
    """Bounds of one upload: further the pixels of a picture."""

    max_pixels: int = 50_000_000


DEFAULT_LIMITS = UploadLimits()


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file is: extension without dot, and media type."""

    extension: str
    mime: str


def check_upload(
    source: bytes | IO[bytes],
    filename: str,
    allowed: Collection[str] = KINDS,
    limits: UploadLimits | None = None,
    scanner: Scanner | None = None,
) -> FileKind:
    """Judge an upload and return its kind; a file object is rewound afterwards.

    Kind by content; the name must say the same. Without `scanner` the built-in signatures are
    looked for. Raises UploadRefused with a code file.* or csv.*; a scanner that gives no verdict
    refuses too (`file.scanner_unavailable`).
    """
    bounds = limits or DEFAULT_LIMITS
    try:
        check_name(filename)
        data = _load(source, bounds)
        kind = _kind(data, bounds)
        _check_kind(kind, filename, allowed)
        _scan(data, scanner or SignatureScanner())
    except UploadRefused:
        raise
    except FileRefused as refusal:
        raise UploadRefused(refusal.code, refusal.params) from refusal
    return FileKind(kind, MIMES[kind])


def _load(source: bytes | IO[bytes], limits: UploadLimits) -> bytes:
    if isinstance(source, bytes):
        data = source[: limits.max_file_bytes + 1]
    else:
        # One byte more than allowed: what a client declares about the size is not asked.
        source.seek(0)
        data = source.read(limits.max_file_bytes + 1)
        source.seek(0)
    if len(data) > limits.max_file_bytes:
        raise UploadRefused("file.too_large", {"max_mb": limits.max_file_bytes // MEGABYTE})
    if not data.strip(b"\x00 \t\r\n"):
        raise UploadRefused("file.empty")
    return data


def _kind(data: bytes, limits: UploadLimits) -> str:
    """Return the kind by content, after the checks of that kind."""
    refuse_ole(data)
    if data.startswith(ZIP_MAGIC):
        return _office_kind(data, limits)
    if data.startswith(PDF_MAGIC):
        check_pdf(data)
        return _unless_glued(data, "pdf")
    if data.startswith(PNG_MAGIC):
        check_picture(png_size(data), limits.max_pixels)
        return _unless_glued(data, "png")
    if data.startswith(JPEG_MAGIC):
        check_picture(jpeg_size(data), limits.max_pixels)
        return _unless_glued(data, "jpg")
    return _text_kind(data)


def _office_kind(data: bytes, limits: UploadLimits) -> str:
    kind = office_kind(data, limits)
    if kind is None:
        raise UploadRefused("file.wrong_kind", {"kind": "zip"})
    return kind


def _text_kind(data: bytes) -> str:
    guess = filetype.guess(data[:8192])
    if looks_like_markup(data):
        raise UploadRefused("file.wrong_kind", {"kind": "HTML/XML"})
    if PDF_MAGIC in data[:1024]:
        raise UploadRefused("file.polyglot")
    if guess is not None:
        raise UploadRefused("file.wrong_kind", {"kind": guess.extension})
    decode(data)
    return "csv"


def _unless_glued(data: bytes, kind: str) -> str:
    """Refuse a file that is a zip file as well: its directory stands at the end."""
    end = data.rfind(_ZIP_END)
    if end >= 0 and len(data) >= end + _ZIP_END_BYTES:
        comment = int.from_bytes(data[end + 20 : end + _ZIP_END_BYTES], "little")
        if end + _ZIP_END_BYTES + comment == len(data):
            raise UploadRefused("file.polyglot")
    return kind


def _check_kind(kind: str, filename: str, allowed: Collection[str]) -> None:
    named = extension(filename)
    if kind not in allowed:
        raise UploadRefused(
            "file.not_allowed", {"kind": kind, "allowed": ", ".join(sorted(allowed))}
        )
    if _SAME.get(named, named) != kind:
        params = {"name": shorten(filename, 80), "kind": kind}
        raise UploadRefused("file.wrong_extension", params)


def _scan(data: bytes, scanner: Scanner) -> None:
    try:
        result = scanner.scan(data)
    except ScannerUnavailable as error:
        raise UploadRefused("file.scanner_unavailable") from error
    if not result.clean:
        raise UploadRefused("file.infected", {"signature": result.signature})
