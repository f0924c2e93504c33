"""Who may use the pages about people, and the records they are about."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY

from clusterbeleid.accounts.actions import add_codes, new_secret
from clusterbeleid.accounts.models import SecondFactor, User, UserSession
from clusterbeleid.accounts.rules import code_at
from clusterbeleid.accounts.session_store import SessionStore
from clusterbeleid.core.actors import Role
from clusterbeleid.core.clock import real_now
from tests.access_policy import (
    ADMINISTRATOR,
    CLUSTER,
    EVERYBODY,
    NOBODY,
    PEOPLE,
    Rule,
    Who,
    form,
    page,
    public,
)
from tests.access_world import File, Records
from tests.people import actor, person

OWN = CLUSTER | {Who.OTHER_CLUSTER}
SIGNATORIES = frozenset({Who.SIGNATORY, Who.OTHER_CLUSTER})

POLICY: dict[str, Rule] = {
    "accounts:login": public(post=True),
    "accounts:set_language": Rule(post=frozenset(Who), public=True),
    "accounts:forgot_password": public(post=True),
    # Without a key that was mailed, it answers that the link does not work (410).
    "accounts:choose_password": public(post=True),
    # Without a second step that is owed, it leads to the login page.
    "accounts:second_step": public(post=True),
    "accounts:passkey_login": public(post=True),
    # Nobody has one of these: the installation of the tests knows no provider (test_oidc.py has one).
    "accounts:oidc_login": Rule(post=NOBODY, see=NOBODY, public=True),
    "accounts:oidc_callback": Rule(get=NOBODY, see=NOBODY, public=True),
    "accounts:oidc_enter": Rule(get=NOBODY, post=NOBODY, see=NOBODY, public=True),
    "accounts:security": page(EVERYBODY),
    "accounts:prove": form(EVERYBODY),
    "accounts:add_codes": form(EVERYBODY),
    "accounts:add_passkey": form(EVERYBODY),
    "accounts:recovery_codes": Rule(post=EVERYBODY),
    # A second step, or a session, of somebody else does not exist.
    "accounts:remove_factor": Rule(post=NOBODY, see=NOBODY),
    "accounts:end_session": Rule(post=NOBODY, see=NOBODY, record="session"),
    "accounts:end_other_sessions": Rule(post=EVERYBODY),
    "accounts:forget_factors": form(ADMINISTRATOR),
    "accounts:logout": Rule(post=EVERYBODY),
    "accounts:choose_organisation": form(EVERYBODY),
    "accounts:preferences": form(EVERYBODY),
    "accounts:team": page(OWN),
    "accounts:invite_colleague": form(SIGNATORIES),
    # A mandate of another organisation does not exist; one's own ends through a colleague.
    "accounts:end_team_mandate": Rule(
        get=frozenset({Who.SIGNATORY}),
        post=frozenset({Who.SIGNATORY}),
        see=CLUSTER,
        record="colleague",
    ),
    "accounts:users": page(PEOPLE),
    "accounts:new_person": form(ADMINISTRATOR),
    "accounts:person": Rule(get=PEOPLE),
    "accounts:correct_person": form(ADMINISTRATOR),
    "accounts:add_role": Rule(post=ADMINISTRATOR),
    "accounts:add_mandate": Rule(post=ADMINISTRATOR),
    "accounts:set_active": form(ADMINISTRATOR),
    "accounts:send_link": Rule(post=ADMINISTRATOR),
    "accounts:end_right": form(ADMINISTRATOR),
}


def somebodys_factor(user: User) -> SecondFactor:
    """Return a second step of ``user``, made as the screens make it."""
    secret = new_secret()
    at = real_now()
    code = code_at(secret, int(at.timestamp()) // 30)
    return add_codes(secret=secret, code=code, actor=actor(user), at=at)


def somebodys_session(user: User) -> UserSession:
    """Return a session of ``user``."""
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store.create()
    return UserSession.objects.get(user=user)


def records(file: File) -> Records:
    """Make a person with a right; neither belongs to a file."""
    subject = person(Role.EXPERT)
    right = subject.role_assignments.get()
    return {
        "factor_id": somebodys_factor(subject).pk,
        "session:reference": somebodys_session(subject).reference,
        "person_id": subject.pk,
        "kind": "rol",
        "right_id": right.pk,
        "colleague:mandate_id": file.editor.mandates.get().pk,
    }
