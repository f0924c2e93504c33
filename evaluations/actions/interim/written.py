"""Writing the self-evaluation together, and handing it in sealed (A1, A7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.history import traced
from clusterbeleid.core.written.answers import (
    Column,
    Saved,
    TypedText,
    plain,
    refuse_strange,
    save_typed,
)
from clusters.actions.common import author_of, day_of
from evaluations.actions.interim.common import file_for, step
from evaluations.models import Evaluation, SelfAnswer, SelfSubmission
from evaluations.queries.interim.written import answers_of, snapshot_of
from evaluations.rules.interim.written import FORM, VERSION, completeness_of


@transaction.atomic
def save_answers(
    evaluation: Evaluation, typed: Mapping[str, TypedText], *, actor: Actor, at: datetime
) -> Saved:
    """Store what changed; a question that somebody else changed too is a clash and stays.

    Raises ``Refused`` when it is not open to the actor, or for an unknown question (A7).
    """
    stored = file_for("write_self_evaluation", evaluation, actor=actor, at=at)
    refuse_strange(typed, FORM.keys(VERSION))
    known = answers_of(stored)
    rows = {key: known.get(key) or SelfAnswer(evaluation=stored, key=key) for key in typed}
    return save_typed(plain(typed), rows, _TEXT, actor=actor, at=at)


@transaction.atomic
def submit_self_evaluation(
    evaluation: Evaluation, *, seen: str, actor: Actor, at: datetime
) -> SelfSubmission:
    """Hand the self-evaluation in; ``seen`` is the hash of what the signatory read.

    Answers and figures are sealed together; the panel can begin. Raises ``Refused`` when an
    answer is missing, or when somebody changed one after the signatory read it.
    """
    stored = file_for("submit_self_evaluation", evaluation, actor=actor, at=at)
    content = snapshot_of(stored, on=day_of(at))
    if hash_of(content) != seen:
        raise Refused.because("evaluations.changed_meanwhile")
    written = [key for key, text in content["answers"].items() if text.strip()]
    found = [row.finding("evaluations.missing") for row in completeness_of(written).missing]
    refuse(found)
    stored.submitted_at, stored.submitted_by = at, author_of(actor)
    step("submit_self_evaluation", stored, actor=actor, at=at)
    with traced(actor, "submit_self_evaluation"):
        return SelfSubmission.objects.create(
            evaluation=stored,
            number=1,
            submitted_at=at,
            submitted_by=stored.submitted_by,
            content=content,
            sha256=hash_of(content),
            findings=[row.as_json() for row in found],
        )


def _put(row: SelfAnswer, text: str) -> None:
    row.text = text


_TEXT = Column("text", "evaluations.written", _put)
