"""Answers to parliament, made through the actions of the room."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.frozen import hash_of
from projects.actions.answer_approval import freeze_answer
from projects.actions.answers import QuestionData, draw_up
from projects.models import Answer, AnswerSeal
from projects.queries.answers.stored import stored_content
from tests.clusters.builders import have_figures
from tests.people import NOW, TODAY, acting

_serial = count(1)


def question(**more: Any) -> QuestionData:
    """Return a question as typed."""
    given = {
        "number": str(next(_serial)),
        "asked_on": date(2026, 11, 12),
        "member": "Ann Voorbeeld",
        "minister": "Jan Model, Vlaams minister van Innovatie",
        "subject": "Clusterpacten: vernieuwing",
        **more,
    }
    return QuestionData(**given)


def drawn_up(as_of: date = TODAY, *, by: Actor | None = None, **more: Any) -> Answer:
    """Return a draft with the figures of ``as_of``."""
    have_figures()
    return draw_up(question(**more), as_of, actor=by or acting(Role.ACCOUNT_MANAGER), at=NOW)


def seal(answer: Answer, *, by: Actor | None = None) -> AnswerSeal:
    """Let a head of team approve what is stored now."""
    seen = hash_of(stored_content(answer))
    return freeze_answer(answer, seen=seen, actor=by or acting(Role.HEAD_OF_TEAM), at=NOW)


def frozen(as_of: date = TODAY, *, by: Actor | None = None, **more: Any) -> Answer:
    """Return an answer that went out."""
    answer = drawn_up(as_of, by=by, **more)
    seal(answer)
    return Answer.objects.get(pk=answer.pk)
