"""From expression of interest to full proposal: inviting one, or joining several (R38, S0 § 7.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from applications.actions.calls import locked_call
from applications.actions.common import locked, next_reference
from applications.actions.writing import add_pledges, write_snapshot
from applications.enums import Step
from applications.models import Application, ApplicationOrigin, ConsortiumMember
from applications.notifications import invitation
from applications.permissions.files import may
from applications.queries.calls import writers_of
from applications.queries.snapshots import latest_submission
from applications.transitions import APPLICATIONS, StepFacts
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.outbox import enqueue_many
from clusterbeleid.core.state import change_state, record_creations
from clusters.actions.common import day_of


@transaction.atomic
def invite(expression: Application, *, actor: Actor, at: datetime, reason: str = "") -> Application:
    """Invite an expression of interest: its content begins the full proposal, which is returned.

    The applicant is told. Raises ``Refused`` for a wrong role, state or step.
    """
    locked_call(expression.call)
    stored = locked(expression)
    require(may("invite", actor, stored, on=day_of(at)))
    return _propose([stored], stored, "invite", actor, at, reason)


@transaction.atomic
def join(
    expressions: Sequence[Application],
    lead: Application,
    *,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Application:
    """Join overlapping expressions of one call into one full proposal, led by one of them.

    Its content is that of the lead with the members of all; every origin is kept. Raises
    ``Refused`` for fewer than two, another call, a wrong role, state or step.
    """
    locked_call(lead.call)
    stored = [locked(row) for row in sorted(expressions, key=lambda row: row.pk)]
    first = next((row for row in stored if row.pk == lead.pk), None)
    if first is None or len({row.pk for row in stored}) < len(expressions) or len(stored) == 1:
        raise Refused.because("join.too_few", "R38")
    for row in stored:
        if row.call_id != lead.call_id:
            raise Refused.because("join.other_call", "R38", reference=row.reference)
        require(may("join", actor, row, on=day_of(at)))
    return _propose(stored, first, "join", actor, at, reason)


def _propose(
    expressions: Sequence[Application],
    lead: Application,
    action: str,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Application:
    for row in expressions:
        change_state(
            row,
            action,
            table=APPLICATIONS,
            actor=actor,
            at=at,
            reason=reason,
            facts=StepFacts(row.step),
        )
    proposal = Application(
        call=lead.call,
        applicant=lead.applicant,
        cluster=lead.cluster,
        step=Step.FULL.value,
        reference=next_reference(lead.call),
        title=lead.title,
        language=lead.language,
        applicant_size=lead.applicant_size,
        started_by_id=actor.user_id,
        is_demo=lead.is_demo,
    )
    why = reason.strip() or "applications.invited"
    save_tracked(proposal, actor=actor, at=at, reason=why)
    record_creations([proposal], "start_application", actor=actor, at=at)
    _fill(proposal, expressions, lead, actor, at, why)
    for row in expressions:
        origin = ApplicationOrigin(proposal=proposal, expression=row)
        save_tracked(origin, actor=actor, at=at, reason=why)
    writers = writers_of(expressions, at)
    people = {person.pk: person for found in writers.values() for person in found}
    enqueue_many([invitation(proposal, person) for person in people.values()], at=at)
    return proposal


def _fill(
    proposal: Application,
    expressions: Sequence[Application],
    lead: Application,
    actor: Actor,
    at: datetime,
    reason: str,
) -> None:
    """Begin with the content of the lead, and add the members the others bring."""
    how: dict[str, Any] = {"actor": actor, "at": at, "reason": reason}
    write_snapshot(proposal, _content(lead), with_documents=False, **how)
    for row in expressions:
        if row.pk != lead.pk:
            _add_members(proposal, _content(row), how)


def _add_members(
    proposal: Application, snapshot: Mapping[str, Any], how: Mapping[str, Any]
) -> None:
    values = thaw(dict(snapshot))
    known = set(ConsortiumMember.objects.filter(application=proposal).values_list("kbo", flat=True))
    fresh = [row for row in values["members"] if row["kbo"] not in known]
    for row in fresh:
        save_tracked(ConsortiumMember(application=proposal, **row), **how)
    numbers = {row["kbo"] for row in fresh}
    add_pledges(proposal, [row for row in values["pledges"] if row["kbo"] in numbers], **how)


def _content(expression: Application) -> Mapping[str, Any]:
    """Return what was handed in; whatever is invited was submitted."""
    found = latest_submission(expression)
    if found is None:
        raise Refused.because("transition.wrong_state")
    content: Mapping[str, Any] = found.content
    return content
