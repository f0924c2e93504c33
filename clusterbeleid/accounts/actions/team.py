"""The team of an organisation: its signatory invites colleagues, hands over and ends mandates."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from clusterbeleid.accounts.actions.sessions import end_sessions_of
from clusterbeleid.accounts.enums import MandateKind
from clusterbeleid.accounts.models import Mandate, User
from clusterbeleid.accounts.notifications import PASSWORD_LINK, TEAM
from clusterbeleid.accounts.permissions import may_end_team_mandate, may_lead_team
from clusterbeleid.accounts.queries import periods_of_rights
from clusterbeleid.accounts.rules import on_two_sides
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.outbox import enqueue
from clusterbeleid.kernel.periods import Period

INVITED = "accounts.invited_to_team"


@transaction.atomic
def invite_colleague(
    *, email: str, full_name: str, language: str, kind: str, on: date, actor: Actor, at: datetime
) -> Mandate:
    """Let a colleague act for the organisation one acts for, from ``on``; opens an account if needed.

    The mandate belongs to the account with this address and to nobody who holds a link (A8): a
    new account gets the link to choose a password, a known one is told. Raises ``Refused`` for
    anybody but a signatory, for oneself, a closed account or somebody of the agency, and
    ``ValidationError`` for a mandate that exists.
    """
    require(may_lead_team(actor))
    number = next(iter(actor.organisations))
    address = email.strip().lower()
    person = User.objects.select_for_update().filter(email=address).first()
    is_new = person is None
    if person is None:
        person = User(email=address, full_name=full_name.strip(), language=language)
        person.set_unusable_password()
        save_tracked(person, actor=actor, at=at, reason=INVITED)
    _refuse(person, number, on, actor)
    mandate = Mandate(user=person, organisation_number=number, kind=kind, first_day=on)
    save_tracked(mandate, actor=actor, at=at, reason=INVITED)
    end_sessions_of(person.pk)
    message = PASSWORD_LINK if is_new else TEAM
    enqueue(
        kind=message,
        business_key=f"{message}:{person.pk}:{mandate.pk}",
        recipient=person.email,
        language=person.language,
        payload={"person": person.pk, "name": person.full_name, "number": number, "path": "/"},
        at=at,
    )
    return mandate


@transaction.atomic
def end_team_mandate(
    mandate: Mandate, *, last_day: date, actor: Actor, at: datetime, reason: str
) -> Mandate:
    """End the mandate of a colleague after ``last_day``; it counts from the next request on.

    One's own mandate ends when a colleague who took over ends it, so an organisation is never
    without a signatory. Raises ``Refused``, and ``ValidationError`` for a day before the first.
    """
    require(may_end_team_mandate(actor, mandate))
    if mandate.last_day is not None and last_day > mandate.last_day:
        raise Refused.because("accounts.ends_already", last_day=mandate.last_day)
    _refuse_nobody_left(mandate, last_day)
    mandate.last_day = last_day
    end_sessions_of(mandate.user_id)
    return save_tracked(mandate, actor=actor, at=at, reason=reason)


def _refuse_nobody_left(ended: Mandate, last_day: date) -> None:
    """Raise ``Refused`` when no signatory would stay: two may end each other's mandate at once."""
    held = Mandate.objects.select_for_update(no_key=True).order_by("pk")
    signatories = held.filter(
        organisation_number=ended.organisation_number, kind=MandateKind.SIGNATORY
    )
    if not any(
        row.pk != ended.pk and (row.last_day is None or row.last_day > last_day)
        for row in signatories
    ):
        raise Refused.because("accounts.hand_over_first")


def _refuse(person: User, number: str, on: date, actor: Actor) -> None:
    if person.pk == actor.user_id:
        raise Refused.because("accounts.own_rights")
    if not person.is_active:
        raise Refused.because("accounts.closed")
    roles, mandates = periods_of_rights(person)
    if on_two_sides(roles, [*mandates, (number, Period(on, None))]):
        raise Refused.because("accounts.two_sides")
