"""Saving answers, field by field: two people in one section lose nothing of each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from applications.actions.common import opened_for
from applications.actions.data import TypedText
from applications.models import Answer, Application
from applications.models.content import LONGEST_ANSWER
from applications.rules.form import form_of
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.history import save_tracked

NEW = 0  # the version of a field that nobody filled in yet


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


@transaction.atomic
def save_answers(
    application: Application,
    section: str,
    typed: Mapping[str, TypedText],
    *,
    actor: Actor,
    at: datetime,
) -> Saved:
    """Store what changed in a section; a field changed by somebody else too is a clash and stays.

    A field left as it was read stays as it is now, whoever changed it. The other fields are stored all the same. Raises ``Refused`` when the section is not open to
    the actor, for a field of another section (A7), or a text too long; then nothing is stored.
    """
    stored = opened_for(application, section, actor=actor, at=at)
    _refuse_strange(stored, section, typed)
    known = {row.key: row for row in Answer.objects.filter(application=stored, key__in=typed)}
    versions: dict[str, int] = {}
    clashes: list[Clash] = []
    for key, one in typed.items():
        row, text = known.get(key), _plain(one.text)
        if row is None:
            row = Answer(application=stored, key=key, version=NEW)
        if row.text == text:
            versions[key] = row.version
        elif row.version == one.version:
            row.text = text
            row.version = row.version or 1  # as every new record of the house
            save_tracked(row, actor=actor, at=at, reason="applications.written")
            versions[key] = row.version
        elif text != as_read(row, "text", one.version):
            clashes.append(_clash(row, text))
    return Saved(versions, tuple(clashes))


def as_read(row: Any, name: str, version: int) -> str:
    """Return what stood in a field when somebody read that version of it: untouched is no clash."""
    if version == NEW or row.pk is None:
        return ""
    found = row.history.filter(version=version).values_list(name, flat=True).first()
    return found or ""


def _refuse_strange(application: Application, section: str, typed: Mapping[str, TypedText]) -> None:
    fields = {
        one.key
        for part in form_of(application.call.form_version)
        if part.code == section
        for one in part.fields
    }
    strange = sorted(set(typed) - fields)
    if strange:
        raise Refused.because("applications.unknown_field", field=strange[0])
    for key, one in typed.items():
        if len(one.text) > LONGEST_ANSWER:
            raise Refused.because(
                "applications.too_long",
                field=f"asked.{key}",
                length=len(one.text),
                most=LONGEST_ANSWER,
            )


def _plain(text: str) -> str:
    """Return the text as stored: line ends of one kind, without the sign that no database takes."""
    return text.replace("\r\n", "\n").replace("\0", "")


def _clash(row: Answer, mine: str) -> Clash:
    last = row.history.select_related("history_user").first()
    by = str(last.history_user) if last and last.history_user else ""
    return Clash(row.key, mine, row.text, by, row.version)
