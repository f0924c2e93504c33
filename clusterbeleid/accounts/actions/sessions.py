"""Sessions: all of a person end when a right, the password or the account changes; one ends by its owner."""

from __future__ import annotations

from uuid import UUID

from clusterbeleid.accounts.models import UserSession
from clusterbeleid.accounts.queries import account_of
from clusterbeleid.core.actors import Actor


def end_sessions_of(user_id: int) -> int:
    """End every session of a person; the next request of any of them finds nobody (Q23)."""
    return UserSession.objects.filter(user_id=user_id).delete()[0]


def end_session(reference: UUID, *, actor: Actor) -> bool:
    """End one of one's own sessions; False when there is none with this reference."""
    own = UserSession.objects.filter(user=account_of(actor), reference=reference)
    return own.delete()[0] > 0


def end_other_sessions(session_key: str | None, *, actor: Actor) -> int:
    """End all of one's own sessions except the one with this key; returns how many."""
    own = UserSession.objects.filter(user=account_of(actor))
    return own.exclude(session_key=session_key).delete()[0]
