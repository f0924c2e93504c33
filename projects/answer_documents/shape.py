"""One structure for screen, PDF and DOCX: heading, parts with text, tables and sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clusterbeleid.core.ui import Text
from projects.answer_texts.labels import Head

LONG = 12


@dataclass(frozen=True)
class Table:
    """A table of a part: heads, and rows of written cells of which the first names the row."""

    code: str
    caption: Text
    heads: Sequence[Head]
    rows: Sequence[Sequence[str]]

    @property
    def is_long(self) -> bool:
        """Tell whether a screen folds it."""
        return len(self.rows) > LONG

    @property
    def label(self) -> str:
        """Return the caption with the number of rows."""
        return f"{self.caption} ({len(self.rows)})"

    @property
    def lines(self) -> list[list[tuple[Head, str]]]:
        """Return each row as cells with the head they stand under."""
        return [list(zip(self.heads, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Part:
    """A numbered part: its text in paragraphs, tables, and the sources of both."""

    number: int
    code: str
    title: Text
    text: str
    tables: Sequence[Table]
    sources: Sequence[str]

    @property
    def heading(self) -> str:
        """Return number and title."""
        return f"{self.number}. {self.title}"

    @property
    def paragraphs(self) -> list[str]:
        """Return the text line by line, without empty ones."""
        return [line for line in self.text.splitlines() if line.strip()]


@dataclass(frozen=True)
class Paper:
    """An answer ready to be read; ``sha256`` is empty for a draft."""

    title: str
    minister: str
    question: str
    subject: str
    as_of: date
    parts: Sequence[Part]
    state: str
    sha256: str = ""
