"""Columns whose names are understood in both languages; the language in use decides which is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import TextChoices
from django.utils import translation

from clusterbeleid.core.sheets.spec import ColumnSpec

_LANGUAGES = ("nl", "en")


def language_at() -> int:
    """Return the place of the language in use among the names of a column: Dutch, English."""
    return _LANGUAGES.index("en") if (translation.get_language() or "").startswith("en") else 0


def named_column(
    key: str,
    names: Sequence[str],
    parse: Any,
    first: int,
    *,
    required: bool = False,
    kind: str = "text",
    choices: tuple[str, ...] = (),
) -> ColumnSpec:
    """Return a column; ``names`` are the Dutch name, the English one, and what people write themselves."""
    headers = (*_ordered(names[:2], first), *names[2:])
    return ColumnSpec(key, headers, parse, required=required, kind=kind, choices=choices)


def words_of(choices: type[TextChoices], first: int) -> dict[str, str]:
    """Return every word for a choice in both languages, and its code, with the code it means."""
    found: dict[str, str] = {}
    for language in _ordered(_LANGUAGES, first):
        with translation.override(language):
            found |= {str(one.label): one.value for one in choices}
    return found | {one.value: one.value for one in choices}


def _ordered(pair: Sequence[str], first: int) -> list[str]:
    return [pair[first], *pair[:first], *pair[first + 1 :]]
