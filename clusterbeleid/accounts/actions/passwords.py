"""Choosing a password by a link that was mailed; the house never knows or sends a password."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from clusterbeleid.accounts.actions.sessions import end_sessions_of
from clusterbeleid.accounts.actions.sign_in import forget_failures
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.notifications import PASSWORD_LINK
from clusterbeleid.accounts.permissions import may_send_password_link
from clusterbeleid.accounts.queries import actor_of, person_of_key
from clusterbeleid.core import doorbell, outbox
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked

PASSWORD_CHOSEN = "accounts.password_chosen"  # noqa: S105 - a reason, said in accounts/sentences.py


def send_password_link(person: User, *, actor: Actor, at: datetime) -> None:
    """Mail a person a link to choose a password; one a minute at most.

    ``at`` is the real moment. Raises ``Refused`` for a wrong role or a closed account.
    """
    require(may_send_password_link(actor, person))
    _mail_link(person, f"{at:%Y-%m-%dT%H:%M}", at)


@transaction.atomic
def ask_password_link(email: str, *, at: datetime) -> None:
    """Mail whoever has an open account with this address a link; four an hour at most.

    Answers nothing, so that nobody learns which addresses have an account (A28). ``at`` is the
    real moment.
    """
    # Rung for a stranger's address as well: both answers take as long.
    doorbell.ring_after_commit(doorbell.RELAY_OUTBOX)
    person = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if person is not None:
        _mail_link(person, f"{at:%Y-%m-%dT%H}:{at.minute // 15 * 15:02}", at)


@transaction.atomic
def choose_password(key: str, password: str, *, at: datetime) -> User:
    """Set the password of the person a link was mailed to; all sessions of that person end.

    The link works once. Failed tries are forgotten: the person proved to own the address. Raises
    ``Refused`` for a link that is not valid (any more) and ``ValidationError`` for a weak
    password.
    """
    person = _person_of_link(key)
    validate_password(password, person)
    person.password = make_password(password)
    forget_failures(person.email)
    end_sessions_of(person.pk)
    return save_tracked(person, actor=actor_of(person, on=at.date()), at=at, reason=PASSWORD_CHOSEN)


def _person_of_link(key: str) -> User:
    """Return the locked person of a link; raises ``Refused`` when it was used or is too old."""
    found = person_of_key(key)
    if found is None:
        raise Refused.because("accounts.link_expired")
    person = User.objects.select_for_update().get(pk=found.pk)
    if person.password != found.password:
        raise Refused.because("accounts.link_expired")
    return person


def _mail_link(person: User, moment: str, at: datetime) -> None:
    """Put the message in; the token is made when it is written, and stored nowhere."""
    outbox.enqueue(
        kind=PASSWORD_LINK,
        business_key=f"{PASSWORD_LINK}:{person.pk}:{moment}",
        recipient=person.email,
        language=person.language,
        payload={"person": person.pk, "name": person.full_name},
        at=at,
    )
