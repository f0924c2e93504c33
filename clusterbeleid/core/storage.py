"""Bytes on the disk: whole and for sure, or not at all."""

from __future__ import annotations

import errno
import logging
import os
from pathlib import Path

from clusterbeleid.core.errors import Refused
from clusterbeleid.kernel.findings import Finding, Level

logger = logging.getLogger(__name__)

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class NoSpace(Refused):
    """The disk is full; nothing was stored. A page that does not catch it answers 507."""

    def __init__(self) -> None:
        super().__init__(Finding(Level.BLOCK, "file.no_space", ""))


def write_whole(target: Path, data: bytes) -> None:
    """Write a new file: beside its place, forced to the disk, then given its name.

    Raises ``NoSpace`` when the disk is full, other trouble as ``OSError``; then nothing is left.
    """
    beside = target.with_name(target.name + ".part")
    try:
        _write_forced(beside, data)
        beside.rename(target)
        _sync_folder(target.parent)
    except OSError as error:
        beside.unlink(missing_ok=True)
        if error.errno in FULL:
            logger.error("no space left for a file of %s bytes", len(data))
            raise NoSpace from None
        raise


def _write_forced(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet, with its folder, and wait until it is on the disk."""
    _make_folder(path.parent)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _make_folder(folder: Path) -> None:
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
