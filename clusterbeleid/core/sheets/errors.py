"""What a reader says about a file: refused as a whole, or an error at a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SHOWN_LENGTH = 40


class FileRefused(Exception):
    """The file as a whole cannot be read; `code` says why (see `texts`)."""

    def __init__(self, code: str, params: Mapping[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.params = dict(params or {})


class CellProblem(ValueError):
    """One value cannot be taken; `code` says why (see `texts`)."""

    def __init__(self, code: str, params: Mapping[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.params = dict(params or {})


@dataclass(frozen=True, slots=True)
class CellError:
    """An error with its place as the person sees it.

    `row` counts from 1; `column` is letter and header, 'D (Bedrag)'; both are None
    when the error concerns the sheet or the file. `value` is shortened.
    """

    sheet: str
    row: int | None
    column: str | None
    value: str
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """Something done silently otherwise: a row skipped, a column ignored."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


def shorten(text: str, length: int = SHOWN_LENGTH) -> str:
    """One printable line of at most `length` characters."""
    line = "".join(char if char.isprintable() else " " for char in text[: 4 * length])
    line = " ".join(line.split())
    return line if len(line) <= length else line[: length - 1] + "…"
