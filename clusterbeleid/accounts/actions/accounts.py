"""Accounts: opening, correcting, closing, and what a person changes alone."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from clusterbeleid.accounts.actions.sessions import end_sessions_of
from clusterbeleid.accounts.models import RoleAssignment, User
from clusterbeleid.accounts.permissions import may_change_rights_of, may_manage_people
from clusterbeleid.accounts.queries import account_of
from clusterbeleid.core.actors import SYSTEM, Actor, Role
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked

# Reasons that the house gives by itself; accounts/sentences.py says them in words.
ACCOUNT_OPENED, FIRST_ACCOUNT, LANGUAGE_CHOSEN = (
    "accounts.opened",
    "accounts.first_account",
    "accounts.language_chosen",
)


@transaction.atomic
def open_first_account(*, email: str, full_name: str, password: str, at: datetime) -> User:
    """Open the administrator of a new installation, who opens all other accounts.

    Raises ``Refused`` when an administrator exists already: from then on people give rights
    to each other, and nobody to oneself.
    """
    if RoleAssignment.objects.filter(role=Role.ADMINISTRATOR).exists():
        raise Refused.because("accounts.not_the_first")
    person = User(email=email.strip().lower(), full_name=full_name.strip(), language="nl")
    validate_password(password, person)
    person.password = make_password(password)
    save_tracked(person, actor=SYSTEM, at=at, reason=FIRST_ACCOUNT)
    role = RoleAssignment(user=person, role=Role.ADMINISTRATOR, first_day=at.date())
    save_tracked(role, actor=SYSTEM, at=at, reason=FIRST_ACCOUNT)
    return person


def register_person(
    *, email: str, full_name: str, language: str, actor: Actor, at: datetime
) -> User:
    """Open an account without a usable password; raises ``Refused`` or ``ValidationError``."""
    require(may_manage_people(actor))
    person = User(email=email.strip().lower(), full_name=full_name.strip(), language=language)
    person.password = make_password(None)
    return save_tracked(person, actor=actor, at=at, reason=ACCOUNT_OPENED)


def correct_person(
    person: User,
    *,
    email: str,
    full_name: str,
    language: str,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> User:
    """Change name, address or language; raises ``Refused``, ``Conflict`` or ``ValidationError``."""
    require(may_manage_people(actor))
    person.email = email.strip().lower()
    person.full_name = full_name.strip()
    person.language = language
    return save_tracked(
        person, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


@transaction.atomic
def set_active(person: User, *, active: bool, actor: Actor, at: datetime, reason: str) -> User:
    """Close or reopen an account; all its sessions end at once."""
    require(may_change_rights_of(actor, person))
    end_sessions_of(person.pk)
    person.is_active = active
    return save_tracked(person, actor=actor, at=at, reason=reason)


def choose_language(language: str, *, actor: Actor, at: datetime) -> User:
    """Change the language of one's own screens and mails."""
    person = account_of(actor)
    person.language = language
    return save_tracked(person, actor=actor, at=at, reason=LANGUAGE_CHOSEN)
