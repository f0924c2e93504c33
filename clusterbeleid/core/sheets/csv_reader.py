"""Reading delimited text: encoding, delimiter and quotes are found out and reported."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from clusterbeleid.core.sheets.cells import SheetRow
from clusterbeleid.core.sheets.errors import FileRefused
from clusterbeleid.core.sheets.escaping import unguard
from clusterbeleid.core.sheets.header import HEADER_WITHIN, HeaderFinder
from clusterbeleid.core.sheets.limits import Deadline

DELIMITERS = (";", ",", "\t", "|")
BROKEN_AT_MOST = 100
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_LEAD_BYTES = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded file; `encoding` as people know it: UTF-8, UTF-16, Windows-1252."""

    content: str
    encoding: str
    delimiter: str | None  # named by a first line 'sep=;'


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A record whose quotation marks do not match."""

    row: int
    code: str
    text: str


def decode(data: bytes) -> Text:
    """Decode a file: byte order mark, else UTF-8, else Windows-1252.

    Raises FileRefused `csv.encoding` (no text in any of these), `csv.encoding_mixed` (UTF-8 with a
    broken spot: guessing would garble names) or `csv.nul_bytes`.
    """
    content, encoding = _decode(data)
    if "\x00" in content:
        raise FileRefused(
            "csv.nul_bytes", {"row": content.count("\n", 0, content.index("\x00")) + 1}
        )
    named = _SEPARATOR_LINE.match(content)
    if named is None:
        return Text(content, encoding, None)
    return Text(content[named.end() :], encoding, named[1])


def _decode(data: bytes) -> tuple[str, str]:
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16"), "UTF-16"
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError as error:
        if _LEAD_BYTES.search(data) and _mostly_utf8(data):
            row = data.count(b"\n", 0, error.start) + 1
            raise FileRefused("csv.encoding_mixed", {"row": row}) from error
    try:
        return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise FileRefused("csv.encoding", {"row": row}) from error


def _mostly_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a few broken bytes from Windows-1252, where hardly a pair is valid."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    accents = sum(ord(char) > 127 for char in text) - broken
    return accents >= broken


class CsvTable:
    """The rows of a decoded file; `broken` is complete once all rows were read."""

    def __init__(self, text: str, delimiter: str, deadline: Deadline) -> None:
        self.delimiter = delimiter
        self.broken: list[BrokenRecord] = []
        self._lines = list(io.StringIO(text, newline=""))
        self._deadline = deadline

    def rows(self) -> Iterator[SheetRow]:
        """Yield the rows that hold something, numbered as a spreadsheet program shows them."""
        for number, fields in enumerate(self._records(), start=1):
            cells = {at: unguard(text) for at, text in enumerate(fields, start=1) if text.strip()}
            if cells:
                yield SheetRow(number, dict(cells))

    def _records(self) -> Iterator[list[str]]:
        """Yield the fields of every record; a broken one is noted and its next line read afresh."""
        at, number = 0, 0
        while at < len(self._lines) and len(self.broken) < BROKEN_AT_MOST:
            reader = csv.reader(
                islice(self._lines, at, None), delimiter=self.delimiter, strict=True
            )
            start = 0
            try:
                for fields in reader:
                    yield fields
                    number, start = number + 1, reader.line_num
                    if not number % 500:
                        self._deadline.check()
                return
            except csv.Error as error:
                closed = "expected after" in str(error)
                code = "csv.quote" if closed else "csv.unclosed_quote"
                self.broken.append(BrokenRecord(number + 1, code, self._lines[at + start]))
                yield []
                number, at = number + 1, at + start + 1


def open_csv(text: Text, finder: HeaderFinder, deadline: Deadline) -> CsvTable:
    """Choose the delimiter under which the header is recognised best, then the most columns."""
    if text.delimiter is not None:
        return CsvTable(text.content, text.delimiter, deadline)
    top = "".join(islice(io.StringIO(text.content, newline=""), 4 * HEADER_WITHIN))

    def fitness(delimiter: str) -> tuple[int, int]:
        rows = list(islice(CsvTable(top, delimiter, deadline).rows(), HEADER_WITHIN))
        header = finder.best(rows)
        widest = max((max(row.cells) for row in rows), default=0)
        return (len(header.columns) if header else 0), widest

    return CsvTable(text.content, max(DELIMITERS, key=fitness), deadline)
