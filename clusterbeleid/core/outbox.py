"""Messages that must leave the house exactly once: put in with the decision, posted by ``core.relay``.

The row is written in the transaction of the decision, so there is no decision without message and
no message without decision. Redis only wakes the relay; beat calls it every half minute anyway.
A kind that may be gathered waits for the overview of the day, unless its reader chose otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.functional import Promise

from clusterbeleid.core import doorbell
from clusterbeleid.core.enums import MailWay, OutboxState
from clusterbeleid.core.frozen import freeze
from clusterbeleid.core.models import OutboxMessage

_KINDS: dict[str, str | Promise] = {}
_GATHERING: set[str] = set()

# The way each reader chose, by address and kind; who chose nothing is left out.
Ways = Mapping[tuple[str, str], str]
_CHOSEN: list[Callable[[Collection[str]], Ways]] = []

_INSERT = """
    INSERT INTO core_outboxmessage (kind, business_key, recipient, language, payload, scope, state,
                                    created_at, next_try_at, attempts, last_error)
    SELECT kind, business_key, recipient, language, payload, scope, state, %s, %s, 0, ''
    FROM jsonb_to_recordset(%s::jsonb) AS given (kind text, business_key text, recipient text,
                                                 language text, payload jsonb, scope text,
                                                 state text)
    ON CONFLICT (business_key) DO NOTHING
    RETURNING id
"""


@dataclass(frozen=True, kw_only=True)
class Message:
    """A message to put in; ``business_key`` names obligation, due date, kind and recipient."""

    kind: str
    business_key: str
    recipient: str
    language: str = "nl"
    payload: Mapping[str, Any] = field(default_factory=dict)
    scope: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the columns as plain JSON; raises TypeError for a value JSON cannot hold."""
        return {
            "kind": self.kind,
            "business_key": self.business_key,
            "recipient": self.recipient,
            "language": self.language,
            "payload": freeze(self.payload),
            "scope": self.scope,
        }


def register_kind(kind: str, label: str | Promise, *, gathers: bool = False) -> None:
    """Name a kind of message for the screen; call it in ``notifications.py`` of the room.

    With ``gathers`` it may wait for the overview of the day, and its reader chooses whether it
    does. Not for what somebody waits for, or what has legal effect.
    """
    _KINDS[kind] = label
    if gathers:
        _GATHERING.add(kind)


def gathering_kinds() -> Mapping[str, str | Promise]:
    """Return the kinds that may be gathered with their names, in the order of their keys."""
    return {kind: _KINDS[kind] for kind in sorted(_GATHERING)}


def register_choices(chosen: Callable[[Collection[str]], Ways]) -> None:
    """Let ``chosen(addresses)`` say which way readers chose for which kind of message."""
    _CHOSEN.append(chosen)


def kind_label(kind: str) -> str:
    """Return the name of a kind, or the kind itself when no room named it."""
    return str(_KINDS.get(kind, kind))


def enqueue(
    *,
    kind: str,
    business_key: str,
    recipient: str,
    payload: Mapping[str, Any],
    at: datetime,
    language: str = "nl",
    scope: str = "",
) -> OutboxMessage | None:
    """Put one message in; returns None when its business key is known, or nobody wants it.

    ``payload`` holds text, numbers, days, moments, amounts (Decimal), lists and mappings of those.
    """
    message = Message(
        kind=kind,
        business_key=business_key,
        recipient=recipient,
        language=language,
        payload=payload,
        scope=scope,
    )
    ids = _insert([message], at)
    return OutboxMessage.objects.get(pk=ids[0]) if ids else None


def enqueue_many(messages: Iterable[Message], *, at: datetime) -> int:
    """Put many messages in with one statement; returns how many were new."""
    return len(_insert(messages, at))


def _insert(messages: Iterable[Message], at: datetime) -> list[int]:
    rows = json.dumps(list(_rows(list(messages))))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_INSERT, [at, at, rows])
        ids = [row[0] for row in cursor.fetchall()]
        if ids:
            doorbell.ring_after_commit(doorbell.RELAY_OUTBOX)
    return ids


def _rows(messages: Collection[Message]) -> Iterable[dict[str, Any]]:
    """Yield the columns of each message with its first state; none for what its reader declined."""
    gathering = {message.recipient for message in messages if message.kind in _GATHERING}
    chosen = {key: way for ask in _CHOSEN if gathering for key, way in ask(gathering).items()}
    for message in messages:
        state = OutboxState.PENDING
        if message.kind in _GATHERING:
            way = chosen.get((message.recipient, message.kind), MailWay.DAILY)
            if way == MailWay.NEVER:
                continue
            state = OutboxState.GATHERED if way == MailWay.DAILY else state
        yield {**message.as_json(), "state": state.value}
