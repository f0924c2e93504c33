"""Roles of the agency and mandates for organisations: given, and ended, by somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from clusterbeleid.accounts.actions.sessions import end_sessions_of
from clusterbeleid.accounts.models import Mandate, RoleAssignment, User
from clusterbeleid.accounts.permissions import may_change_rights_of
from clusterbeleid.accounts.queries import periods_of_rights
from clusterbeleid.accounts.rules import ROLES_BY_MANDATE, on_two_sides
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.models.base import refuse_reversed
from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.identifiers import parse_kbo
from clusterbeleid.kernel.periods import Period


@transaction.atomic
def assign_role(
    person: User,
    role: str,
    *,
    first_day: date,
    last_day: date | None,
    actor: Actor,
    at: datetime,
    reason: str,
) -> RoleAssignment:
    """Give a role of the agency for a period; raises ``Refused`` for one's own account."""
    require(may_change_rights_of(actor, person))
    _refuse_role(person, role, _period(first_day, last_day))
    assignment = RoleAssignment(user=person, role=role, first_day=first_day, last_day=last_day)
    end_sessions_of(person.pk)
    return save_tracked(assignment, actor=actor, at=at, reason=reason)


@transaction.atomic
def grant_mandate(
    person: User,
    organisation_number: str,
    kind: str,
    *,
    first_day: date,
    last_day: date | None,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Mandate:
    """Let a person act for an organisation; raises ``Refused`` for a wrong KBO number."""
    require(may_change_rights_of(actor, person))
    try:
        number = parse_kbo(organisation_number)
    except KernelError as error:
        raise Refused.because(error.code, "R66", **error.params) from error
    _refuse_two_sides(person, mandates=[(number, _period(first_day, last_day))])
    mandate = Mandate(
        user=person,
        organisation_number=number,
        kind=kind,
        first_day=first_day,
        last_day=last_day,
    )
    end_sessions_of(person.pk)
    return save_tracked(mandate, actor=actor, at=at, reason=reason)


@transaction.atomic
def end_right(
    right: RoleAssignment | Mandate,
    *,
    last_day: date,
    actor: Actor,
    at: datetime,
    reason: str,
) -> RoleAssignment | Mandate:
    """End a role or mandate after ``last_day``; the person logs in anew, with the rights of then.

    Raises ``Refused`` for one's own right, and for a day after the one it ends on already.
    """
    require(may_change_rights_of(actor, right.user))
    _refuse_later_end(right, last_day)
    right.last_day = last_day
    end_sessions_of(right.user_id)
    return save_tracked(right, actor=actor, at=at, reason=reason)


def hold(person: User) -> None:
    """Let whoever else changes the rights of this person wait until the transaction ends."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)


def _refuse_role(person: User, role: str, period: Period) -> None:
    """Raise ``Refused`` for a role that a mandate gives, or that would put somebody on two sides."""
    if role in ROLES_BY_MANDATE:
        raise Refused.because("accounts.role_by_mandate")
    _refuse_two_sides(person, roles=[(role, period)])


def _refuse_two_sides(
    person: User,
    *,
    roles: Sequence[tuple[str, Period]] = (),
    mandates: Sequence[tuple[str, Period]] = (),
) -> None:
    """Raise ``Refused`` when the new right would put somebody on two sides of a file.

    The person is held: a role and a mandate given at once would otherwise not see each other.
    """
    hold(person)
    held_roles, held_mandates = periods_of_rights(person)
    if on_two_sides([*held_roles, *roles], [*held_mandates, *mandates]):
        raise Refused.because("accounts.two_sides")


def _refuse_later_end(right: RoleAssignment | Mandate, last_day: date) -> None:
    if right.last_day is not None and last_day > right.last_day:
        raise Refused.because("accounts.ends_already", last_day=right.last_day)


def _period(first_day: date, last_day: date | None) -> Period:
    """Return the period; raises ``ValidationError`` as the model would."""
    refuse_reversed(first_day, last_day, "last_day")
    return Period(first_day, last_day)
