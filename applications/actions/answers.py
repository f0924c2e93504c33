"""Saving the answers of a section."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from applications.actions.common import opened_for
from applications.models import Answer, Application
from applications.rules.form import FORM
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.written.answers import (
    Column,
    Saved,
    TypedText,
    plain,
    refuse_strange,
    save_typed,
)


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

    Raises ``Refused`` when the section is not open to the actor, for a field of another section
    (A7), or a text too long; then nothing is stored.
    """
    stored = opened_for(application, section, actor=actor, at=at)
    fields = FORM.fields(stored.call.form_version, section)
    refuse_strange(typed, [field.key for field in fields])
    known = {row.key: row for row in Answer.objects.filter(application=stored, key__in=typed)}
    rows = {key: known.get(key) or Answer(application=stored, key=key) for key in typed}
    return save_typed(plain(typed), rows, _TEXT, actor=actor, at=at)


def _put(row: Answer, text: str) -> None:
    row.text = text


_TEXT = Column("text", "applications.written", _put)
