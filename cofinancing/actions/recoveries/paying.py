"""Other ways of paying back: instalments by decision, and a set-off against a payment (R46)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import refuse, require
from clusterbeleid.core.history import bulk_create_tracked, delete_tracked, save_tracked
from clusterbeleid.core.outbox import enqueue_many
from clusters.actions.common import day_of
from clusters.permissions import relation
from cofinancing.actions.booking import close_overdue
from cofinancing.actions.payments.deciding import locked as locked_payment
from cofinancing.actions.recoveries.deciding import locked
from cofinancing.actions.set_offs import lock_claim, refuse_set_off
from cofinancing.models import Payment, Recovery, RecoveryInstalment
from cofinancing.notifications import instalments_message
from cofinancing.permissions import recoveries as rights
from cofinancing.queries.paying_back import instalments_of
from cofinancing.queries.recipients import signatories_of
from cofinancing.queries.recoveries import left_of
from cofinancing.rules.money.paying_back import Part, check_parts, divide


@transaction.atomic
def divide_recovery(
    recovery: Recovery, *, count: int, first: date, actor: Actor, at: datetime, reason: str
) -> Recovery:
    """Let what is left be paid back in equal monthly instalments; replaces an earlier division.

    The signatories of the cluster organisation get a message with the terms.

    Raises ``Refused`` for a first day that has passed.
    """
    stored = locked(recovery)
    require(rights.may_divide_recovery(actor, stored))
    left = left_of(stored)
    parts = divide(left, count, first)
    refuse(check_parts(parts, left, day_of(at)))
    close_overdue(stored, at=at)
    _replace(stored, parts, actor, at, reason)
    stored.due_on = parts[0].due_on
    saved = save_tracked(stored, actor=actor, at=at, reason=reason)
    signatories = signatories_of(stored.project_year.agreement.cluster_id, on=day_of(at))
    enqueue_many([instalments_message(saved, parts, person) for person in signatories], at=at)
    return saved


def _replace(
    recovery: Recovery, parts: Sequence[Part], actor: Actor, at: datetime, reason: str
) -> None:
    for row in instalments_of(recovery):
        delete_tracked(row, actor=actor, at=at, reason=reason)
    rows = [
        RecoveryInstalment(recovery=recovery, number=number, due_on=one.due_on, amount=one.amount)
        for number, one in enumerate(parts, start=1)
    ]
    bulk_create_tracked(RecoveryInstalment, rows, actor=actor, at=at, reason=reason)


@transaction.atomic
def set_off(
    recovery: Recovery, payment: Payment, *, amount: Decimal, actor: Actor, at: datetime
) -> Payment:
    """Lower what leaves with a proposed payment, for a claim on the same cluster.

    Raises ``Refused`` above the claim, above the payment, or once somebody approved the payment.
    """
    stored = locked_payment(payment)
    claim = lock_claim(recovery.pk)
    cluster = claim.project_year.agreement.cluster
    require(rights.may_set_off(actor, claim, relation(actor, cluster, on=day_of(at))))
    refuse_set_off(claim, stored, amount)
    stored.set_off, stored.set_off_amount, stored.set_off_by_id = claim, amount, actor.user_id
    return save_tracked(stored, actor=actor, at=at, reason="recovery.set_off")


@transaction.atomic
def drop_set_off(payment: Payment, *, actor: Actor, at: datetime, reason: str) -> Payment:
    """Pay a proposed payment whole again, with the reason; raises ``Refused``."""
    stored = locked_payment(payment)
    cluster = stored.project_year.agreement.cluster
    require(rights.may_drop_set_off(actor, stored, relation(actor, cluster, on=day_of(at))))
    stored.set_off, stored.set_off_amount, stored.set_off_by = None, Decimal(0), None
    return save_tracked(stored, actor=actor, at=at, reason=reason)
