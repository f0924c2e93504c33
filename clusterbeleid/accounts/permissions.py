"""Who may manage people, roles and mandates."""

from __future__ import annotations

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.kernel.transitions import Verdict


def may_see_people(actor: Actor) -> Verdict:
    """Administrators manage people; auditors may look."""
    if actor.has(Role.ADMINISTRATOR, Role.AUDITOR):
        return Verdict.ok()
    return Verdict.no("accounts.role")


def may_manage_people(actor: Actor) -> Verdict:
    """Only administrators write."""
    return Verdict.ok() if actor.has(Role.ADMINISTRATOR) else Verdict.no("accounts.role")


def may_change_rights_of(actor: Actor, person: User) -> Verdict:
    """Nobody gives or takes a right of one's own (A16)."""
    verdict = may_manage_people(actor)
    if verdict.allowed and person.pk == actor.user_id:
        return Verdict.no("accounts.own_rights")
    return verdict


def may_send_password_link(actor: Actor, person: User) -> Verdict:
    """Administrators send it, to open accounts only."""
    verdict = may_manage_people(actor)
    if verdict.allowed and not person.is_active:
        return Verdict.no("accounts.closed")
    return verdict
