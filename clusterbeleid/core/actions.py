"""What an administrator does with the outbox: send parked messages again, and try the mail server."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from clusterbeleid.core import doorbell, outbox
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.models import OutboxMessage
from clusterbeleid.core.notifications import TRIAL
from clusterbeleid.core.permissions import may_rerun_message, may_use_outbox
from clusterbeleid.core.queries import parked_messages
from clusterbeleid.core.state import decide_technical_state
from clusterbeleid.core.transitions import SENDING_AGAIN


@transaction.atomic
def rerun_message(
    message: OutboxMessage, *, actor: Actor, at: datetime, reason: str
) -> OutboxMessage:
    """Let the relay try a parked message again, five times as the first time.

    Raises ``Refused`` for a message that is not parked, a wrong role or a missing reason.
    """
    require(may_rerun_message(actor, message))
    doorbell.ring_after_commit(doorbell.RELAY_OUTBOX)
    untried = {"attempts": 0, "next_try_at": at, "last_error": ""}
    return decide_technical_state(
        message, "rerun_message", table=SENDING_AGAIN, actor=actor, at=at, reason=reason, **untried
    )


@transaction.atomic
def rerun_all_parked(*, actor: Actor, at: datetime, reason: str) -> int:
    """Send every parked message again, as after a long outage; returns how many.

    Raises ``Refused`` as for one message, and when nothing is parked.
    """
    require(may_use_outbox(actor))
    found = list(parked_messages())
    if not found:
        raise Refused.because("outbox.none_parked")
    for message in found:
        rerun_message(message, actor=actor, at=at, reason=reason)
    return len(found)


def send_trial(*, recipient: str, actor: Actor, at: datetime) -> OutboxMessage | None:
    """Send the actor a message by the same way as all others, at most one a minute.

    Raises ``Refused`` for a wrong role.
    """
    require(may_use_outbox(actor))
    return outbox.enqueue(
        kind=TRIAL,
        business_key=f"trial:{actor.user_id}:{at:%Y-%m-%dT%H:%M}",
        recipient=recipient,
        language=actor.language,
        payload={"name": actor.label, "asked_at": at, "path": "/"},
        at=at,
    )
