"""Proposing a claim, approving it as second person with its letter, and taking a proposal back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import refuse, require
from clusterbeleid.core.files import store_bytes, store_upload
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.outbox import enqueue_many
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.state import change_state, record_creations
from clusters.actions.common import day_of
from clusters.permissions import relation
from cofinancing.actions.locking import lock_agreement
from cofinancing.documents.recovery_letter import letter_name, recovery_letter
from cofinancing.enums import RecoveryGround
from cofinancing.models import Payment, Recovery
from cofinancing.notifications import recovery_message
from cofinancing.permissions import recoveries as rights
from cofinancing.queries.recipients import recipients_by_cluster
from cofinancing.queries.recoveries import claim_facts, grounds_of
from cofinancing.rules.money.recovery import check_claim, interest_of, term_ends
from cofinancing.transitions import RECOVERIES

PDF = frozenset({"pdf"})


@dataclass(frozen=True)
class RecoveryData:
    """A claim as typed, in euro. ``payment`` belongs to the ground payment, ``document`` to a decision.

    The ground settlement takes the settlement of the year that is fixed.
    """

    ground: str
    amount: Decimal
    reason: str
    payment: Payment | None = None
    document: UploadedFile[Any] | None = None
    interest_from: date | None = None


@transaction.atomic
def propose_recovery(
    project_year: ProjectYear,
    data: RecoveryData,
    *,
    actor: Actor,
    at: datetime,
    is_demo: bool = False,
) -> Recovery:
    """Propose to claim money back; raises ``Refused`` with everything that stands in the way."""
    year = lock_agreement(project_year)
    cluster = year.agreement.cluster
    require(rights.may_propose_recovery(actor, relation(actor, cluster, on=day_of(at))))
    recovery = Recovery(
        project_year=year,
        ground=RecoveryGround(data.ground).value,
        reason=data.reason.strip(),
        amount=data.amount,
        interest_from=data.interest_from,
        proposed_by_id=actor.user_id,
        proposed_at=at,
        is_demo=is_demo,
    )
    _put_source(recovery, data, actor, at)
    refuse(check_claim(claim_facts(recovery, day_of(at)), current_params()).findings)
    save_tracked(recovery, actor=actor, at=at, reason="recovery.propose")
    record_creations([recovery], "propose", actor=actor, at=at, reason="recovery.propose")
    return recovery


@transaction.atomic
def approve_recovery(recovery: Recovery, *, actor: Actor, at: datetime) -> Recovery:
    """Approve as second person: everything is asked again, the interest counted, the letter made.

    The people of the cluster organisation get a message with the amount and the term.
    """
    stored, on = locked(recovery), day_of(at)
    require(rights.may_approve_recovery(actor, stored))
    params = current_params()
    explained = check_claim(claim_facts(stored, on), params)
    refuse(explained.findings)
    stored.interest = interest_of(stored.amount, stored.interest_from, on, params).amount
    stored.approved_by_id, stored.approved_at = actor.user_id, at
    stored.figures, stored.due_on = explained.as_json(), term_ends(on, params)
    stored.letter = store_bytes(
        recovery_letter(stored, explained, due_on=stored.due_on, by=actor.label, at=at),
        name=letter_name(stored),
        content_type="application/pdf",
        scope=stored.project_year.agreement.cluster.scope,
        actor=actor,
        at=at,
    )
    done = change_state(
        stored, "approve", table=RECOVERIES, actor=actor, at=at, reason="recovery.approve"
    )
    _send(done, on, at)
    return done


@transaction.atomic
def withdraw_recovery(recovery: Recovery, *, actor: Actor, at: datetime, reason: str) -> Recovery:
    """Take back a proposal that nobody approved; it stays visible inside the agency."""
    stored = locked(recovery)
    known = relation(actor, stored.project_year.agreement.cluster, on=day_of(at))
    require(rights.may_withdraw_recovery(actor, stored, known))
    return change_state(stored, "withdraw", table=RECOVERIES, actor=actor, at=at, reason=reason)


def locked(recovery: Recovery) -> Recovery:
    """Read the claim again under lock, the agreement before it, always in that order (A15)."""
    year = lock_agreement(recovery.project_year)
    rows = Recovery.objects.select_for_update(of=("self",)).select_related("settlement", "payment")
    found = rows.get(pk=recovery.pk)
    found.project_year = year
    return found


def _put_source(recovery: Recovery, data: RecoveryData, actor: Actor, at: datetime) -> None:
    """Put what the claim rests on; a payment of another year is none of it (A6)."""
    year = recovery.project_year
    grounds = grounds_of(year)
    if recovery.ground == RecoveryGround.SETTLEMENT:
        recovery.settlement = grounds.settlement
    elif recovery.ground == RecoveryGround.PAYMENT and data.payment is not None:
        recovery.payment = grounds.payments.filter(pk=data.payment.pk).first()
    if data.document is not None:
        scope = year.agreement.cluster.scope
        recovery.document = store_upload(
            data.document, scope=scope, actor=actor, at=at, allowed=PDF
        )


def _send(recovery: Recovery, on: date, at: datetime) -> None:
    cluster_id = recovery.project_year.agreement.cluster_id
    people = recipients_by_cluster([cluster_id], on=on)[cluster_id]
    left = recovery.amount + recovery.interest
    enqueue_many([recovery_message(recovery, left, 0, person) for person in people], at=at)
