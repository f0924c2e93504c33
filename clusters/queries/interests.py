"""Who of the agency declared an interest in which file (R52, A16)."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import Actor, Role
from clusters.models import StaffInterest


def is_shut(actor: Actor, *scopes: str, on: date) -> bool:
    """Tell whether the actor has a declared interest in one of the files on ``on``; one query."""
    own = StaffInterest.objects.filter(running(on), person_id=actor.user_id or 0)
    return own.filter(scope__in=scopes).exists()


def shut_for(actor: Actor, prefix: str, *, on: date, key: str = "pk") -> Exists:
    """Return the condition that a row is a file with a declared interest of the actor.

    ``prefix`` is that of its scope with the colon, ``key`` the field with the number of the file.
    """
    scope = Concat(Value(prefix), Cast(OuterRef(key), TextField()), output_field=TextField())
    own = StaffInterest.objects.filter(running(on), person_id=actor.user_id or 0)
    return Exists(own.filter(scope=scope))


def interests_in(scope: str, first_day: date, last_day: date | None) -> QuerySet[StaffInterest]:
    """Return the interests declared in a file on any day of a period."""
    found = StaffInterest.objects.filter(scope=scope)
    found = found.filter(Q(last_day__isnull=True) | Q(last_day__gte=first_day))
    return found if last_day is None else found.filter(first_day__lte=last_day)


def visible_interests(actor: Actor) -> QuerySet[StaffInterest]:
    """Return the own interests; the head of team and the auditor see those of everybody."""
    found = StaffInterest.objects.select_related("person")
    if actor.has(Role.HEAD_OF_TEAM, Role.AUDITOR):
        return found
    return found.filter(person_id=actor.user_id or 0)
