"""Setting envelopes, moving money between them, and booking what was paid on a project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.history import save_tracked, traced
from clusters.actions.common import day_of
from clusters.models import Cluster
from projects.actions.projects import locked
from projects.models import Envelope, EnvelopeTransfer, Project, ProjectPayment
from projects.permissions import may_keep_envelopes, may_pay
from projects.queries.envelopes import locked_facts, paid_on
from projects.rules.envelopes import check_transfer


@dataclass(frozen=True)
class PaymentData:
    """A payment as typed, in euro."""

    amount: Decimal
    paid_on: date
    reference: str


def set_envelope(
    cluster: Cluster | None,
    year: int,
    amount: Decimal,
    source: str,
    *,
    actor: Actor,
    at: datetime,
    is_demo: bool = False,
) -> Envelope:
    """Set the envelope of a cluster, or the common one, for a year; raises ``Refused``."""
    require(may_keep_envelopes(actor))
    row = Envelope(cluster=cluster, year=year, amount=amount, source=source, is_demo=is_demo)
    return save_tracked(row, actor=actor, at=at, reason="envelope.set")


@transaction.atomic
def change_envelope(
    envelope: Envelope,
    *,
    amount: Decimal,
    source: str,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Envelope:
    """Change the amount of an envelope, never below what is committed; raises ``Refused``."""
    require(may_keep_envelopes(actor))
    facts = locked_facts(envelope.pk)[envelope.pk]
    refuse(check_transfer(facts, envelope.amount - amount))
    envelope.amount, envelope.source = amount, source
    return save_tracked(
        envelope, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


@transaction.atomic
def transfer(
    source: Envelope,
    target: Envelope,
    amount: Decimal,
    *,
    actor: Actor,
    at: datetime,
    reason: str,
) -> EnvelopeTransfer:
    """Move money between two envelopes of one year, with the reason; raises ``Refused``."""
    require(may_keep_envelopes(actor))
    if source.year != target.year or source.pk == target.pk:
        raise Refused.because("envelope.other_year", "R59")
    refuse(check_transfer(locked_facts(source.pk, target.pk)[source.pk], amount))
    with traced(actor, reason):
        return EnvelopeTransfer.objects.create(
            source=source,
            target=target,
            amount=amount,
            reason=reason.strip(),
            moved_by_id=actor.user_id,
            moved_at=at,
        )


@transaction.atomic
def pay_project(
    project: Project, data: PaymentData, *, actor: Actor, at: datetime
) -> ProjectPayment:
    """Book what was paid, once and never above the aid; raises ``Refused``."""
    stored = locked(project)
    require(may_pay(actor, stored))
    left = stored.aid - paid_on(stored)
    if data.amount > left or data.amount <= 0:
        raise Refused.because("project.paid_too_much", "R59", left=left)
    if data.paid_on > day_of(at):
        raise Refused.because("ledger.in_future", "R59", on_day=data.paid_on)
    reference = data.reference.strip()
    if ProjectPayment.objects.filter(reference=reference).exists():
        raise Refused.because("project.known_payment", "R59", reference=reference)
    with traced(actor, "project.paid"):
        return ProjectPayment.objects.create(
            project=stored,
            amount=data.amount,
            paid_on=data.paid_on,
            reference=reference,
            booked_by_id=actor.user_id,
            booked_at=at,
        )
