"""Telling other systems what happened: each fact once, in one order, none left out.

A room names which steps of a state table are worth telling (``announce_steps``); the one writer of
states then writes the event in the same transaction, so there is no step without its event. What is
no step of a table, as a due date that was missed, is told by ``tell`` under a key of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection, models, transaction

from clusterbeleid.core import doorbell
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.frozen import freeze
from clusterbeleid.core.models import BusinessEvent

_INSERT = """
    INSERT INTO core_businessevent (name, business_key, subject, object_id, scope, on_day, at, facts)
    SELECT name, business_key, subject, object_id, scope, on_day, %s, facts
    FROM jsonb_to_recordset(%s::jsonb) AS given (name text, business_key text, subject text,
                                                 object_id bigint, scope text, on_day date,
                                                 facts jsonb)
    ON CONFLICT (business_key) DO NOTHING
"""

# One process numbers at a time; what it does not see yet is numbered by the next pass.
_NUMBERING = "SELECT pg_advisory_xact_lock(hashtext('number business events'))"
_NUMBER = """
    UPDATE core_businessevent AS event SET position = placed.position
    FROM (
        SELECT id, row_number() OVER (ORDER BY id)
                   + (SELECT coalesce(max(position), 0) FROM core_businessevent) AS position
        FROM core_businessevent WHERE position IS NULL
    ) AS placed
    WHERE event.id = placed.id
"""


@dataclass(frozen=True)
class Told:
    """What an event says of its subject: the file it belongs to (``cluster:12``), and figures."""

    scope: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


Teller = Callable[[Sequence[Any]], Mapping[int, Told]]


@dataclass(frozen=True)
class _Announcement:
    subject: str
    names: Mapping[str, str]
    tell: Teller


@dataclass(frozen=True, kw_only=True)
class Event:
    """An event to write; ``business_key`` names the fact, so that it is told once."""

    name: str
    business_key: str
    subject: str
    object_id: int
    on_day: date
    scope: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the columns as plain JSON; raises TypeError for a value JSON cannot hold."""
        return {**vars(self), "on_day": self.on_day.isoformat(), "facts": freeze(self.facts)}


_ANNOUNCED: dict[type[models.Model], _Announcement] = {}


def announce_steps(
    model: type[models.Model], *, subject: str, names: Mapping[str, str], tell: Teller
) -> None:
    """Tell of the steps named in ``names`` (action → name of the event) of records of ``model``.

    ``tell`` returns what to say of each record by its key, for many at once.
    """
    _ANNOUNCED[model] = _Announcement(subject, dict(names), tell)


def announced_steps() -> Mapping[type[models.Model], tuple[str, Mapping[str, str]]]:
    """Return the subject and the named steps of each model that is told of."""
    return {model: (found.subject, found.names) for model, found in _ANNOUNCED.items()}


def tell_steps(changed: Sequence[tuple[Any, str, int]], action: str, *, at: datetime) -> None:
    """Write the event of a step of each record that is told of.

    ``changed`` holds the record, the state it came from and the key of its ``StateChange``. Called
    by the writer of states, inside its transaction.
    """
    found = _ANNOUNCED.get(type(changed[0][0])) if changed else None
    if found is None or action not in found.names:
        return
    told = found.tell([record for record, _before, _key in changed])
    day = at.astimezone(BRUSSELS).date()
    tell((_of_step(found, action, told, row, day) for row in changed), at=at)


def _of_step(
    found: _Announcement,
    action: str,
    told: Mapping[int, Told],
    changed: tuple[Any, str, int],
    day: date,
) -> Event:
    record, before, key = changed
    said = told[record.pk]
    return Event(
        name=found.names[action],
        business_key=f"{found.subject}:{record.pk}:{key}",
        subject=found.subject,
        object_id=record.pk,
        on_day=day,
        scope=said.scope,
        facts={"from": before, "to": record.state, **said.facts},
    )


def tell(events: Iterable[Event], *, at: datetime) -> int:
    """Write events that are not known yet, in one statement; returns how many were new."""
    rows = [event.as_json() for event in events]
    if not rows:
        return 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_INSERT, [at, json.dumps(rows)])
        new = int(cursor.rowcount)
        if new:
            doorbell.ring_after_commit(doorbell.RELAY_OUTBOX)
    return new


def known_keys(subject: str) -> frozenset[str]:
    """Return the keys of what was told of a kind of subject, for a job that asks what is new."""
    told = BusinessEvent.objects.filter(subject=subject)
    return frozenset(told.values_list("business_key", flat=True))


def number_events() -> int:
    """Give every stored event without a place the next one; returns how many.

    Rows get their places in the order in which they were written. Of one record that is the order
    of its steps, because the writer of states holds its lock until the step is stored. Numbers have
    no gaps, and a number once given stays.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_NUMBERING)
        cursor.execute(_NUMBER)
        return int(cursor.rowcount)


def events_after(position: int, *, limit: int) -> models.QuerySet[BusinessEvent]:
    """Return the numbered events after a place, at most ``limit``, in the order of the feed."""
    return numbered_events().filter(position__gt=position).order_by("position")[:limit]


def numbered_events() -> models.QuerySet[BusinessEvent]:
    """Return the events that have their place in the feed."""
    return BusinessEvent.objects.filter(position__isnull=False).order_by("position")
