"""Which files a person may see, asked by the ground floor and answered by the rooms above.

A scope is a text as ``cluster:12``. Tasks, stored files and messages carry one; the room
that owns the prefix registers who may see which scopes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Q, QuerySet
from django.db.models.lookups import PostgresOperatorLookup

from clusterbeleid.core.actors import Actor

# A query set becomes part of the query around it; a set may have cost a query.
ScopesOf = Callable[[Actor, date], "QuerySet[Any, str] | frozenset[str]"]
_OWNERS: dict[str, ScopesOf] = {}


@CharField.register_lookup
class InArray(PostgresOperatorLookup):
    """Equal to an element of an array."""

    lookup_name = "in_array"
    postgres_operator = "= ANY"


def register(prefix: str, scopes_of: ScopesOf) -> None:
    """Let ``scopes_of`` answer for all scopes that begin with ``prefix:``."""
    _OWNERS[prefix] = scopes_of


def visible_scopes(actor: Actor, *, on: date) -> frozenset[str]:
    """Return all scopes the actor may see on ``on``; one query for each owner."""
    return frozenset(scope for scopes_of in _OWNERS.values() for scope in scopes_of(actor, on))


def in_visible_scope(actor: Actor, *, on: date) -> Q:
    """Return the condition that a record with a ``scope`` is in a file the actor may see."""
    found = Q(pk__in=[])
    for scopes_of in _OWNERS.values():
        found |= _one_of(scopes_of(actor, on))
    return found


def may_see(actor: Actor, scope: str, *, on: date) -> bool:
    """Tell whether the actor may see one scope."""
    owner = _OWNERS.get(scope.partition(":")[0])
    return owner is not None and scope in owner(actor, on)


def _one_of(found: QuerySet[Any, str] | frozenset[str]) -> Q:
    """Return the condition; the database works an array out once, and can then use an index."""
    if isinstance(found, QuerySet):
        return Q(scope__in_array=ArraySubquery(found))
    return Q(scope__in=found)
