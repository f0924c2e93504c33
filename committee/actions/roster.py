"""Giving seats in the committee, and ending or correcting them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import require
from clusterbeleid.core.history import save_tracked
from committee.models import AuthorityName, CommitteeMandate
from committee.permissions import may_manage_roster, may_manage_templates


@dataclass(frozen=True)
class SeatData:
    """A seat as typed; ``organisations`` are KBO numbers of bodies this person belongs to."""

    person: User
    role: str
    first_day: date
    last_day: date | None = None
    organisations: tuple[str, ...] = ()


@transaction.atomic
def give_seat(
    data: SeatData, *, actor: Actor, at: datetime, reason: str = "committee.seat_given"
) -> CommitteeMandate:
    """Give somebody a seat for a period; raises ``Refused``, or ``ValidationError`` for an overlap."""
    require(may_manage_roster(actor))
    return save_tracked(_filled(CommitteeMandate(), data), actor=actor, at=at, reason=reason)


@transaction.atomic
def correct_seat(
    mandate: CommitteeMandate,
    data: SeatData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> CommitteeMandate:
    """Change a seat or end it, with the reason.

    Raises ``Refused``, ``Conflict``, or ``ValidationError`` for an overlap.
    """
    require(may_manage_roster(actor))
    stored = CommitteeMandate.objects.get(pk=mandate.pk)
    _filled(stored, data)
    return save_tracked(
        stored, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


@transaction.atomic
def name_authority(
    name: str, legal_basis: str, first_day: date, *, actor: Actor, at: datetime, reason: str
) -> AuthorityName:
    """Record a new name of the granting authority; the name before it ends the day before (R49).

    Raises ``Refused``, or ``ValidationError`` when a later name is known already.
    """
    require(may_manage_templates(actor))
    for running in AuthorityName.objects.select_for_update().filter(
        last_day__isnull=True, first_day__lt=first_day
    ):
        running.last_day = date.fromordinal(first_day.toordinal() - 1)
        save_tracked(running, actor=actor, at=at, reason=reason)
    new = AuthorityName(name=name, legal_basis=legal_basis, first_day=first_day)
    return save_tracked(new, actor=actor, at=at, reason=reason)


def _filled(mandate: CommitteeMandate, data: SeatData) -> CommitteeMandate:
    mandate.person = data.person
    mandate.role = data.role
    mandate.first_day = data.first_day
    mandate.last_day = data.last_day
    mandate.organisations = sorted(data.organisations)
    return mandate
