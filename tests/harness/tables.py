"""The tables of a page as a reader sees them: heads above, cells below, without what is folded away."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import html5lib

FOLDED = frozenset({"details", "script", "style", "template"})


@lru_cache(maxsize=32)
def tables(html: str) -> list[list[dict[str, str]]]:
    """Return every table that is not folded away: its rows, each a mapping from head to text.

    A page is read once, also when a test looks up many rows.
    """
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [_rows(table) for table in _find(tree, "table")]


def row_of(html: str, name: str, *heads: str) -> dict[str, str]:
    """Return the one row whose first cell starts with ``name``, of the table with all ``heads``."""
    found = [
        row
        for table in tables(html)
        for row in table
        if set(heads) <= row.keys() and next(iter(row.values())).startswith(name)
    ]
    assert len(found) == 1, f"{len(found)} rows for {name} under {heads}"
    return found[0]


def visible_text(element: Any) -> str:
    """Return the words of an element in one line, without what is folded away."""
    return " ".join("".join(_texts(element)).split())


def _rows(table: Any) -> list[dict[str, str]]:
    heads = [visible_text(cell) for row in table.iterfind("./thead/tr") for cell in row]
    return [
        dict(zip(heads, map(visible_text, row), strict=False))
        for row in table.iterfind("./tbody/tr")
    ]


def _find(element: Any, tag: str) -> Iterator[Any]:
    for child in element:
        if child.tag in FOLDED:
            continue
        if child.tag == tag:
            yield child
        yield from _find(child, tag)


def _texts(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        # A word beside a block is a word of its own.
        if isinstance(child.tag, str) and child.tag not in FOLDED:
            yield from _texts(child)
            yield " " if child.tag in {"br", "span", "p", "div", "li"} else ""
        yield child.tail or ""
