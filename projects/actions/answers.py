"""Drawing up an answer to parliament, correcting one, and writing it together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.history import bulk_create_tracked, save_tracked
from clusterbeleid.core.state import record_creations
from clusterbeleid.core.written.answers import (
    Column,
    Saved,
    TypedText,
    plain,
    refuse_strange,
    save_typed,
)
from clusters.actions.common import author_of, day_of
from projects.answer_documents.paper import dutch_texts
from projects.answer_permissions import may_draw_up, may_step
from projects.models import Answer, AnswerText
from projects.queries.answers.drawn import drawn_figures
from projects.queries.answers.stored import is_apart, seal_of, texts_of
from projects.rules.answers import SECTIONS


@dataclass(frozen=True)
class QuestionData:
    """The question as typed: its number and day, who asks, and who answers."""

    number: str
    asked_on: date
    member: str
    minister: str
    subject: str


@transaction.atomic
def draw_up(
    data: QuestionData,
    as_of: date,
    *,
    actor: Actor,
    at: datetime,
    corrects: Answer | None = None,
) -> Answer:
    """Draw up an answer with the figures of ``as_of``, and a first text for each part.

    A correction begins with the texts that went out. Raises ``Refused`` for a wrong role, a day in
    the future, or a correction of what did not go out.
    """
    require(may_draw_up(actor, on=day_of(at)))
    if max(as_of, data.asked_on) > day_of(at):
        raise Refused.because("answer.in_future")
    figures = drawn_figures(as_of)
    texts = _texts_to_correct(corrects, actor) if corrects else dutch_texts(figures)
    answer = Answer(
        **asdict(data),
        as_of=as_of,
        figures_sha256=hash_of(figures),
        corrects=corrects,
        drawn_by=author_of(actor),
        drawn_at=at,
    )
    save_tracked(answer, actor=actor, at=at, reason="answer.drawn_up")
    record_creations([answer], "draw_up", actor=actor, at=at)
    rows = [AnswerText(answer=answer, key=key, text=texts.get(key, "")) for key in SECTIONS]
    bulk_create_tracked(AnswerText, rows, actor=actor, at=at, reason="answer.drawn_up")
    return answer


@transaction.atomic
def save_texts(
    answer: Answer, typed: Mapping[str, TypedText], *, actor: Actor, at: datetime
) -> Saved:
    """Store what changed; a part that somebody else changed too is a clash and stays.

    Raises ``Refused`` when the answer stands still, or for an unknown part (A7).
    """
    stored = locked_for(answer, "write", actor=actor, at=at)
    refuse_strange(typed, SECTIONS)
    return save_typed(plain(typed), texts_of(stored), _TEXT, actor=actor, at=at)


@transaction.atomic
def change_question(
    answer: Answer,
    data: QuestionData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Answer:
    """Correct what was typed about the question; raises ``Refused``, or ``Conflict`` for a stale form."""
    stored = locked_for(answer, "write", actor=actor, at=at)
    if data.asked_on > day_of(at):
        raise Refused.because("answer.in_future")
    for name, value in asdict(data).items():
        setattr(stored, name, value)
    return save_tracked(
        stored, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


def _texts_to_correct(answer: Answer, actor: Actor) -> dict[str, str]:
    require(may_step("correct", actor, answer))
    seal = seal_of(answer)
    return dict(seal.content["texts"]) if seal else {}


def locked_for(answer: Answer, step: str, *, actor: Actor, at: datetime) -> Answer:
    """Lock the answer, so that nobody writes while another freezes; returns it afresh."""
    stored = Answer.objects.select_for_update().get(pk=answer.pk)
    if is_apart(actor, on=day_of(at)):
        raise Refused.because("clusters.interest_declared")
    require(may_step(step, actor, stored))
    return stored


def _put(row: AnswerText, text: str) -> None:
    row.text = text


_TEXT = Column("text", "answer.written", _put)
