"""Saving what was typed, field by field: two people in one section lose nothing of each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.history import save_tracked

NEW = 0  # the version of a field that nobody filled in yet
LONGEST_ANSWER = 100_000


@dataclass(frozen=True)
class TypedText:
    """What somebody typed in a field, and the version that was read; 0 when there was none."""

    text: str
    version: int = NEW


@dataclass(frozen=True)
class Clash:
    """A field that somebody else changed after it was read: mine, theirs, who, and the version now."""

    key: str
    mine: str
    theirs: str
    by: str
    version: int


@dataclass(frozen=True)
class Saved:
    """The version of every field that is stored now, and the fields that were left alone."""

    versions: Mapping[str, int]
    clashes: tuple[Clash, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class Column:
    """Where typed text stands in a row, how it is put there, and under which reason."""

    name: str
    reason: str
    put: Callable[[Any, str], None]


def save_typed(
    typed: Mapping[str, TypedText],
    rows: Mapping[str, Any],
    column: Column,
    *,
    actor: Actor,
    at: datetime,
) -> Saved:
    """Store in ``rows`` what changed; a field changed by somebody else too is a clash and stays.

    A field left as it was read stays as it is now, whoever changed it; the other fields are stored
    all the same. A row without key is stored when something was typed in it.
    """
    versions: dict[str, int] = {}
    clashes: list[Clash] = []
    for key, one in typed.items():
        row = rows[key]
        now = row.version if row.pk else NEW
        if getattr(row, column.name) == one.text:
            versions[key] = now
        elif now == one.version:
            column.put(row, one.text)
            save_tracked(row, actor=actor, at=at, reason=column.reason)
            versions[key] = row.version
        elif one.text != _as_read(row, column.name, one.version):
            clashes.append(_clash(key, row, column.name, one.text))
    return Saved(versions, tuple(clashes))


def plain(typed: Mapping[str, TypedText]) -> dict[str, TypedText]:
    """Return texts as stored: line ends of one kind, without the sign that no database takes."""
    return {
        key: TypedText(one.text.replace("\r\n", "\n").replace("\0", ""), one.version)
        for key, one in typed.items()
    }


def refuse_strange(typed: Mapping[str, TypedText], known: Collection[str]) -> None:
    """Raise ``Refused`` for a field that is not known here (A7) or a text that is too long."""
    strange = sorted(set(typed) - set(known))
    if strange:
        raise Refused.because("written.unknown_field", field=strange[0])
    for key, one in typed.items():
        if len(one.text) > LONGEST_ANSWER:
            raise Refused.because(
                "written.too_long",
                field=f"asked.{key}",
                length=len(one.text),
                most=LONGEST_ANSWER,
            )


def _as_read(row: Any, name: str, version: int) -> str:
    """Return what stood in a field when somebody read that version of it: untouched is no clash."""
    if version == NEW or row.pk is None:
        return ""
    found = row.history.filter(version=version).values_list(name, flat=True).first()
    return found or ""


def _clash(key: str, row: Any, name: str, mine: str) -> Clash:
    last = row.history.select_related("history_user").first()
    by = str(last.history_user) if last and last.history_user else ""
    return Clash(key, mine, getattr(row, name), by, row.version)
