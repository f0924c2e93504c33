"""Coming in by an OpenID provider: the account, and the rights the provider gives and takes (R65)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from clusterbeleid.accounts.actions.rights import hold
from clusterbeleid.accounts.actions.sessions import end_sessions_of
from clusterbeleid.accounts.models import ExternalIdentity, Mandate, RoleAssignment, User
from clusterbeleid.accounts.oidc.claims import Arrival
from clusterbeleid.accounts.queries import (
    KIND_OF_ROLE,
    identity_of,
    periods_of_rights,
    person_of_subject,
    running,
)
from clusterbeleid.accounts.rules import on_two_sides
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.history import delete_tracked, save_tracked
from clusterbeleid.kernel.periods import Period

FROM_PROVIDER = "accounts.from_provider"


@transaction.atomic
def arrive(
    arrival: Arrival, *, on: date, at: datetime, linked: User | None = None
) -> ExternalIdentity:
    """Open or find the account of who arrives, and bring its rights in line with the provider.

    The account is that of (issuer, subject), or ``linked``: somebody who was logged in here and
    proved to be both. An address alone never opens an account (A8). When rights change, every
    other session ends. Raises ``Refused`` without a role, for a closed account, for an address
    that is somebody else's, and for rights on two sides.
    """
    if not arrival.roles:
        raise Refused.because("accounts.no_mapped_role")
    _one_at_a_time(arrival)
    person = person_of_subject(arrival.issuer, arrival.subject)
    if person is not None and linked is not None and person != linked:
        raise Refused.because("accounts.linked_elsewhere")
    person = person or linked or _new_person(arrival, at)
    if not person.is_active:
        raise Refused.because("accounts.closed")
    identity = identity_of(arrival) or ExternalIdentity(
        user=person,
        issuer=arrival.issuer,
        subject=arrival.subject,
        organisation=arrival.organisation,
    )
    changed = _align_rights(identity, arrival, on, at)
    if identity.pk is None or identity.roles != list(arrival.roles):
        identity.roles = list(arrival.roles)
        save_tracked(identity, actor=SYSTEM, at=at, reason=FROM_PROVIDER)
    if changed:
        end_sessions_of(person.pk)
    return identity


def _one_at_a_time(arrival: Arrival) -> None:
    """Hold back a second login of the same person until this one is stored."""
    key = f"{arrival.issuer} {arrival.subject}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [key])


def _new_person(arrival: Arrival, at: datetime) -> User:
    if User.objects.filter(email=arrival.email).exists():
        raise Refused.because("accounts.address_taken")
    person = User(email=arrival.email, full_name=arrival.full_name, language="nl")
    person.password = make_password(None)
    return save_tracked(person, actor=SYSTEM, at=at, reason=FROM_PROVIDER)


def _align_rights(identity: ExternalIdentity, arrival: Arrival, on: date, at: datetime) -> bool:
    """Give what is new and end what the provider took away; returns whether anything changed."""
    person, before = identity.user, set(identity.roles)
    hold(person)
    roles = {row.role: row for row in person.role_assignments.filter(running(on))}
    mandates = {
        row.kind: row
        for row in person.mandates.filter(running(on), organisation_number=arrival.organisation)
    }
    kinds = {KIND_OF_ROLE[role] for role in arrival.mandate_roles}
    gone: list[RoleAssignment | Mandate] = [
        row for role, row in roles.items() if role in before - set(arrival.roles)
    ]
    gone += [
        row
        for kind, row in mandates.items()
        if kind in {KIND_OF_ROLE[role] for role in before & KIND_OF_ROLE.keys()} - kinds
    ]
    for row in gone:
        _end(row, on, at)
    made: list[RoleAssignment | Mandate] = [
        RoleAssignment(user=person, role=role, first_day=on)
        for role in sorted(arrival.agency_roles - roles.keys())
    ] + [
        Mandate(user=person, organisation_number=arrival.organisation, kind=kind, first_day=on)
        for kind in sorted(kinds - mandates.keys())
    ]
    for right in made:
        save_tracked(right, actor=SYSTEM, at=at, reason=FROM_PROVIDER)
    _refuse_two_sides(person, on)
    return bool(gone or made)


def _end(right: RoleAssignment | Mandate, on: date, at: datetime) -> None:
    """End a right before today; one that began today never was."""
    if right.first_day >= on:
        delete_tracked(right, actor=SYSTEM, at=at, reason=FROM_PROVIDER)
        return
    right.last_day = on - timedelta(days=1)
    save_tracked(right, actor=SYSTEM, at=at, reason=FROM_PROVIDER)


def _refuse_two_sides(person: User, on: date) -> None:
    """Raise ``Refused`` when today's rights stand on two sides of a file; nothing is stored then."""
    roles, mandates = periods_of_rights(person)
    today = Period(on, on)
    if on_two_sides([(role, today) for role, period in roles if today.overlaps(period)], mandates):
        raise Refused.because("accounts.two_sides")
