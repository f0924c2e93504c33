"""The e-Box of an enterprise: one interface, a client that speaks HTTP, and a stand-in (R70).

The service recognises a repeat by its key, so that a worker that dies after sending can send again.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings

SECONDS = 20
PATH = "/messages"


class EboxFailed(Exception):
    """The service cannot be reached, refuses, or answers what nobody understands."""


@dataclass(frozen=True)
class EboxMessage:
    """A message for the e-Box of the enterprise with KBO number ``number``; ``key`` is its own for ever."""

    key: str
    number: str
    subject: str
    pdf: bytes
    language: str = "nl"


@dataclass(frozen=True)
class Receipt:
    """Proof of delivery: the number the service gave, and when the message became available (R33)."""

    message_id: str
    available_at: str
    service: str

    def as_json(self) -> dict[str, str]:
        """Return the proof as stored with the letter."""
        return asdict(self)


class Ebox(Protocol):
    """Who puts messages in an e-Box."""

    def deliver(self, message: EboxMessage) -> Receipt:
        """Deliver, or recognise an earlier delivery by its key; raises ``EboxFailed``."""


class HttpEbox:
    """Speaks to the service at ``origin`` with a bearer token."""

    def __init__(self, origin: str, token: str) -> None:
        parts = urlsplit(origin)
        self._host, self._port = parts.hostname or "", parts.port
        self._secure = parts.scheme == "https"
        self._token = token

    def deliver(self, message: EboxMessage) -> Receipt:
        """Post the message; a known key answers with the receipt of then. Raises ``EboxFailed``."""
        kind = HTTPSConnection if self._secure else HTTPConnection
        connection = kind(self._host, self._port, timeout=SECONDS)
        try:
            connection.request("POST", PATH, body=_body(message), headers=self._headers(message))
            answer = connection.getresponse()
            status, content = answer.status, answer.read(1024 * 1024)
        except (OSError, HTTPException) as error:
            raise EboxFailed(type(error).__name__) from error
        finally:
            connection.close()
        if status not in {200, 201, 202}:
            raise EboxFailed(f"status {status}")
        return _receipt(content, self._host)

    def _headers(self, message: EboxMessage) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {self._token}",
            "Content-Type": "application/json",
            "Idempotency-Key": message.key,
        }


class StandInEbox:
    """Stands in the demo where a service would be; its receipts say so."""

    def deliver(self, message: EboxMessage) -> Receipt:
        """Return a receipt without sending anything."""
        return Receipt(f"stand-in-{message.key}", "", "stand-in")


_chosen: list[Ebox] = []


def use_ebox(service: Ebox | None) -> None:
    """Let every letter go to this service; None: the one of the settings."""
    _chosen[:] = [] if service is None else [service]


def ebox() -> Ebox | None:
    """Return the service in use; None when none is set up, except in the demo."""
    if _chosen:
        return _chosen[0]
    if settings.EBOX_ORIGIN:
        return HttpEbox(settings.EBOX_ORIGIN, settings.EBOX_TOKEN)
    return StandInEbox() if settings.DEMO else None


def _body(message: EboxMessage) -> bytes:
    content: dict[str, Any] = {
        "recipient": {"type": "KBO", "id": message.number},
        "subject": message.subject,
        "language": message.language,
        "attachment": {
            "contentType": "application/pdf",
            "data": base64.b64encode(message.pdf).decode(),
        },
    }
    return json.dumps(content).encode()


def _receipt(content: bytes, service: str) -> Receipt:
    try:
        found = json.loads(content)
        return Receipt(str(found["messageId"]), str(found["availableAt"]), service)
    except (ValueError, KeyError, TypeError) as error:
        raise EboxFailed("answer not understood") from error
