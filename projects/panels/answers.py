"""What stands on the page of an answer: its parts with their texts, and what happened to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.frozen import hash_of, thaw
from clusterbeleid.core.ui import Event
from clusterbeleid.core.written.panels import AnswerField
from projects.answer_documents.paper import dutch_texts, parts_of
from projects.answer_documents.shape import Part
from projects.models import Answer, AnswerText
from projects.queries.answers.stored import steps_of
from projects.rules.answers import SECTIONS

_STEPS = {
    "draw_up": _("Drawn up"),
    "freeze_answer": _("Approved and frozen"),
    "withdraw_answer": _("Withdrawn"),
}


@dataclass(frozen=True)
class WrittenPart:
    """A part with its field; ``proposed`` is the text the figures of now would give, when it differs."""

    part: Part
    field: AnswerField
    proposed: str


def answer_fields(texts: Mapping[str, AnswerText]) -> list[AnswerField]:
    """Return the fields of the texts, in the order of the answer."""
    return [
        AnswerField(
            key, gettext("Text of part %(number)s") % {"number": number}, _("The tables below follow from the figures."), texts[key].text, texts[key].version, asked=True
        )
        for number, key in enumerate(SECTIONS, start=1)
    ]  # fmt: skip


def written_parts(
    answer: Answer, fields: Sequence[AnswerField], figures: Mapping[str, Any]
) -> list[WrittenPart]:
    """Return the parts of a draft with the fields to write in, from frozen figures.

    A text is proposed again only when the figures changed since the answer was drawn up.
    """
    changed = hash_of(figures) != answer.figures_sha256
    proposed = dutch_texts(figures) if changed else {}
    parts = parts_of(thaw(dict(figures)), {})
    return [
        WrittenPart(part, field, proposed.get(field.key, ""))
        for part, field in zip(parts, fields, strict=True)
    ]


def events_of(answer: Answer) -> list[Event]:
    """Return what happened to an answer, the latest first."""
    steps = reversed(steps_of(answer))
    return [Event(row.at, _STEPS[row.action], row.actor_label, row.reason) for row in steps]
