"""Reading one XML part of an Office file as a stream, without DTD or entities.

openpyxl writes our workbooks but does not read them: with lxml installed it parses most parts
outside defusedxml, its read-only mode drops merged cells, hidden rows and the formula beside a
stored value, and a damaged file ends in one of many undocumented exceptions.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]  # has no stubs
from defusedxml.expatreader import create_parser  # type: ignore[import-untyped]  # has no stubs

from clusterbeleid.core.sheets.errors import FileRefused

CHUNK = 64 * 1024
# What zipfile raises on damage: wrong checksum, broken stream, an unknown method, a
# short file, a member behind a password, impossible offsets.
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    RuntimeError,
    OSError,
    ValueError,
    KeyError,
)


class PartHandler:
    """Receives the events of a part; names come without their prefix ('x:row' → 'row')."""

    def start(self, name: str, attributes: AttributesImpl) -> None:
        """Handle a start tag."""

    def end(self, name: str) -> None:
        """Handle an end tag."""

    def text(self, content: str) -> None:
        """Handle a piece of text; one text may come in several pieces."""


class _Events(ContentHandler):
    """Hands the events of the SAX parser on; its method names are given by SAX."""

    def __init__(self, handler: PartHandler) -> None:
        super().__init__()
        self.handler = handler

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  SAX
        self.handler.start(local(name), attrs)

    def endElement(self, name: str) -> None:  # noqa: N802  SAX
        self.handler.end(local(name))

    def characters(self, content: str) -> None:
        self.handler.text(content)


def local(name: str) -> str:
    """Return the name without its prefix."""
    return name.rpartition(":")[2]


def stream_part(archive: zipfile.ZipFile, path: str, handler: PartHandler) -> Iterator[None]:
    """Feed a part to `handler`, yielding after each chunk.

    Raises FileRefused `file.damaged`, or `file.forbidden_xml` for a DTD or entity.
    """
    parser: Any = create_parser(forbid_dtd=True)
    parser.setContentHandler(_Events(handler))
    try:
        with archive.open(path) as stream:
            yield from _feed(parser, stream)
    except DefusedXmlException as error:
        raise FileRefused("file.forbidden_xml") from error
    except (SAXException, *ZIP_ERRORS) as error:
        raise FileRefused("file.damaged") from error


def _feed(parser: Any, stream: IO[bytes]) -> Iterator[None]:
    parser.feed(b"")  # without it an empty part would count as complete
    while chunk := stream.read(CHUNK):
        parser.feed(chunk)
        yield
    parser.close()
    yield


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag: parent's name, own name, attributes by full name."""

    parent: str
    name: str
    attributes: dict[str, str]

    def get(self, name: str, default: str = "") -> str:
        """Return the attribute of this local name, with or without a prefix."""
        if name in self.attributes:
            return self.attributes[name]
        found = [value for key, value in self.attributes.items() if local(key) == name]
        return found[0] if found else default


class _Collector(PartHandler):
    def __init__(self, wanted: frozenset[str]) -> None:
        self.wanted = wanted
        self.path: list[str] = [""]
        self.found: list[Element] = []

    def start(self, name: str, attributes: AttributesImpl) -> None:
        if name in self.wanted:
            self.found.append(Element(self.path[-1], name, dict(attributes.items())))
        self.path.append(name)

    def end(self, name: str) -> None:
        self.path.pop()


def elements(archive: zipfile.ZipFile, path: str, *wanted: str) -> list[Element]:
    """Return all start tags of these local names in a part, in order."""
    collector = _Collector(frozenset(wanted))
    for _ in stream_part(archive, path, collector):
        pass
    return collector.found
