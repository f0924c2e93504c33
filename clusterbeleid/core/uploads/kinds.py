"""What kind of file an upload is, by its content, with the checks of that kind."""

from __future__ import annotations

from dataclasses import dataclass

import filetype

from clusterbeleid.core.sheets.archive import ZIP_MAGIC
from clusterbeleid.core.sheets.csv_reader import decode
from clusterbeleid.core.sheets.detect import looks_like_markup, refuse_ole
from clusterbeleid.core.sheets.limits import ArchiveLimits
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

_ZIP_END = b"PK\x05\x06"
_ZIP_END_BYTES = 22


@dataclass(frozen=True)
class UploadLimits(ArchiveLimits):
    """Bounds of one upload: further the pixels of a picture."""

    max_pixels: int = 50_000_000


DEFAULT_LIMITS = UploadLimits()


def checked_kind(data: bytes, limits: UploadLimits) -> str:
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
