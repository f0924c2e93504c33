"""How much of a file is read before it is refused; arguments, never settings."""

from __future__ import annotations

import time
from dataclasses import dataclass

from clusterbeleid.core.sheets.errors import FileRefused

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class ArchiveLimits:
    """Bounds of one file: bytes as sent, bytes unpacked, unpacked/packed, members."""

    max_file_bytes: int = 20 * MEGABYTE
    max_unpacked_bytes: int = 200 * MEGABYTE
    max_ratio: int = 200
    max_entries: int = 2_000


@dataclass(frozen=True)
class SheetLimits(ArchiveLimits):
    """Bounds of one import: further rows (without header), columns, seconds."""

    max_rows: int = 20_000
    max_columns: int = 60
    max_seconds: float = 20.0


class Deadline:
    """A moment after which reading stops, so that no file can hold a worker."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Raise `FileRefused` (file.too_slow) once the time is used up."""
        if time.monotonic() > self._end:
            raise FileRefused("file.too_slow", {"seconds": round(self.seconds)})
