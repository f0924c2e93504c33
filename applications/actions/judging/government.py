"""Registering the government's decision on a call, and carrying it out in one batch (R38)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse

from applications.actions.calls import locked_call
from applications.actions.common import locked
from applications.actions.judging.common import send_letter
from applications.actions.proposals import invite
from applications.judging_enums import LetterKind
from applications.models import Application, Call, GovernmentDecision, Selection
from applications.permissions.government import may_carry_out, may_register_government
from applications.queries.judging.government import (
    BATCH_KIND,
    CHOOSABLE,
    decision_on,
    open_expressions,
    to_choose,
    waiting_selections,
)
from applications.transitions import APPLICATIONS, StepFacts
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import actor_of
from clusterbeleid.core import background
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.background import JobOutcome
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import traced
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.progress import Progress
from clusterbeleid.core.state import change_state
from clusterbeleid.core.uploads import KINDS
from clusters.actions.common import author_of, day_of

BATCH = BATCH_KIND


@dataclass(frozen=True)
class Choice:
    """What the government decided about one expression of interest, with the grounds."""

    application_id: int
    invited: bool
    reason: str


@transaction.atomic
def register_decision(
    call: Call,
    uploaded: UploadedFile[Any],
    choices: Sequence[Choice],
    *,
    reference: str,
    decided_on: date,
    actor: Actor,
    at: datetime,
) -> GovernmentDecision:
    """Keep the decision with its document and the choice for every expression of interest.

    Nothing leaves yet. Raises ``Refused`` for a wrong role, a second decision, a day to come, a
    file of a wrong kind, or when an expression has no choice, no outcome yet, or no grounds.
    """
    stored = locked_call(call)
    require(may_register_government(actor, stored, decision_on(stored)))
    if decided_on > day_of(at):
        raise Refused.because("government.ahead", "R38")
    waiting = open_expressions(stored)
    if waiting:
        raise Refused.because("government.still_open", "R38", references=", ".join(waiting))
    chosen = {choice.application_id: choice for choice in choices}
    wanted = {row.pk: row for row in to_choose(stored)}
    if not wanted or set(chosen) != set(wanted):
        raise Refused.because("government.not_all_chosen", "R38")
    file = store_upload(uploaded, scope=stored.scope, actor=actor, at=at, allowed=KINDS)
    with traced(actor, "government.registered"):
        decision = GovernmentDecision.objects.create(
            call=stored,
            reference=reference.strip(),
            decided_on=decided_on,
            file=file,
            registered_by=author_of(actor),
            registered_at=at,
        )
        for key, choice in chosen.items():
            if not choice.reason.strip():
                raise Refused.because("letter.no_motivation", "R54")
            Selection.objects.create(
                decision=decision,
                application=wanted[key],
                invited=choice.invited,
                reason=choice.reason.strip(),
            )
    return decision


@transaction.atomic
def start_batch(call: Call, *, actor: Actor, at: datetime) -> BackgroundJob:
    """Carry the decision out in the background: states, proposals and letters.

    Raises ``Refused`` when nothing waits any more, or a batch is at work already.
    """
    stored = locked_call(call)
    decision = decision_on(stored)
    require(may_carry_out(actor, decision))
    if decision is None or not waiting_selections(decision):
        raise Refused.because("government.nothing_waits", "R38")
    at_work = BackgroundJob.objects.filter(
        kind=BATCH, subject_id=stored.pk, state__in=background.UNFINISHED
    )
    if at_work.exists():
        raise Refused.because("government.at_work", "R38")
    return background.start(BATCH, actor=actor, at=at, scope=stored.scope, subject_id=stored.pk)


def batch_worker(job: BackgroundJob, progress: Progress) -> JobOutcome:
    """Carry out every choice that waits; one that cannot be is named, and the others go on.

    A letter exists once for an application, so work that is done again sends nothing twice.
    """
    decision = GovernmentDecision.objects.get(call_id=job.subject_id or 0)
    person = User.objects.get(pk=job.started_by_id or 0)
    actor = actor_of(person, on=day_of(job.created_at))
    waiting = waiting_selections(decision)
    failed: list[dict[str, Any]] = []
    for number, selection in enumerate(waiting, start=1):
        try:
            carry_out(selection, actor=actor, at=job.created_at)
        except Refused as refusal:
            codes = [finding.as_json() for finding in refusal.findings]
            failed.append({"reference": selection.application.reference, "findings": codes})
        progress(number, len(waiting))
    return JobOutcome("done", {"carried_out": len(waiting) - len(failed), "failed": failed})


@transaction.atomic
def carry_out(selection: Selection, *, actor: Actor, at: datetime) -> Application:
    """Invite, or not, as the government chose, and send the letter; raises ``Refused``."""
    require(may_carry_out(actor, selection.decision))
    stored = locked(selection.application)
    if stored.state not in CHOOSABLE:
        raise Refused.because("transition.wrong_state", "R38")
    if selection.invited:
        invite(stored, actor=actor, at=at, reason=selection.reason)
        send_letter(LetterKind.INVITED, stored, selection.reason, actor=actor, at=at)
        return stored
    change_state(
        stored,
        "not_invite",
        table=APPLICATIONS,
        actor=actor,
        at=at,
        reason=selection.reason,
        facts=StepFacts(stored.step),
    )
    send_letter(LetterKind.NOT_INVITED, stored, selection.reason, actor=actor, at=at)
    return stored


def batch_address(job: BackgroundJob) -> str:
    """Return the page on which the outcome of a batch is read."""
    return reverse("applications:government", args=[job.subject_id])
