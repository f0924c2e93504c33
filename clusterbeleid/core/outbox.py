"""Messages that must leave the house exactly once: put in with the decision, posted by ``core.relay``.

The row is written in the transaction of the decision, so there is no decision without message and
no message without decision. Redis only wakes the relay; beat calls it every half minute anyway.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.functional import Promise

from clusterbeleid.core import doorbell
from clusterbeleid.core.frozen import freeze
from clusterbeleid.core.models import OutboxMessage

_KINDS: dict[str, str | Promise] = {}

_INSERT = """
    INSERT INTO core_outboxmessage (kind, business_key, recipient, language, payload, scope, state,
                                    created_at, next_try_at, attempts, last_error)
    SELECT kind, business_key, recipient, language, payload, scope, 'pending', %s, %s, 0, ''
    FROM jsonb_to_recordset(%s::jsonb) AS given (kind text, business_key text, recipient text,
                                                 language text, payload jsonb, scope text)
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


def register_kind(kind: str, label: str | Promise) -> None:
    """Name a kind of message for the screen; call it in ``notifications.py`` of the room."""
    _KINDS[kind] = label


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
    """Put one message in; returns None when its business key is known already.

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
    rows = json.dumps([message.as_json() for message in messages])
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_INSERT, [at, at, rows])
        ids = [row[0] for row in cursor.fetchall()]
        if ids:
            doorbell.ring_after_commit(doorbell.RELAY_OUTBOX)
    return ids
