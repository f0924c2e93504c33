"""Files for uploads, good and hostile; made when needed, none stands in git."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping

import pikepdf

from tests.core.workbooks import CONTENT_TYPES, ROW, changed, workbook, zip_of

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def pdf(pages: int = 1, encryption: pikepdf.Encryption | None = None) -> bytes:
    """Return a PDF with blank pages."""
    buffer = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page()
        document.save(buffer, encryption=encryption or False)
    return buffer.getvalue()


def pdf_with_script(where: str) -> bytes:
    """Return a PDF that runs JavaScript: on opening, by name, or by an additional action."""
    buffer = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        if where == "launch":
            action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
        if where == "names":
            names = pikepdf.Array(["a", action])
            tree = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=names))
            document.Root.Names = tree
        elif where == "additional":
            document.Root.AA = pikepdf.Dictionary(WC=action)
        else:
            document.Root.OpenAction = action
        document.save(buffer)
    return buffer.getvalue()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack("!I", len(content))
        + kind
        + content
        + struct.pack("!I", zlib.crc32(kind + content))
    )


def png(width: int = 2, height: int = 2) -> bytes:
    """Return a PNG that claims this size; only small ones hold all of their pixels."""
    lines = b"".join(b"\x00" + b"\xff" * width * 3 for _ in range(min(height, 4)))
    head = struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(lines))
        + _chunk(b"IEND", b"")
    )


def jpeg(width: int = 2, height: int = 2) -> bytes:
    """Return the skeleton of a JPEG: header, frame of this size, scan, end."""
    frame = struct.pack("!BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
        b"\xff\xc0"
        + struct.pack("!H", len(frame) + 2)
        + frame
        + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x7f\xff\xd9"
    )


def docx(extra: Mapping[str, bytes] | None = None, text: str = "<w:t>Beste</w:t>") -> bytes:
    """Return a small Word document with extra parts."""
    return zip_of(
        {
            CONTENT_TYPES: (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                f'<Override PartName="/word/document.xml" ContentType="{WORD_MAIN}"/></Types>'
            ).encode(),
            "_rels/.rels": relations("officeDocument", "word/document.xml", external=False),
            "word/document.xml": f'<w:document xmlns:w="w"><w:body>{text}</w:body></w:document>'.encode(),
            **(extra or {}),
        }
    )


def relations(kind: str, target: str, *, external: bool = True) -> bytes:
    """Return a part with one relationship."""
    mode = ' TargetMode="External"' if external else ""
    return (
        f'<Relationships><Relationship Id="r1" Type="{RELATION}{kind}" Target="{target}"{mode}/>'
        "</Relationships>"
    ).encode()


def xlsx(extra: Mapping[str, bytes] | None = None) -> bytes:
    """Return a small workbook with extra parts."""
    return changed(workbook(ROW), dict(extra or {}))
