"""Posting the messages of the outbox, with patience and without doubles."""

from __future__ import annotations

import logging
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from clusterbeleid.core.enums import OutboxState
from clusterbeleid.core.failpoints import reach
from clusterbeleid.core.mail import PostAway, PostOffice, build
from clusterbeleid.core.models import OutboxMessage
from clusterbeleid.core.state import set_technical_state

logger = logging.getLogger(__name__)

# Minutes to wait after the first, second, third and fourth failed try; after the fifth it is parked.
BACK_OFF = (1, 5, 15, 60)
MAX_TRIES = len(BACK_OFF) + 1
LONGEST_WAIT = timedelta(minutes=BACK_OFF[-1])


@dataclass(frozen=True)
class RelayResult:
    """What one pass did: messages sent, failed for now, parked; ``away``: no mail server to be had."""

    sent: int = 0
    failed: int = 0
    parked: int = 0
    away: bool = False

    @property
    def looked_at(self) -> int:
        """Return the number of messages taken up."""
        return self.sent + self.failed + self.parked

    def plus(self, outcome: str) -> RelayResult:
        """Return the result with one more ``sent``, ``failed`` or ``parked``."""
        return replace(self, **{outcome: getattr(self, outcome) + 1})


def relay(*, now: datetime, limit: int = 500) -> RelayResult:
    """Post the messages that are due, each in a transaction of its own.

    Several relays may run at once: a row taken by one is skipped by the others. A process that
    dies leaves its message as it was; only between sending and commit can a message leave twice,
    and then with the same Message-ID. Without mail server nothing counts as a try.
    """
    with closing(PostOffice()) as office:
        return _relay_due(office, now, limit)


def _relay_due(office: PostOffice, now: datetime, limit: int) -> RelayResult:
    result = RelayResult()
    for _turn in range(limit):
        outcome = _relay_one(office, now)
        if outcome is None:
            break
        if outcome == "away":
            return replace(result, away=True)
        result = result.plus(outcome)
    return result


def _relay_one(office: PostOffice, now: datetime) -> str | None:
    """Post the first due message nobody else holds; None when there is none."""
    with transaction.atomic():
        reach("relay.before_read")
        message = _take(now)
        if message is None:
            return None
        reach("relay.after_read")
        outcome = _post(message, office, now)
        reach("relay.after_write")
    reach("relay.after_commit")
    return outcome


def _take(now: datetime) -> OutboxMessage | None:
    """Lock a message that is due.

    A new one is always due, and so is one whose next try lies further ahead than the longest wait:
    then the clock was set back.
    """
    due = Q(attempts=0) | Q(next_try_at__lte=now) | Q(next_try_at__gt=now + LONGEST_WAIT)
    waiting = OutboxMessage.objects.filter(due, state=OutboxState.PENDING)
    return waiting.select_for_update(skip_locked=True).order_by("pk").first()


def _post(message: OutboxMessage, office: PostOffice, now: datetime) -> str:
    try:
        _send(message, office)
    except PostAway as error:
        logger.warning("mail server away: message %s waits", message.pk)
        _note(message, OutboxState.PENDING, error.__cause__ or error)
        return "away"
    except Exception as error:  # noqa: BLE001 - one message that cannot leave may not hold up the others
        # No trace of the stack: it would put the address of a person in the log.
        logger.warning("message %s not sent: %s", message.pk, type(error).__name__)
        return _postpone(message, error, now)
    set_technical_state(
        message, OutboxState.SENT, sent_at=now, attempts=message.attempts + 1, last_error=""
    )
    return "sent"


def _send(message: OutboxMessage, office: PostOffice) -> None:
    mail = build(message)
    reach("relay.before_send")
    office.send(mail)
    reach("relay.after_send")


def _postpone(message: OutboxMessage, error: Exception, now: datetime) -> str:
    tries = message.attempts + 1
    if tries >= MAX_TRIES:
        _note(message, OutboxState.PARKED, error, attempts=tries)
        return "parked"
    later = now + timedelta(minutes=BACK_OFF[tries - 1])
    _note(message, OutboxState.PENDING, error, attempts=tries, next_try_at=later)
    return "failed"


def _note(message: OutboxMessage, state: OutboxState, error: BaseException, **fields: Any) -> None:
    text = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    set_technical_state(message, state, last_error=text, **fields)
