"""Word and Excel files: a zip container whose parts are what they should be."""

from __future__ import annotations

import re
import zipfile

from clusterbeleid.core.sheets.archive import ZIP_MAGIC, open_archive, read_member
from clusterbeleid.core.sheets.detect import OLE_MAGIC
from clusterbeleid.core.sheets.errors import FileRefused
from clusterbeleid.core.sheets.limits import ArchiveLimits
from clusterbeleid.core.sheets.parts import CHUNK, ZIP_ERRORS, elements
from clusterbeleid.core.sheets.workbook import CONTENT_TYPES
from clusterbeleid.core.uploads.refusal import UploadRefused

_MAIN_TYPES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
_ARCHIVES = (ZIP_MAGIC, b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_PROGRAMS = (b"MZ", b"\x7fELF")
HEAD_BYTES, OVERLAP = 16, 512
_RUNS_FROM_AFAR = frozenset({"attachedTemplate", "oleObject", "frame", "subDocument"})
_REMOTE = re.compile(r"(?:https?|ftp|mhtml|ms-\w+):", re.IGNORECASE)
_DDE = re.compile(rb"<(?:\w+:)?(?:ddelink|olelink)\b|<(?:\w+:)?instrtext[^>]*>\s*dde(?:auto)?\b")
_DDE_WORDS = (b"ddelink", b"olelink", b"instrtext")


def office_kind(data: bytes, limits: ArchiveLimits, *, nested: bool = False) -> str | None:
    """Return 'docx' or 'xlsx', None for another kind of zip file.

    A chart in a document carries its figures as a workbook inside: one level of that is judged by
    the same rules. Raises FileRefused: `file.damaged`, `file.too_large`, `file.password`,
    `file.unsafe_archive`, `file.forbidden_xml`, `file.macro`, `file.embedded_object`,
    `file.nested_archive`, `file.remote_content`.
    """
    archive = open_archive(data, limits)
    names = archive.namelist()
    if CONTENT_TYPES not in names:
        return None
    kind = _kind_by_types(archive)
    for name in names:
        _check_part(archive, name, limits, nested=nested)
    return kind


def _kind_by_types(archive: zipfile.ZipFile) -> str | None:
    types = [e.get("ContentType") for e in elements(archive, CONTENT_TYPES, "Override", "Default")]
    if any("macroenabled" in found.lower() for found in types):
        raise UploadRefused("file.macro")
    return next((_MAIN_TYPES[found] for found in types if found in _MAIN_TYPES), None)


def _check_part(
    archive: zipfile.ZipFile, name: str, limits: ArchiveLimits, *, nested: bool
) -> None:
    low = name.lower()
    if low.endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in low:
        raise UploadRefused("file.macro")
    if "/activex/" in low or low.endswith(".exe"):
        raise UploadRefused("file.embedded_object")
    head = _scan_part(archive, name)
    if head.startswith((OLE_MAGIC, *_PROGRAMS)):
        raise UploadRefused("file.embedded_object")
    if head.startswith(_ARCHIVES):
        _check_nested(read_member(archive, name), low, limits, nested=nested)
    elif low.endswith(".rels"):
        _check_links(archive, name)


def _scan_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the first bytes of a part; look for DDE on the way to its end and its checksum."""
    head, tail = b"", b""
    try:
        with archive.open(name) as stream:
            while chunk := stream.read(CHUNK):
                head = head or chunk[:HEAD_BYTES]
                text = (tail + chunk).lower()
                # The words first: a big part is passed several times quicker than by the pattern.
                if any(word in text for word in _DDE_WORDS) and _DDE.search(text):
                    raise UploadRefused("file.remote_content")
                tail = chunk[-OVERLAP:]
    except ZIP_ERRORS as error:
        raise FileRefused("file.damaged") from error
    return head


def _check_nested(content: bytes, name: str, limits: ArchiveLimits, *, nested: bool) -> None:
    inside = "/embeddings/" in name and content.startswith(ZIP_MAGIC) and not nested
    if not inside or office_kind(content, limits, nested=True) is None:
        raise UploadRefused("file.nested_archive")


def _check_links(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse what Word or Excel would fetch or start when the file is opened."""
    for link in elements(archive, name, "Relationship"):
        if link.get("TargetMode") != "External":
            continue
        kind = link.get("Type").rpartition("/")[2]
        if kind in _RUNS_FROM_AFAR and _REMOTE.match(link.get("Target")):
            raise UploadRefused("file.remote_content")
