"""An objection suspends a claim; a decision writes it off, asked by one and done by another."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.state import change_state
from clusters.actions.common import day_of
from clusters.permissions import relation
from cofinancing.actions.booking import close_overdue
from cofinancing.actions.recoveries.deciding import PDF, locked
from cofinancing.models import Recovery
from cofinancing.permissions import recoveries as rights
from cofinancing.queries.paying_back import waiting_set_off
from cofinancing.queries.recoveries import receipts_of
from cofinancing.transitions import RECOVERIES


@transaction.atomic
def suspend_recovery(recovery: Recovery, *, actor: Actor, at: datetime, reason: str) -> Recovery:
    """Suspend a claim after an objection: no reminders, no task, nothing booked meanwhile."""
    stored = locked(recovery)
    known = relation(actor, stored.project_year.agreement.cluster, on=day_of(at))
    require(rights.may_suspend_recovery(actor, stored, known))
    _refuse_set_off(stored)
    close_overdue(stored, at=at)
    return change_state(stored, "suspend", table=RECOVERIES, actor=actor, at=at, reason=reason)


@transaction.atomic
def resume_recovery(
    recovery: Recovery, *, due_on: date, actor: Actor, at: datetime, reason: str
) -> Recovery:
    """End a suspension or refuse a write-off: the claim waits for its money by another day.

    Raises ``Refused`` for a day that has passed.
    """
    stored = locked(recovery)
    require(rights.may_resume_recovery(actor, stored))
    if due_on < day_of(at):
        raise Refused.because("recovery.term_in_past", "R46", day=due_on)
    stored.due_on = due_on
    action = "resume_partly" if receipts_of(stored).exists() else "resume"
    return change_state(stored, action, table=RECOVERIES, actor=actor, at=at, reason=reason)


@transaction.atomic
def ask_write_off(
    recovery: Recovery,
    *,
    document: UploadedFile[Any],
    actor: Actor,
    at: datetime,
    reason: str,
) -> Recovery:
    """Ask, with the decision as a document, that what is left is written off."""
    stored = locked(recovery)
    cluster = stored.project_year.agreement.cluster
    require(rights.may_ask_write_off(actor, stored, relation(actor, cluster, on=day_of(at))))
    _refuse_set_off(stored)
    stored.write_off_document = store_upload(
        document, scope=cluster.scope, actor=actor, at=at, allowed=PDF
    )
    stored.write_off_by_id = actor.user_id
    close_overdue(stored, at=at)
    return change_state(
        stored, "ask_write_off", table=RECOVERIES, actor=actor, at=at, reason=reason
    )


@transaction.atomic
def write_off_recovery(recovery: Recovery, *, actor: Actor, at: datetime, reason: str) -> Recovery:
    """Write off what is left, as second person; what came in stays in the ledger."""
    stored = locked(recovery)
    require(rights.may_write_off(actor, stored))
    stored.written_off_by_id = actor.user_id
    return change_state(stored, "write_off", table=RECOVERIES, actor=actor, at=at, reason=reason)


def _refuse_set_off(recovery: Recovery) -> None:
    """A claim does not stop while a payment under way is lowered for it."""
    if waiting_set_off(recovery):
        raise Refused.because("recovery.set_off_waits", "R46")
