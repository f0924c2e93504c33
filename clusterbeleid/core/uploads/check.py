"""The checks of one upload, in order: name, size, content, scanner."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import IO

from clusterbeleid.core.sheets.errors import FileRefused, shorten
from clusterbeleid.core.sheets.limits import MEGABYTE
from clusterbeleid.core.uploads.kinds import DEFAULT_LIMITS, UploadLimits, checked_kind
from clusterbeleid.core.uploads.names import check_name, extension
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
        kind = checked_kind(data, bounds)
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
