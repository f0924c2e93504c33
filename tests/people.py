"""People for tests: with their roles, mandates and the actor they are on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import count

from clusterbeleid.accounts.enums import MandateKind
from clusterbeleid.accounts.models import Mandate, RoleAssignment, User
from clusterbeleid.accounts.queries import actor_of
from clusterbeleid.core.actors import SYSTEM, Actor, Role
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.history import save_tracked

# Rights of test people begin here, before the first day of any cluster.
RIGHTS_FROM = date(2015, 1, 1)
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=BRUSSELS)

_serial = count(1)
_MANDATE_OF_ROLE = {
    Role.CLUSTER_EDITOR.value: MandateKind.EDITOR,
    Role.CLUSTER_SIGNATORY.value: MandateKind.SIGNATORY,
}


def person(
    role: str | None = None,
    *,
    name: str = "",
    email: str = "",
    mandates: Sequence[str] = (),
    on: date = RIGHTS_FROM,
    language: str = "nl",
) -> User:
    """Return a stored person who holds ``role`` from ``on``.

    A role of the cluster side comes from ``mandates`` (KBO numbers, ten digits): with
    ``Role.CLUSTER_SIGNATORY`` they are those of a signatory, otherwise of an editor.
    """
    number = next(_serial)
    user = User(
        email=email or f"persoon{number}@example.be",
        full_name=name or f"Persoon {number}",
        language=language,
    )
    user.set_password(None)
    _save(user)
    kind = _MANDATE_OF_ROLE.get(str(role or ""), MandateKind.EDITOR)
    for kbo in mandates:
        _save(Mandate(user=user, organisation_number=kbo, kind=kind, first_day=on))
    if role is not None and str(role) not in _MANDATE_OF_ROLE:
        _save(RoleAssignment(user=user, role=role, first_day=on))
    return user


def actor(user: User, on: date = TODAY) -> Actor:
    """Return ``user`` as actor with the rights valid on ``on``."""
    return actor_of(user, on=on)


def acting(role: str | None = None, *, mandates: Sequence[str] = (), name: str = "") -> Actor:
    """Return a new person with ``role`` as actor of today."""
    return actor(person(role, name=name, mandates=mandates))


def _save(row: User | Mandate | RoleAssignment) -> None:
    save_tracked(row, actor=SYSTEM, at=NOW, reason="for a test")
