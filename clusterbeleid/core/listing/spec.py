"""What a list shows and how it may be narrowed: columns and filters, declared once per list."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.contrib.postgres.lookups import Unaccent
from django.db.models import F, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower

from clusterbeleid.core.ui import Text

Kind = Literal["text", "euro", "date", "int", "pct", "status"]
Rows = Any  # a QuerySet, or a sequence of anything; both go through every function below
Choices = Sequence[tuple[str, Text]]

FIGURES = frozenset({"euro", "int", "pct"})
RESERVED = frozenset({"sort", "page", "export"})


def by_name(path: str) -> Combinable:
    """Order by a name as a Dutch reader expects: aap, Bos, een, Élan, Zee.

    The database compares bytes, so capitals and accents have to go first.
    """
    return Lower(Unaccent(F(path)))


def folded(text: str) -> str:
    """Return ``text`` without capitals and accents, to compare or order in memory."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def read(row: Any, path: str | Callable[[Any], Any]) -> Any:
    """Return what ``path`` points at: a function of the row, or names joined by dots.

    A name is a key of a mapping or an attribute, called when it is a method; None on the way gives None.
    """
    if callable(path):
        return path(row)
    value = row
    for name in path.split("."):
        if value is None:
            return None
        value = value.get(name) if isinstance(value, Mapping) else getattr(value, name)
        value = value() if callable(value) and not isinstance(value, type) else value
    return value


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a list.

    ``value`` gives the raw value: str, Decimal, date, int or, for kind ``status``, a ``core.ui.Status``.
    ``sort`` makes the column sortable: an ORM path or expression (see `by_name`) for a query set, a path or
    function of the row for rows in memory. ``link`` gives the address behind the cell, ``note`` a second, softer
    line under it, ``template`` a partial that draws the cell itself with ``row`` and ``value``. ``demo`` points at
    what tells whether the subject is invented; then a mark stands behind the text.
    """

    key: str
    label: Text
    value: str | Callable[[Any], Any]
    kind: Kind = "text"
    sort: str | Combinable | Callable[[Any], Any] | None = None
    link: Callable[[Any], str | None] | None = None
    note: Callable[[Any], Text] | None = None
    template: str | None = None
    demo: str | None = None
    on_screen: bool = True
    in_export: bool = True

    @property
    def is_figure(self) -> bool:
        """Tell whether the cells are figures, set flush right."""
        return self.kind in FIGURES


@dataclass(frozen=True, kw_only=True)
class Filter:
    """One way to narrow a list.

    ``apply`` is a function ``(rows, value) -> rows`` that receives the checked value: a key of ``choices``, the text
    typed, or a ``date``. A path instead of a function means: equal to the choice, contains the text, that very day.
    ``choices`` may be a function, called once a page.
    """

    key: str
    label: Text
    apply: str | Callable[[Rows, Any], Rows]
    kind: Literal["choices", "text", "date"] = "choices"
    choices: Choices | Callable[[], Choices] = ()
    hint: Text = ""

    def options(self) -> dict[str, str]:
        """Return the label of each choice by its value, in the language in use."""
        choices = self.choices() if callable(self.choices) else self.choices
        return {str(value): str(label) for value, label in choices}

    def narrow(self, rows: Rows, value: Any) -> Rows:
        """Return the rows that fit ``value``."""
        if callable(self.apply):
            return self.apply(rows, value)
        if isinstance(rows, QuerySet):
            lookup = "__unaccent__icontains" if self.kind == "text" else ""
            return rows.filter(**{f"{self.apply.replace('.', '__')}{lookup}": value})
        if self.kind == "text":
            return [
                row for row in rows if folded(value) in folded(str(read(row, self.apply) or ""))
            ]
        wanted = value if self.kind == "date" else str(value)
        return [row for row in rows if _comparable(read(row, self.apply), self.kind) == wanted]


def _comparable(value: Any, kind: str) -> Any:
    return value if kind == "date" else str(value)
