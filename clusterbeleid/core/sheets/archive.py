"""Opening a zip container without trusting it."""

from __future__ import annotations

import io
import stat
import zipfile

from clusterbeleid.core.sheets.errors import FileRefused
from clusterbeleid.core.sheets.limits import MEGABYTE, ArchiveLimits
from clusterbeleid.core.sheets.parts import ZIP_ERRORS

ZIP_MAGIC = b"PK\x03\x04"
# Small parts compress freely (a theme of one colour); only big ones can be bombs.
RATIO_FROM_BYTES = MEGABYTE


def open_archive(data: bytes, limits: ArchiveLimits) -> zipfile.ZipFile:
    """Open a zip file held in memory, judging its directory before anything is unpacked.

    The declared sizes bind: `zipfile` never yields more than a member declares.
    Raises `FileRefused`: file.damaged, file.too_large, file.password, file.unsafe_archive.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_ERRORS as error:
        raise FileRefused("file.damaged") from error
    members = archive.infolist()
    _check_overlap(members, len(data))
    _check_size(members, limits)
    for member in members:
        _check_member(member)
    return archive


def _check_overlap(members: list[zipfile.ZipInfo], length: int) -> None:
    """Refuse the same bytes listed twice: how a bomb stays small."""
    names = [member.filename for member in members]
    if len(set(names)) != len(names) or sum(m.compress_size for m in members) > length:
        raise FileRefused("file.damaged")


def _check_size(members: list[zipfile.ZipInfo], limits: ArchiveLimits) -> None:
    too_large = FileRefused("file.too_large", {"max_mb": limits.max_unpacked_bytes // MEGABYTE})
    if len(members) > limits.max_entries:
        raise too_large
    if sum(member.file_size for member in members) > limits.max_unpacked_bytes:
        raise too_large
    for member in members:
        if member.file_size < RATIO_FROM_BYTES:
            continue
        if member.file_size > limits.max_ratio * max(member.compress_size, 1):
            raise too_large


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename
    steps = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in steps or ":" in steps[0] or "\x00" in name:
        raise FileRefused("file.unsafe_archive")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise FileRefused("file.unsafe_archive")
    if member.flag_bits & 0x1:
        raise FileRefused("file.password")


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Unpack one member; its size was judged by `open_archive`."""
    try:
        return archive.read(name)
    except ZIP_ERRORS as error:
        raise FileRefused("file.damaged") from error
