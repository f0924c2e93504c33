"""A file as a whole: one structure for screen, print, PDF and the differences of versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clusterbeleid.core.formatting import NOTHING
from clusterbeleid.core.ui import Difference, Text


@dataclass(frozen=True)
class Words:
    """A question with its answer in words."""

    label: Text
    text: str


@dataclass(frozen=True)
class Rows:
    """A table: heads, and rows of which the first cell names the row."""

    heads: Sequence[Text]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Part:
    """A section with its answers and its table."""

    code: str
    title: Text
    words: Sequence[Words]
    table: Rows | None = None


@dataclass(frozen=True)
class Whole:
    """Everything of a file, ready to be shown under ``title``."""

    title: Text
    facts: Sequence[tuple[Text, str]]
    parts: Sequence[Part]


def differences(old: Whole, new: Whole) -> list[Difference]:
    """Return what changed between two versions, field by field, in the order of the form."""
    before, after = dict(_flat(old)), dict(_flat(new))
    keys = dict.fromkeys([*after, *before])
    return [
        Difference(key, before.get(key, NOTHING), after.get(key, NOTHING))
        for key in keys
        if before.get(key, NOTHING) != after.get(key, NOTHING)
    ]


def _flat(whole: Whole) -> Iterator[tuple[str, str]]:
    for label, value in whole.facts:
        yield str(label), value
    for part in whole.parts:
        for one in part.words:
            yield f"{part.title}: {one.label}", one.text
        for row in part.table.rows if part.table else ():
            heads = part.table.heads[1:] if part.table else ()
            for head, cell in zip(heads, row[1:], strict=True):
                yield f"{part.title}: {row[0]}, {head}", cell
