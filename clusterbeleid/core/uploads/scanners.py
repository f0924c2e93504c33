"""Virus scanners: a small one of our own, and the client of a clamd server."""

from __future__ import annotations

import io
import socket
import struct
import zipfile
from dataclasses import dataclass
from typing import Protocol

from clusterbeleid.core.sheets.archive import ZIP_MAGIC
from clusterbeleid.core.sheets.parts import ZIP_ERRORS

MEMBER_BYTES = 50 * 1024 * 1024


class ScannerUnavailable(Exception):
    """The scanner did not give a verdict: away, too slow, or the file is above its limit."""


@dataclass(frozen=True, slots=True)
class ScanResult:
    """The verdict: `signature` names what was found, '' when clean; `scanner` names who looked."""

    signature: str
    scanner: str

    @property
    def clean(self) -> bool:
        """True when nothing was found."""
        return not self.signature


class Scanner(Protocol):
    """Looks at the bytes of a file."""

    def scan(self, data: bytes) -> ScanResult:
        """Return the verdict. Raises ScannerUnavailable when there is none."""


# Written in two pieces, so that a scanner on the machine of a developer leaves this file alone.
_EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
_SIGNATURES = {
    "Eicar-Test-Signature": _EICAR,
    "Program.Windows": b"This program cannot be run in DOS mode",
    "Program.Windows.Borland": b"This program must be run under Win32",
    "Script.PowerShell.Encoded": b"powershell -enc",
    "Script.Shell.WScript": b'CreateObject("WScript.Shell")',
    "Script.PHP": b"<?php",
}
_LONGEST = max(map(len, _SIGNATURES.values()))


class SignatureScanner:
    """Finds a few plain signatures, also inside the members of a zip container.

    No replacement for a real scanner: it stops the test file and programs carried openly.
    """

    name = "signatures"

    def scan(self, data: bytes) -> ScanResult:
        """Return the verdict; a damaged container is judged by its bytes alone."""
        found = _first_signature(data)
        if not found and data.startswith(ZIP_MAGIC):
            found = _first_in_members(data)
        return ScanResult(found, self.name)


def _first_signature(data: bytes) -> str:
    return next((name for name, mark in _SIGNATURES.items() if mark in data), "")


def _first_in_members(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                with archive.open(member) as stream:
                    found = _first_signature(stream.read(MEMBER_BYTES))
                if found:
                    return found
    except ZIP_ERRORS:
        return ""
    return ""


class ClamdScanner:
    """Client of clamd over TCP (INSTREAM); every doubt is ScannerUnavailable, never 'clean'."""

    name = "clamd"
    chunk = 64 * 1024

    def __init__(self, host: str, port: int = 3310, timeout: float = 30.0) -> None:
        self._address = (host, port)
        self._timeout = timeout

    def scan(self, data: bytes) -> ScanResult:
        """Send the bytes and return the verdict of the server."""
        try:
            answer = self._ask(data)
        except OSError as error:
            raise ScannerUnavailable(str(error)) from error
        _, _, verdict = answer.partition(": ")
        if verdict == "OK":
            return ScanResult("", self.name)
        if verdict.endswith(" FOUND"):
            return ScanResult(verdict.removesuffix(" FOUND"), self.name)
        raise ScannerUnavailable(answer or "no answer")

    def _ask(self, data: bytes) -> str:
        with socket.create_connection(self._address, self._timeout) as link:
            link.sendall(b"zINSTREAM\x00")
            for start in range(0, len(data), self.chunk):
                piece = data[start : start + self.chunk]
                link.sendall(struct.pack("!I", len(piece)) + piece)
            link.sendall(struct.pack("!I", 0))
            answer = b""
            while not answer.endswith(b"\x00") and len(answer) < self.chunk:
                received = link.recv(4096)
                if not received:
                    break
                answer += received
        return answer.rstrip(b"\x00\n").decode("utf-8", errors="replace")
