"""Freezing an answer with its figures, or giving it up."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.history import traced
from clusterbeleid.core.state import change_state
from clusters.actions.common import author_of
from projects.actions.answers import locked_for
from projects.answer_transitions import ANSWERS, Approval
from projects.models import Answer, AnswerSeal
from projects.queries.answers.stored import content_of, texts_of, writers_of
from projects.rules.answers import check_freezing


@transaction.atomic
def freeze_answer(answer: Answer, *, seen: str, actor: Actor, at: datetime) -> AnswerSeal:
    """Approve an answer: texts and figures are sealed together and never change again.

    ``seen`` is the hash of what the approver read. Raises ``Refused`` when it is not the head of
    team, when the same person drew it up or wrote in it, when a text lacks, or when something changed since.
    """
    stored = locked_for(answer, "freeze", actor=actor, at=at)
    texts = texts_of(stored)
    content = content_of(stored, texts)
    facts = Approval(
        check_freezing(
            {key: row.text for key, row in texts.items()},
            authors={stored.drawn_by_id, *writers_of(stored)},
            approver=actor.user_id,
            unchanged=hash_of(content) == seen,
        )
    )
    stored.frozen_by, stored.frozen_at = author_of(actor), at
    change_state(stored, "freeze_answer", table=ANSWERS, actor=actor, at=at, facts=facts)
    with traced(actor, "freeze_answer"):
        return AnswerSeal.objects.create(
            answer=stored,
            number=1,
            submitted_at=at,
            submitted_by=stored.frozen_by,
            content=content,
            sha256=hash_of(content),
        )


@transaction.atomic
def withdraw_answer(answer: Answer, *, actor: Actor, at: datetime, reason: str) -> Answer:
    """Give up a draft, with the reason; raises ``Refused``."""
    stored = locked_for(answer, "withdraw", actor=actor, at=at)
    return change_state(stored, "withdraw_answer", table=ANSWERS, actor=actor, at=at, reason=reason)
