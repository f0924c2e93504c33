"""PNG and JPEG: the size is read from the header, no pixel is ever decoded."""

from __future__ import annotations

import struct

from clusterbeleid.core.uploads.refusal import UploadRefused

PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
JPEG_MAGIC = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})


def png_size(data: bytes) -> tuple[int, int]:
    """Return width and height. Raises UploadRefused `file.damaged`, `file.polyglot`."""
    at, size = len(PNG_MAGIC), None
    while at + 12 <= len(data):
        length, kind = struct.unpack_from("!I4s", data, at)
        if size is None:
            if kind != b"IHDR" or length != 13:
                break
            size = struct.unpack_from("!II", data, at + 8)
        at += 12 + length
        if kind == b"IEND" and at <= len(data):
            if data[at:].strip(b"\x00\r\n "):
                raise UploadRefused("file.polyglot")
            return size
    raise UploadRefused("file.damaged")


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Return width and height. Raises UploadRefused `file.damaged`."""
    at = 2
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            break
        kind = data[at + 1]
        if kind == 0xFF or kind in _WITHOUT_LENGTH:
            at += 1 if kind == 0xFF else 2
            continue
        if kind in _FRAMES:
            return _frame_size(data, at)
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    raise UploadRefused("file.damaged")


def _frame_size(data: bytes, at: int) -> tuple[int, int]:
    """Return the size in the frame header at ``at``, in a picture that has an end."""
    height, width = struct.unpack_from("!HH", data, at + 5)
    if b"\xff\xd9" not in data[at:] or not height or not width:
        raise UploadRefused("file.damaged")
    return width, height


def check_picture(size: tuple[int, int], max_pixels: int) -> None:
    """Refuse a picture that would fill the memory. Raises UploadRefused `file.too_many_pixels`."""
    width, height = size
    if not width or not height:
        raise UploadRefused("file.damaged")
    if width * height > max_pixels:
        millions = max_pixels // 1_000_000
        raise UploadRefused(
            "file.too_many_pixels", {"width": width, "height": height, "max": millions}
        )
