"""Ending a mandate, and correcting days that were entered wrongly."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias, TypeVar

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import require
from clusterbeleid.core.history import save_tracked
from clusters.actions.common import day_of, lock
from clusters.models import AccountManagement, BoardMandate, ClusterOperator, Membership
from clusters.permissions import may_correct_period

DatedRow: TypeAlias = Membership | BoardMandate | ClusterOperator | AccountManagement
D = TypeVar("D", bound=DatedRow)


@transaction.atomic
def correct_period(
    row: D,
    *,
    first_day: date,
    last_day: date | None,
    expected_version: int | None = None,
    actor: Actor,
    at: datetime,
    reason: str,
) -> D:
    """Change the days of a mandate; the right is that of making such a mandate.

    Raises ``Refused``, ``Conflict``, or ``ValidationError`` for days in the wrong order or
    an overlap.
    """
    require(may_correct_period(actor, row, on=day_of(at)))
    lock(row.cluster)
    row.first_day, row.last_day = first_day, last_day
    return save_tracked(row, actor=actor, at=at, reason=reason, expected_version=expected_version)


def end_member(
    membership: Membership, *, last_day: date, actor: Actor, at: datetime, reason: str
) -> Membership:
    """End a membership after ``last_day``; raises as ``correct_period``."""
    return _end(membership, last_day, actor, at, reason)


def end_seat(
    mandate: BoardMandate, *, last_day: date, actor: Actor, at: datetime, reason: str
) -> BoardMandate:
    """End a seat in the board after ``last_day``; raises as ``correct_period``."""
    return _end(mandate, last_day, actor, at, reason)


def end_operator(
    operator: ClusterOperator, *, last_day: date, actor: Actor, at: datetime, reason: str
) -> ClusterOperator:
    """End the mandate of a cluster organisation; it loses the file from the next day on."""
    return _end(operator, last_day, actor, at, reason)


def end_assignment(
    management: AccountManagement, *, last_day: date, actor: Actor, at: datetime, reason: str
) -> AccountManagement:
    """End the work of an account manager on a cluster after ``last_day``."""
    return _end(management, last_day, actor, at, reason)


def _end(row: D, last_day: date, actor: Actor, at: datetime, reason: str) -> D:
    return correct_period(
        row, first_day=row.first_day, last_day=last_day, actor=actor, at=at, reason=reason
    )
