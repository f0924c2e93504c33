"""People of the agency declare an interest in a file, and stay out of it until it ends (R52, A16)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from clusterbeleid.core import scopes
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.models import Task
from clusters.actions.common import author_of, day_of
from clusters.models import StaffInterest
from clusters.permissions import may_declare_interest, may_end_interest

_DECLARED = "clusters.interest_made"


@transaction.atomic
def declare_interest(
    scope: str, title: str, *, first_day: date, interest: str, actor: Actor, at: datetime
) -> StaffInterest:
    """Declare an own interest in a file from ``first_day``; own tasks on it go to the head of team.

    Raises ``Refused`` for a file one does not see, or a day to come, and ``ValidationError``
    without the interest in words or when it is declared already.
    """
    require(may_declare_interest(actor))
    if not scopes.may_see(actor, scope, on=day_of(at)):
        raise Refused.because("clusters.not_yours", "R52")
    if first_day > day_of(at):
        raise Refused.because("clusters.interest_to_come", "R52")
    row = StaffInterest(
        person=author_of(actor),
        scope=scope,
        title=title,
        first_day=first_day,
        reason=interest.strip(),
    )
    save_tracked(row, actor=actor, at=at, reason=_DECLARED)
    _hand_over(row, actor, at)
    return row


@transaction.atomic
def end_interest(
    row: StaffInterest,
    *,
    last_day: date,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> StaffInterest:
    """End an interest after ``last_day``; raises ``Refused``, ``Conflict`` or ``ValidationError``."""
    require(may_end_interest(actor, row))
    row.last_day = last_day
    return save_tracked(row, actor=actor, at=at, reason=reason, expected_version=expected_version)


def _hand_over(row: StaffInterest, actor: Actor, at: datetime) -> None:
    """Let the head of team have the open tasks in the file that name this person."""
    own = Task.people.through.objects.filter(user_id=row.person_id).values("task_id")
    named = Task.objects.select_for_update().filter(
        pk__in=own, scope=row.scope, state=TaskState.OPEN
    )
    for task in named:
        task.people.remove(row.person_id)
        task.roles = list(dict.fromkeys([*task.roles, Role.HEAD_OF_TEAM.value]))
        save_tracked(task, actor=actor, at=at, reason=_DECLARED)
