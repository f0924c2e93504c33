"""Saving the answers of a section."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import require
from clusterbeleid.core.written.answers import (
    Column,
    Saved,
    TypedText,
    plain,
    refuse_strange,
    save_typed,
)
from clusters.actions.common import day_of
from evaluations.actions.reports.common import locked
from evaluations.models import Report, ReportAnswer
from evaluations.permissions.reports import may_write
from evaluations.queries.prefill import report_facts
from evaluations.queries.reports import open_sections
from evaluations.rules.reports import fields_in


@transaction.atomic
def save_answers(
    report: Report, section: str, typed: Mapping[str, TypedText], *, actor: Actor, at: datetime
) -> Saved:
    """Store what changed in a section; a field changed by somebody else too is a clash and stays.

    Raises ``Refused`` when the section is not open to the actor, for a field of another section
    (A7), or a text too long; then nothing is stored.
    """
    stored = locked(report)
    require(may_write(actor, stored, section, open_sections(stored, at), on=day_of(at)))
    facts = report_facts(stored, today=day_of(at))
    refuse_strange(typed, [field.key for field in fields_in(facts, section)])
    known = {row.key: row for row in ReportAnswer.objects.filter(report=stored, key__in=typed)}
    rows = {key: known.get(key) or ReportAnswer(report=stored, key=key) for key in typed}
    return save_typed(plain(typed), rows, _TEXT, actor=actor, at=at)


def _put(row: ReportAnswer, text: str) -> None:
    row.text = text


_TEXT = Column("text", "reports.written", _put)
