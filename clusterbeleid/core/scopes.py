"""Which files a person may see, asked by the ground floor and answered by the rooms above.

A scope is a text as ``cluster:12``. Tasks, stored files and messages carry one; the room
that owns the prefix registers who may see which scopes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from clusterbeleid.core.actors import Actor

ScopesOf = Callable[[Actor, date], frozenset[str]]
_OWNERS: dict[str, ScopesOf] = {}


def register(prefix: str, scopes_of: ScopesOf) -> None:
    """Let ``scopes_of`` answer for all scopes that begin with ``prefix:``."""
    _OWNERS[prefix] = scopes_of


def visible_scopes(actor: Actor, *, on: date) -> frozenset[str]:
    """Return all scopes the actor may see on ``on``; one query for each owner."""
    found: frozenset[str] = frozenset()
    for scopes_of in _OWNERS.values():
        found |= scopes_of(actor, on)
    return found


def may_see(actor: Actor, scope: str, *, on: date) -> bool:
    """Tell whether the actor may see one scope."""
    owner = _OWNERS.get(scope.partition(":")[0])
    return owner is not None and scope in owner(actor, on)
