"""Who manages the systems that call the API."""

from __future__ import annotations

from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.kernel.transitions import Verdict


def may_see_clients(actor: Actor) -> Verdict:
    """Administrators manage systems; auditors may look."""
    if actor.has(Role.ADMINISTRATOR, Role.AUDITOR):
        return Verdict.ok()
    return Verdict.no("api.role")


def may_manage_clients(actor: Actor) -> Verdict:
    """Only administrators, or a command of the machine itself, open, renew and close a system."""
    if actor.has(Role.ADMINISTRATOR) or actor.is_system:
        return Verdict.ok()
    return Verdict.no("api.role")
