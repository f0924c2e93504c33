"""The shared strings of an XLSX package."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from xml.sax.xmlreader import AttributesImpl

from clusterbeleid.core.sheets.errors import FileRefused
from clusterbeleid.core.sheets.limits import Deadline
from clusterbeleid.core.sheets.parts import PartHandler, stream_part

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """Undo Excel's '_x000D_' notation for characters XML cannot hold."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


class _StringsHandler(PartHandler):
    """Collects the texts of <si>; phonetic hints (<rPh>) are not part of the text."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._in_text = self._phonetic = False

    def start(self, name: str, attributes: AttributesImpl) -> None:
        if name == "t":
            self._in_text = not self._phonetic
        elif name == "rPh":
            self._phonetic = True
        elif name == "si":
            self._parts = []

    def text(self, content: str) -> None:
        if self._in_text:
            self._parts.append(content)

    def end(self, name: str) -> None:
        if name == "t":
            self._in_text = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.texts.append(unescape("".join(self._parts)))


class SharedStrings:
    """The string table, read only as far as asked: a refused file stays cheap."""

    def __init__(self, archive: zipfile.ZipFile, path: str | None, deadline: Deadline) -> None:
        self._handler = _StringsHandler()
        self._deadline = deadline
        self._steps: Iterator[None] = (
            stream_part(archive, path, self._handler) if path else iter(())
        )

    def __getitem__(self, index: int) -> str:
        texts = self._handler.texts
        while index >= len(texts):
            self._deadline.check()
            try:
                next(self._steps)
            except StopIteration:
                raise FileRefused("file.damaged") from None
        if index < 0:
            raise FileRefused("file.damaged")
        return texts[index]

    def finish(self) -> None:
        """Read the rest, so that damage (a wrong checksum) is seen."""
        for _ in self._steps:
            self._deadline.check()
