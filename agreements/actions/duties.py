"""The duties of a grant: written at the grant, met by a person with day and reference (R19, R42)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from agreements.actions.awards import seal_award
from agreements.actions.closing import close_outward
from agreements.actions.data import AgreementDraft
from agreements.actions.drafts import locked
from agreements.effects import consequences_of_grant
from agreements.enums import DutyKind
from agreements.models import GrantDuty, SupportAgreement
from agreements.notifications import PUBLICATION, publication_key
from agreements.permissions import may_meet_duty
from agreements.queries import grant_facts
from agreements.rules import Duty, GrantFacts, grant_duties
from agreements.transitions import DUTIES
from clusterbeleid.accounts.models import User
from clusterbeleid.core import todo
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.state import change_state
from clusterbeleid.core.todo import NewTask
from clusterbeleid.kernel.findings import Explained
from clusterbeleid.kernel.periods import Period
from clusters.actions.common import day_of
from clusters.queries import managers_by_cluster


def preview_grant(draft: AgreementDraft) -> Explained:
    """Return what a grant that is only proposed would set going; writes nothing."""
    years = draft.year_facts()
    period = Period(draft.first_day, draft.last_day)
    facts = GrantFacts(draft.granted_on, period, years, draft.clock, draft.start_reading)
    return consequences_of_grant(facts, current_params())


def bind_duties(agreement: SupportAgreement, *, actor: Actor, at: datetime, reason: str) -> None:
    """Write the duties of a grant that is being confirmed, with a task for what must be published."""
    duties = grant_duties(grant_facts(agreement), current_params())
    rows = [_row(agreement, duty) for duty in duties]
    made = bulk_create_tracked(GrantDuty, rows, actor=actor, at=at, reason=reason)
    for row in made:
        if row.kind == DutyKind.PUBLICATION and row.required:
            _open_publication(row, actor, at)


@transaction.atomic
def meet_duty(
    duty: GrantDuty,
    *,
    on_day: date,
    reference: str,
    actor: Actor,
    at: datetime,
    uploaded: UploadedFile[Any] | None = None,
) -> GrantDuty:
    """Record that a duty was met, where it can be found; its task closes.

    Aid is published with every field of annex III; ``uploaded`` is the proof of the register.
    Raises ``Refused``, also with each field that is missing (R19).
    """
    agreement = locked(duty.agreement)
    stored = GrantDuty.objects.select_for_update().get(pk=duty.pk)
    require(may_meet_duty(actor, stored, agreement, on=day_of(at)))
    if not agreement.granted_on <= on_day <= day_of(at):
        raise Refused.because("duty.day_outside", "R19", granted_on=agreement.granted_on)
    if not reference.strip():
        raise Refused.because("duty.reference_missing", "R19")
    if stored.kind == DutyKind.PUBLICATION:
        seal_award(stored, uploaded, actor=actor, at=at)
    stored.met_on, stored.reference = on_day, reference.strip()
    change_state(stored, "meet_duty", table=DUTIES, actor=actor, at=at, reason=stored.reference)
    close_outward(publication_key(stored), "published", stored.reference, actor=actor, at=at)
    return stored


def _row(agreement: SupportAgreement, duty: Duty) -> GrantDuty:
    return GrantDuty(
        agreement=agreement,
        kind=duty.kind,
        number=duty.number,
        due_on=duty.due,
        required=duty.required,
        amount=duty.amount,
        explained=duty.explained.as_json(),
    )


def _open_publication(duty: GrantDuty, actor: Actor, at: datetime) -> None:
    managers = managers_by_cluster(on=day_of(at)).get(duty.agreement.cluster_id, ())
    todo.open_tasks([publication_task(duty, managers)], at=at, actor=actor)


def publication_task(duty: GrantDuty, managers: Sequence[User]) -> NewTask:
    """Return the task to publish an award: for who follows the cluster, and the head of team."""
    agreement = duty.agreement
    return NewTask(
        kind=PUBLICATION,
        business_key=publication_key(duty),
        subject=duty,
        subject_label=f"{agreement.cluster.name}, {agreement.reference}",
        scope=agreement.cluster.scope,
        due_on=duty.due_on,
        roles=(Role.HEAD_OF_TEAM.value,),
        people=[person.pk for person in managers],
        facts={"amount": duty.amount, **duty.explained},
    )
