"""After submitting: withdrawing, and what the agency asks to complete."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from applications.actions.common import locked, person_of
from applications.actions.writing import write_snapshot
from applications.models import Application, CompletionRequest
from applications.notifications import completion
from applications.permissions.files import may
from applications.queries.calls import writers_of
from applications.queries.files import open_completion
from applications.queries.snapshots import latest_submission
from applications.rules.form import section_codes
from applications.transitions import APPLICATIONS
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.outbox import enqueue_many
from clusterbeleid.core.state import change_state
from clusterbeleid.core.written.enums import CompletionOutcome
from clusters.actions.common import day_of


@transaction.atomic
def withdraw(application: Application, *, actor: Actor, at: datetime, reason: str) -> Application:
    """Take an application back, a draft too; its content stays. Raises ``Refused``."""
    stored = locked(application)
    action = "drop_draft" if stored.submitted_at is None else "withdraw"
    require(may(action, actor, stored, on=day_of(at)))
    request = open_completion(stored)
    if request is not None:
        _end(request, CompletionOutcome.ENDED, actor, at, reason)
    return change_state(stored, action, table=APPLICATIONS, actor=actor, at=at, reason=reason)


@transaction.atomic
def ask_completion(
    application: Application,
    sections: Sequence[str],
    closes_at: datetime,
    *,
    actor: Actor,
    at: datetime,
    reason: str,
) -> CompletionRequest:
    """Open the named sections until ``closes_at``, also of a file in assessment (then reopened).

    The applicant is told. Raises ``Refused`` for a wrong role or state, no section, an unknown
    one, or a term in the past.
    """
    stored = locked(application)
    action = action_to_open(stored)
    require(may(action, actor, stored, on=day_of(at)))
    known = section_codes(stored.call.form_version)
    if not sections or not set(sections) <= set(known):
        raise Refused.because("completion.no_section")
    if closes_at <= at:
        raise Refused.because("completion.term_in_the_past")
    change_state(stored, action, table=APPLICATIONS, actor=actor, at=at, reason=reason)
    request = CompletionRequest(
        application=stored,
        sections=[code for code in known if code in sections],
        reason=reason.strip(),
        asked_at=at,
        closes_at=closes_at,
        asked_by_id=person_of(actor),
    )
    save_tracked(request, actor=actor, at=at, reason=reason)
    writers = writers_of([stored], at)[stored.pk]
    enqueue_many([completion(request, person) for person in writers], at=at)
    return request


@transaction.atomic
def end_completion(
    application: Application, *, actor: Actor, at: datetime, reason: str
) -> Application:
    """Go on with the version handed in before: what was typed since is put back, with its trace.

    Raises ``Refused`` for a wrong role, or while the term still runs.
    """
    stored = locked(application)
    require(may("end_completion", actor, stored, on=day_of(at)))
    request, last = open_completion(stored), latest_submission(stored)
    if request is None or last is None:
        raise Refused.because("completion.none")
    if at <= request.closes_at:
        raise Refused.because("completion.still_open", until=f"{request.closes_at:%d/%m/%Y %H:%M}")
    write_snapshot(
        stored,
        last.content,
        actor=actor,
        at=at,
        reason="applications.put_back",
        with_documents=True,
    )
    _end(request, CompletionOutcome.ENDED, actor, at, reason)
    return change_state(
        stored, "end_completion", table=APPLICATIONS, actor=actor, at=at, reason=reason
    )


def action_to_open(application: Application) -> str:
    """Return the step that opens sections: asking a completion, or reopening a file judged."""
    asks = APPLICATIONS.find("ask_completion", application.state) is not None
    return "ask_completion" if asks else "reopen"


def _end(
    asked: CompletionRequest,
    outcome: CompletionOutcome,
    actor: Actor,
    at: datetime,
    reason: str,
) -> None:
    asked.outcome, asked.ended_at = outcome.value, at
    save_tracked(asked, actor=actor, at=at, reason=reason)
