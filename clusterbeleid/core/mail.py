"""Turning a message of the outbox into an e-mail, in the language of its reader, and posting it.

The kind ``cofinancing.reminder`` has three templates: ``emails/cofinancing/reminder.subject.txt``,
``reminder.txt`` and ``reminder.html``. They see the payload (days and amounts as such), ``base_url``
and ``link``, the address made of the payload's ``path``.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.validators import validate_email
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.models import OutboxMessage

logger = logging.getLogger(__name__)
SUBJECT_LENGTH = 150

_LATE: dict[str, Callable[[Mapping[str, Any]], Mapping[str, Any]]] = {}


class PostAway(Exception):
    """The mail server cannot be reached or refuses to talk to us; no message is to blame."""


@dataclass(frozen=True)
class Rendered:
    """An e-mail in words."""

    subject: str
    text: str
    html: str


def register_context(kind: str, made: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> None:
    """Let ``made(payload)`` add values at the moment the message leaves.

    For what may not lie in the outbox, as a token that lets its reader in.
    """
    _LATE[kind] = made


def render(kind: str, language: str, payload: Mapping[str, Any]) -> Rendered:
    """Return the e-mail of ``kind`` in ``language``.

    Raises ``TemplateDoesNotExist`` for an unknown kind. Line ends in the subject become blanks,
    so that no name can add a header.
    """
    room, _, name = kind.partition(".")
    path = f"emails/{room}/{name}"
    context = {**_values(kind, payload), "language": language}
    with translation.override(language):
        subject = _plain(f"{path}.subject.txt", context)
        return Rendered(
            subject=" ".join(subject.split())[:SUBJECT_LENGTH],
            text=_plain(f"{path}.txt", context).strip() + "\n",
            html=get_template(f"{path}.html").render(context),
        )


def _values(kind: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the templates see: the payload, late values, and where the links lead."""
    values = thaw(dict(payload))
    if kind in _LATE:
        values |= _LATE[kind](values)
    link = settings.BASE_URL + str(values.get("path", "/"))
    return {**values, "base_url": settings.BASE_URL, "link": link}


def message_id(business_key: str) -> str:
    """Return the Message-ID of a message: the same for each try, so that a repeat is recognised."""
    digest = hashlib.sha256(business_key.encode()).hexdigest()[:40]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{digest}@{domain}>"


def build(message: OutboxMessage) -> EmailMultiAlternatives:
    """Return the e-mail of ``message``; raises ``ValidationError`` for an address that is none."""
    validate_email(message.recipient)
    rendered = render(message.kind, message.language, message.payload)
    mail = EmailMultiAlternatives(
        subject=rendered.subject,
        body=rendered.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.recipient],
        headers=_headers(message),
    )
    mail.attach_alternative(rendered.html, "text/html")
    return mail


def _headers(message: OutboxMessage) -> dict[str, str]:
    return {
        "Message-ID": message_id(message.business_key),
        "Auto-Submitted": "auto-generated",
        "Content-Language": message.language,
    }


class PostOffice:
    """One connection to the mail server for a whole pass, opened when the first message is due."""

    def __init__(self) -> None:
        self._connection: Any = None

    def send(self, mail: EmailMultiAlternatives) -> None:
        """Post one e-mail; raises ``PostAway`` without server, else what the server objects to."""
        self._open()
        try:
            self._connection.send_messages([mail])
        except Exception:
            # After a refusal the server may expect anything: begin anew with the next message.
            self.close()
            raise

    def close(self) -> None:
        """Say goodbye; a server that is gone already is no trouble."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            connection.close()
        except (OSError, SMTPException) as error:
            logger.info("mail server gone at closing: %s", type(error).__name__)

    def _open(self) -> None:
        if self._connection is not None:
            return
        connection = get_connection()
        try:
            connection.open()
        except (OSError, SMTPException) as error:
            raise PostAway(f"{type(error).__name__}: {error}") from error
        self._connection = connection


def _plain(name: str, context: Mapping[str, Any]) -> str:
    """Render a text template without HTML escapes: ``Flanders' FOOD`` stays as it is."""
    template: Any = get_template(name)
    text: str = template.template.render(Context(dict(context), autoescape=False))
    return text
