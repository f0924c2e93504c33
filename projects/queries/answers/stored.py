"""Answers that were drawn up: who may see them, and what stands in one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusterbeleid.core.frozen import freeze
from clusterbeleid.core.models import StateChange
from clusters.models import Cluster
from clusters.queries.interests import shut_for
from projects.answer_enums import AnswerState
from projects.models import Answer, AnswerSeal, AnswerText
from projects.queries.answers.drawn import drawn_figures

AGENCY = (Role.ACCOUNT_MANAGER.value, *AGENCY_READERS_OF_ALL)


def is_apart(actor: Actor, *, on: date) -> bool:
    """Tell whether the actor declared an interest in a cluster: an answer is about all of them."""
    return Cluster.objects.filter(shut_for(actor, "cluster:", on=on)).exists()


def visible_answers(actor: Actor, *, on: date) -> QuerySet[Answer]:
    """Return the answers for people of the agency without a declared interest, the latest first."""
    if not actor.has(*AGENCY) or is_apart(actor, on=on):
        return Answer.objects.none()
    found = Answer.objects.select_related("drawn_by", "frozen_by", "corrects")
    return found.order_by("-drawn_at", "-pk")


def texts_of(answer: Answer) -> dict[str, AnswerText]:
    """Return the stored texts by part."""
    return {row.key: row for row in AnswerText.objects.filter(answer=answer).order_by("key")}


def writers_of(answer: Answer) -> frozenset[int]:
    """Return the keys of everybody who wrote a text of the answer, as the history tells."""
    written = AnswerText.history.filter(answer_id=answer.pk, history_user__isnull=False)
    return frozenset(written.order_by().values_list("history_user_id", flat=True).distinct())


def seal_of(answer: Answer) -> AnswerSeal | None:
    """Return what went out, with who approved it; None for a draft."""
    found = AnswerSeal.objects.filter(answer=answer).select_related("submitted_by")
    return found.first()


def content_of(
    answer: Answer, texts: Mapping[str, AnswerText], figures: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return question, texts and figures of a draft as they would be frozen now."""
    names = ("number", "asked_on", "member", "minister", "subject")
    question = {name: getattr(answer, name) for name in names}
    found: dict[str, Any] = freeze(
        {
            "question": question,
            "texts": {key: row.text for key, row in sorted(texts.items())},
            "figures": figures or drawn_figures(answer.as_of),
        }
    )
    return found


def stored_content(answer: Answer) -> dict[str, Any]:
    """Return what is frozen, or what would be frozen now."""
    seal = seal_of(answer) if answer.state == AnswerState.FROZEN else None
    return dict(seal.content) if seal else content_of(answer, texts_of(answer))


def steps_of(answer: Answer) -> QuerySet[StateChange]:
    """Return who did what with an answer, the first step first."""
    found = StateChange.objects.filter(
        content_type__app_label="projects", content_type__model="answer", object_id=answer.pk
    )
    return found.order_by("at", "pk")
