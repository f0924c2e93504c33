"""Draft findings, and the right of reply of the cluster within its term (R42, A4)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.outbox import enqueue_many
from clusterbeleid.core.parameters import current_params
from clusters.actions.common import author_of, day_of
from evaluations.actions.interim.common import file_for, step
from evaluations.documents.interim.mails import findings_sent
from evaluations.models import Evaluation
from evaluations.queries.interim.evaluations import people_of_cluster
from evaluations.rules.interim.panel import check_ending, check_reply, reply_term


@transaction.atomic
def write_findings(
    evaluation: Evaluation, text: str, *, expected_version: int, actor: Actor, at: datetime
) -> Evaluation:
    """Write the draft findings, or change them; raises ``Refused`` or ``Conflict``."""
    stored = file_for("write_findings", evaluation, actor=actor, at=at)
    stored.findings, stored.findings_by = text.strip(), author_of(actor)
    return save_tracked(
        stored,
        actor=actor,
        at=at,
        reason="evaluations.findings_written",
        expected_version=expected_version,
    )


@transaction.atomic
def send_findings(evaluation: Evaluation, *, actor: Actor, at: datetime) -> Evaluation:
    """Send the findings to the cluster with a term to reply; they stand still from then on.

    Raises ``Refused`` without findings.
    """
    stored = file_for("send_findings", evaluation, actor=actor, at=at)
    if not stored.findings:
        raise Refused.because("evaluations.no_findings", "R42")
    stored.findings_sent_at = at
    stored.reply_until, _explained = reply_term(day_of(at), current_params())
    step("send_findings", stored, actor=actor, at=at)
    people = people_of_cluster(stored.cluster, on=day_of(at))
    enqueue_many([findings_sent(stored, person) for person in people], at=at)
    return stored


@transaction.atomic
def write_reply(
    evaluation: Evaluation, text: str, *, expected_version: int, actor: Actor, at: datetime
) -> Evaluation:
    """Keep the reply as far as it is written, within its term; raises ``Refused`` or ``Conflict``."""
    stored = file_for("write_reply", evaluation, actor=actor, at=at)
    stored.reply = text.strip()
    refuse(check_reply(day_of(at), stored.reply_until or day_of(at), stored.reply))
    return save_tracked(
        stored,
        actor=actor,
        at=at,
        reason="evaluations.reply_written",
        expected_version=expected_version,
    )


@transaction.atomic
def hand_in_reply(
    evaluation: Evaluation, text: str, *, expected_version: int, actor: Actor, at: datetime
) -> Evaluation:
    """Hand the reply in, within its term; from then on it stands still.

    Raises ``Refused`` for an empty or a late reply, ``Conflict`` when it changed meanwhile.
    """
    stored = write_reply(evaluation, text, expected_version=expected_version, actor=actor, at=at)
    stored = file_for("hand_in_reply", stored, actor=actor, at=at)
    stored.replied_at, stored.replied_by = at, author_of(actor)
    return step("hand_in_reply", stored, actor=actor, at=at)


@transaction.atomic
def end_reply(evaluation: Evaluation, *, actor: Actor, at: datetime) -> Evaluation:
    """Go on without a reply once its term has passed; raises ``Refused`` before that."""
    stored = file_for("end_reply", evaluation, actor=actor, at=at)
    found = check_ending(day_of(at), stored.reply_until or day_of(at))
    return step("end_reply", stored, actor=actor, at=at, findings=found)
