"""Handing in an application: the clock of the server decides, and the content is sealed (A1, A4)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from applications.actions.common import locked, person_of
from applications.actions.sealing import seal
from applications.models import Application, Submission
from applications.notifications import receipt
from applications.permissions.files import may
from applications.queries.calls import window_of, writers_of
from applications.queries.checks import checked
from applications.queries.content import content_of
from applications.queries.files import open_completion
from applications.queries.snapshots import snapshot_of
from applications.rules.calls import WindowFacts, check_window
from applications.transitions import APPLICATIONS, CheckedFacts
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.history import save_tracked, traced
from clusterbeleid.core.outbox import enqueue_many
from clusterbeleid.core.state import change_state
from clusterbeleid.core.written.enums import CompletionOutcome
from clusters.actions.common import day_of


@transaction.atomic
def submit(application: Application, *, seen: str, actor: Actor, at: datetime) -> Submission:
    """Hand in a draft; ``seen`` is the hash of what the signatory read.

    The draft is kept when the term has passed, when something R15 asks is missing, when a rule
    blocks, or when somebody changed the content after the signatory read it: ``Refused``.
    """
    stored = locked(application)
    require(may("submit", actor, stored, on=day_of(at)))
    refuse(check_window(window_of(stored, at)))
    return _hand_in(stored, "submit", seen, actor, at)


@transaction.atomic
def complete(application: Application, *, seen: str, actor: Actor, at: datetime) -> Submission:
    """Hand in the completion that was asked; raises ``Refused`` as ``submit``, also past its term."""
    stored = locked(application)
    require(may("complete", actor, stored, on=day_of(at)))
    request = open_completion(stored)
    if request is None:
        raise Refused.because("completion.none")
    closes = request.closes_at.astimezone(BRUSSELS)
    refuse(check_window(WindowFacts(request.asked_at, closes, True, at)))
    request.outcome, request.ended_at = CompletionOutcome.ANSWERED.value, at
    save_tracked(request, actor=actor, at=at, reason="applications.completed")
    return _hand_in(stored, "complete", seen, actor, at)


def _hand_in(stored: Application, action: str, seen: str, actor: Actor, at: datetime) -> Submission:
    content = content_of(stored)
    snapshot = snapshot_of(content)
    sha256 = hash_of(snapshot)
    if sha256 != seen:
        raise Refused.because("submit.changed_meanwhile")
    findings = checked(content, today=day_of(at)).findings
    refuse(findings)
    stored.submitted_at = at
    change_state(
        stored,
        action,
        table=APPLICATIONS,
        actor=actor,
        at=at,
        facts=CheckedFacts(findings),
    )
    with traced(actor, action):
        made = Submission.objects.create(
            application=stored,
            number=Submission.objects.filter(application=stored).count() + 1,
            submitted_at=at,
            submitted_by_id=person_of(actor),
            content=snapshot,
            sha256=sha256,
            findings=[finding.as_json() for finding in findings],
        )
    seal(made, actor=actor, at=at)
    writers = writers_of([stored], at)[stored.pk]
    enqueue_many([receipt(made, person) for person in writers], at=at)
    return made
