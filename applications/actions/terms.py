"""Moving a term for one, several or all applicants, with a reason; they are told (R38)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from applications.actions.calls import locked_call
from applications.enums import ApplicationState, Step
from applications.models import Application, Call, CallExtension
from applications.notifications import term_moved
from applications.permissions.calls import may_extend_term
from applications.queries.calls import closing_for, open_drafts, writers_of
from applications.rules.calls import check_extension
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked, traced
from clusterbeleid.core.outbox import enqueue_many
from clusterbeleid.kernel.findings import blocking


@transaction.atomic
def extend_for_all(
    call: Call, step: str, closes_at: datetime, *, actor: Actor, at: datetime, reason: str
) -> CallExtension:
    """Move the term of a step for everybody; the old moment stays in the extension.

    Raises ``Refused`` for a wrong role, a call that is not public, or no later moment.
    """
    stored = locked_call(call)
    require(may_extend_term(actor, stored))
    old = _checked(stored.closes_at(step), closes_at, at)
    name = "expression_closes_at" if step == Step.EXPRESSION else "full_closes_at"
    setattr(stored, name, closes_at)
    save_tracked(stored, actor=actor, at=at, reason=reason)
    made = _record(stored, step, old, closes_at, actor, at, reason)
    _tell([made], list(open_drafts(stored, step)), at)
    return made


@transaction.atomic
def extend_for_some(
    call: Call,
    applications: Sequence[Application],
    closes_at: datetime,
    *,
    actor: Actor,
    at: datetime,
    reason: str,
) -> list[CallExtension]:
    """Move the term for the applications named, each with its own old moment.

    Raises ``Refused`` as ``extend_for_all``, also for an application of another call, or one
    that is not being written any more; then no term moves.
    """
    stored = locked_call(call)
    require(may_extend_term(actor, stored))
    if not applications:
        raise Refused.because("extension.nobody", "R38")
    made = []
    for application in applications:
        if application.call_id != stored.pk or application.state != ApplicationState.DRAFT:
            raise Refused.because("extension.not_a_draft", "R38", reference=application.reference)
        old = _checked(closing_for(application), closes_at, at)
        made.append(
            _record(stored, application.step, old, closes_at, actor, at, reason, application)
        )
    _tell(made, applications, at)
    return made


def _checked(old: datetime | None, new: datetime, at: datetime) -> datetime:
    refused = blocking(check_extension(old.astimezone(BRUSSELS) if old else None, new, at))
    if refused or old is None:
        raise Refused(*refused)
    return old


def _record(
    call: Call,
    step: str,
    old: datetime,
    new: datetime,
    actor: Actor,
    at: datetime,
    reason: str,
    application: Application | None = None,
) -> CallExtension:
    with traced(actor, reason):
        return CallExtension.objects.create(
            call=call,
            application=application,
            step=step,
            old_closes_at=old,
            new_closes_at=new,
            reason=reason.strip(),
            decided_by_id=actor.user_id,
            decided_at=at,
        )


def _tell(
    extensions: Sequence[CallExtension], applications: Sequence[Application], at: datetime
) -> None:
    """Put a message in the outbox for everybody who writes in one of the applications."""
    by_application = {row.application_id: row for row in extensions}
    writers = writers_of(applications, at)
    enqueue_many(
        [
            term_moved(application, by_application.get(application.pk) or extensions[0], person)
            for application in applications
            for person in writers[application.pk]
        ],
        at=at,
    )
