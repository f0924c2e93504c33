"""Reading people: the actor behind a user, and who holds a role."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db.models import Prefetch, Q, QuerySet, Value
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import base36_to_int, int_to_base36

from clusterbeleid.accounts.enums import MandateKind
from clusterbeleid.accounts.models import (
    ExternalIdentity,
    MailPreference,
    Mandate,
    RecoveryCode,
    RoleAssignment,
    SecondFactor,
    User,
    UserSession,
)
from clusterbeleid.accounts.oidc.claims import Arrival
from clusterbeleid.accounts.rules import acted_for
from clusterbeleid.core.actors import SYSTEM, Actor, Role
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.history import Change, changes_of
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.kernel.periods import Period

# Name of the key in the address of the page where a password is chosen.
KEY = "sleutel"
# How long after the password the second step may come.
HALF_WAY_SECONDS = 600
_ROLE_OF_MANDATE = {
    MandateKind.EDITOR.value: Role.CLUSTER_EDITOR.value,
    MandateKind.SIGNATORY.value: Role.CLUSTER_SIGNATORY.value,
}
KIND_OF_ROLE = {role: kind for kind, role in _ROLE_OF_MANDATE.items()}


def running(on: date, prefix: str = "") -> Q:
    """Return the condition that a dated row covers ``on`` (both ends included)."""
    begun = Q(**{f"{prefix}first_day__lte": on})
    not_ended = Q(**{f"{prefix}last_day__isnull": True}) | Q(**{f"{prefix}last_day__gte": on})
    return begun & not_ended


@dataclass(frozen=True)
class Rights:
    """What a person holds on one day: roles of the agency, and pairs of KBO number and role."""

    roles: frozenset[str]
    held: tuple[tuple[str, str], ...]

    @property
    def numbers(self) -> list[str]:
        """Return the KBO numbers the person may act for, in order."""
        return sorted({number for number, _role in self.held})


def rights_of(user: User, *, on: date) -> Rights:
    """Return roles and mandates valid on ``on``; one query."""
    roles = RoleAssignment.objects.filter(running(on), user=user).order_by()
    mandates = Mandate.objects.filter(running(on), user=user).order_by()
    both = roles.values_list(Value(""), "role").union(
        mandates.values_list("organisation_number", "kind"), all=True
    )
    rows = list(both)
    return Rights(
        frozenset(role for number, role in rows if not number),
        tuple(sorted((number, _ROLE_OF_MANDATE[kind]) for number, kind in rows if number)),
    )


def limited(rights: Rights, organisation: str, roles: Collection[str]) -> Rights:
    """Return what of ``rights`` counts in a session by a provider: its organisation, its roles (R65)."""
    held = tuple(pair for pair in rights.held if pair[0] == organisation and pair[1] in roles)
    return Rights(rights.roles & frozenset(roles), held)


def person_of_subject(issuer: str, subject: str) -> User | None:
    """Return whose account this subject of a provider is, whatever the organisation."""
    found = ExternalIdentity.objects.filter(issuer=issuer, subject=subject)
    row = found.select_related("user").first()
    return row.user if row else None


def identity_of(arrival: Arrival) -> ExternalIdentity | None:
    """Return the identity that arrives, when it came before with this organisation."""
    found = ExternalIdentity.objects.filter(
        issuer=arrival.issuer, subject=arrival.subject, organisation=arrival.organisation
    )
    return found.select_related("user").first()


def is_as_known(arrival: Arrival, *, on: date) -> ExternalIdentity | None:
    """Return the identity when nothing changes by this arrival: same roles, and the rights still run."""
    known = identity_of(arrival)
    if known is None or not known.user.is_active or known.roles != list(arrival.roles):
        return None
    held = limited(rights_of(known.user, on=on), arrival.organisation, arrival.roles)
    return known if held.roles | {role for _number, role in held.held} == set(known.roles) else None


def sessions_of(actor: Actor, *, at: datetime) -> QuerySet[UserSession]:
    """Return the sessions of the actor that did not expire, the last used first."""
    return UserSession.objects.filter(user_id=actor.user_id or 0, expire_date__gt=at)


def factors_of(user_id: int | None) -> list[SecondFactor]:
    """Return the second steps of a person, with their use, the oldest first."""
    return list(SecondFactor.objects.filter(user_id=user_id or 0).select_related("use"))


def own_factor(actor: Actor, factor_id: int) -> SecondFactor:
    """Return one of one's own second steps; absent and not yours both raise Http404."""
    return get_object_or_404(SecondFactor, pk=factor_id, user_id=actor.user_id)


def passkey_with(identifier: str) -> SecondFactor | None:
    """Return the passkey with this identifier, of an open account."""
    found = SecondFactor.objects.filter(credential=identifier, user__is_active=True)
    return found.exclude(credential="").select_related("user").first()


def person_half_way(half: Mapping[str, Any], *, now: float) -> User | None:
    """Return who gave the right password a moment ago and still owes the second step."""
    if not now - float(half.get("at", 0)) < HALF_WAY_SECONDS:
        return None
    return User.objects.filter(pk=half.get("user", 0), is_active=True).first()


def count_recovery_codes(actor: Actor) -> int:
    """Return how many recovery codes are left."""
    return RecoveryCode.objects.filter(user_id=actor.user_id or 0).count()


def actor_of(user: User, *, on: date) -> Actor:
    """Return ``user`` as actor with all roles and mandates valid on ``on``; one query."""
    rights = rights_of(user, on=on)
    return _actor(user, rights, rights.numbers)


def acting_now(user: User, rights: Rights, chosen: str | None) -> Actor:
    """Return ``user`` as actor of this session, for one organisation at a time (A8)."""
    number = acted_for(rights.numbers, chosen)
    return _actor(user, rights, [number] if number else [])


def _actor(user: User, rights: Rights, numbers: Sequence[str]) -> Actor:
    by_mandate = {role for number, role in rights.held if number in numbers}
    return Actor(
        user_id=user.pk,
        label=user.full_name,
        roles=rights.roles | by_mandate,
        organisations=frozenset(numbers),
        language=user.language,
    )


def starter_of(job: BackgroundJob) -> Actor:
    """Return who started a job, with the rights of that day, for the organisation acted for."""
    if job.started_by_id is None:
        return SYSTEM
    person = User.objects.get(pk=job.started_by_id)
    rights = rights_of(person, on=job.created_at.astimezone(BRUSSELS).date())
    return acting_now(person, rights, job.options.get("organisation"))


def account_of(actor: Actor) -> User:
    """Return the account of who acts; raises ``User.DoesNotExist``."""
    if actor.user_id is None:
        raise User.DoesNotExist
    return User.objects.get(pk=actor.user_id)


def periods_of_rights(
    user: User,
) -> tuple[list[tuple[str, Period]], list[tuple[str, Period]]]:
    """Return all roles and all mandates of a person with their periods; two queries."""
    roles = user.role_assignments.values_list("role", "first_day", "last_day")
    mandates = user.mandates.values_list("organisation_number", "first_day", "last_day")
    return (
        [(role, Period(first, last)) for role, first, last in roles],
        [(number, Period(first, last)) for number, first, last in mandates],
    )


def users_with_role(role: str, *, on: date) -> QuerySet[User]:
    """Return the active people who hold ``role`` on ``on``."""
    return User.objects.filter(
        running(on, "role_assignments__"), role_assignments__role=role, is_active=True
    ).distinct()


def users_with_mandate(number: str, *, on: date) -> QuerySet[User]:
    """Return the active people who may act for the organisation with KBO ``number``."""
    return User.objects.filter(
        running(on, "mandates__"), mandates__organisation_number=number, is_active=True
    ).distinct()


def people(*, on: date) -> QuerySet[User]:
    """Return everybody with an account, with the roles of ``on`` ready in ``roles_today``."""
    today = Prefetch(
        "role_assignments",
        RoleAssignment.objects.filter(running(on)).order_by("role"),
        to_attr="roles_today",
    )
    mandates = Prefetch(
        "mandates",
        Mandate.objects.filter(running(on)).order_by("organisation_number"),
        to_attr="mandates_today",
    )
    return User.objects.prefetch_related(today, mandates)


def person_with_rights(person_id: int) -> User:
    """Return a person with all roles and mandates; raises Http404."""
    found = User.objects.prefetch_related("role_assignments", "mandates")
    return get_object_or_404(found, pk=person_id)


def right_of(kind: str, right_id: int) -> RoleAssignment | Mandate:
    """Return a role (``rol``) or a mandate (``mandaat``) with its person; raises Http404."""
    if kind == "rol":
        return get_object_or_404(RoleAssignment.objects.select_related("user"), pk=right_id)
    if kind == "mandaat":
        return get_object_or_404(Mandate.objects.select_related("user"), pk=right_id)
    raise Http404


def changes_of_person(person: User) -> list[Change]:
    """Return everything that changed in an account and its rights, newest first."""
    return changes_of(
        User.objects.filter(pk=person.pk),
        RoleAssignment.objects.filter(user=person),
        Mandate.objects.filter(user=person),
    )


def address_to_choose_password(person_id: int) -> str:
    """Return the address, without host, on which this person chooses a password.

    Its key is valid for a day, once, and dies with the password, e-mail address or account. It
    stands behind the question mark, where no log looks. Without open account the page says so.
    """
    page = reverse("accounts:choose_password")
    person = User.objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        return page
    token = PasswordResetTokenGenerator().make_token(person)
    return f"{page}?{urlencode({KEY: f'{int_to_base36(person.pk)}.{token}'})}"


def person_of_key(key: str) -> User | None:
    """Return who a link to choose a password was made for; None when it is not valid (any more)."""
    code, _, token = key.partition(".")
    try:
        person = User.objects.filter(pk=base36_to_int(code), is_active=True).first()
    except ValueError:
        return None
    return person if PasswordResetTokenGenerator().check_token(person, token) else None


def team_of(actor: Actor, *, on: date) -> QuerySet[Mandate]:
    """Return the mandates, running or to come, for the organisation the actor acts for."""
    return team_for(actor.organisations, on=on)


def team_for(numbers: Collection[str], *, on: date) -> QuerySet[Mandate]:
    """Return the mandates, running or to come, for the organisations with these KBO numbers."""
    found = Mandate.objects.filter(organisation_number__in=numbers)
    lasting = found.filter(Q(last_day__isnull=True) | Q(last_day__gte=on))
    return lasting.select_related("user").order_by("user__full_name", "kind", "pk")


def team_mandate(actor: Actor, mandate_id: int, *, on: date) -> Mandate:
    """Return a mandate of the own team; absent and not yours both raise Http404."""
    return get_object_or_404(team_of(actor, on=on), pk=mandate_id)


def ways_of(addresses: Collection[str]) -> Mapping[tuple[str, str], str]:
    """Return the way each reader chose, by address and kind of message; one query."""
    rows = MailPreference.objects.filter(user__email__in=addresses).order_by()
    return {
        (email, kind): way for email, kind, way in rows.values_list("user__email", "kind", "way")
    }


def preferences_of(person: User) -> dict[str, MailPreference]:
    """Return what a person chose about mail, by kind of message."""
    return {row.kind: row for row in person.mail_preferences.all()}


def chosen_by(actor: Actor) -> dict[str, str]:
    """Return the way the actor chose, by kind of message; what is left out is daily."""
    rows = MailPreference.objects.filter(user_id=actor.user_id or 0).order_by()
    return dict(rows.values_list("kind", "way"))
