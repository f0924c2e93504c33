"""Posting what happened to the addresses that want to know, with patience and without doubles."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.models import Webhook, WebhookDelivery, WebhookProgress
from clusterbeleid.api.queries.clients import actor_of_client
from clusterbeleid.api.queries.events import last_position, visible_events
from clusterbeleid.api.queries.told import event_as_json
from clusterbeleid.api.webhook_enums import DeliveryState, WebhookState
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.kept_secrets import unseal
from clusterbeleid.core.outward import OUTSIDE, SIGNATURE, NotDelivered, Street, post, sign
from clusterbeleid.core.relay import BACK_OFF, MAX_TRIES
from clusterbeleid.core.row_values import add_rows
from clusterbeleid.core.state import set_technical_state

_EVENT_HEADER = "Clusterbeleid-Event"


@dataclass(frozen=True)
class Posted:
    """What one pass did: deliveries made, arrived, failed for now, parked."""

    made: int = 0
    sent: int = 0
    failed: int = 0
    parked: int = 0


def post_webhooks(*, now: datetime, street: Street = OUTSIDE, limit: int = 500) -> Posted:
    """Make the deliveries of new events and post those that are due; several passes may run at once.

    The receiver may get an event twice when a process dies between posting and storing: the place
    in the feed is the same then.
    """
    result = Posted(made=sum(_spread(webhook.pk, now) for webhook in _active()))
    for _turn in range(limit):
        outcome = _post_one(now, street)
        if not outcome:
            break
        result = replace(result, **{outcome: getattr(result, outcome) + 1})
    return result


def _active() -> list[Webhook]:
    found = Webhook.objects.filter(
        state=WebhookState.ACTIVE,
        client__closed_at__isnull=True,
        client__scopes__contains=[Scope.EVENTS.value],
    )
    return list(found.order_by("pk"))


@transaction.atomic
def _spread(webhook_id: int, now: datetime) -> int:
    """Make a delivery for each event after the last one looked at; returns how many."""
    progress = WebhookProgress.objects.select_for_update().get(webhook=webhook_id)
    webhook = Webhook.objects.select_related("client__account").get(pk=webhook_id)
    last = last_position()
    if last <= progress.position:
        return 0
    client = webhook.client
    found = visible_events(
        actor_of_client(client, client.account), client.scopes, on=now.astimezone(BRUSSELS).date()
    ).filter(position__gt=progress.position, position__lte=last)
    if webhook.names:
        found = found.filter(name__in=webhook.names)
    rows = [
        WebhookDelivery(webhook=webhook, event_id=key, created_at=now, next_try_at=now)
        for key in found.order_by("position").values_list("pk", flat=True)
    ]
    add_rows(WebhookDelivery, rows)
    progress.position = last
    progress.save(update_fields=["position"])
    return len(rows)


@transaction.atomic
def _post_one(now: datetime, street: Street) -> str:
    """Post the first due delivery nobody else holds; empty when there is none."""
    due = WebhookDelivery.objects.filter(
        Q(attempts=0) | Q(next_try_at__lte=now),
        state=DeliveryState.PENDING,
        webhook__state=WebhookState.ACTIVE,
        webhook__client__closed_at__isnull=True,
    )
    locked = due.select_for_update(skip_locked=True, of=("self",)).order_by("event__position", "pk")
    delivery = locked.select_related("webhook__client__account", "event").first()
    if delivery is None:
        return ""
    if not _may_know(delivery, now):
        _note(delivery, DeliveryState.PARKED, None, "no right any more")
        return "parked"
    try:
        status = _send(delivery, now, street)
    except (NotDelivered, Refused) as error:
        return _postpone(delivery, error, now)
    _note(delivery, DeliveryState.SENT, status, "", sent_at=now)
    return "sent"


def _may_know(delivery: WebhookDelivery, now: datetime) -> bool:
    """Tell whether the system may still read an event: its rights may have changed since."""
    client = delivery.webhook.client
    readable = visible_events(
        actor_of_client(client, client.account), client.scopes, on=now.astimezone(BRUSSELS).date()
    )
    may_read = Scope.EVENTS in client.scopes and not client.is_over(now.astimezone(BRUSSELS).date())
    return may_read and readable.filter(pk=delivery.event_id).exists()


def _send(delivery: WebhookDelivery, now: datetime, street: Street) -> int:
    body = json.dumps(event_as_json(delivery.event), ensure_ascii=False).encode()
    secret = unseal(delivery.webhook.sealed_secret)
    headers = {SIGNATURE: sign(secret, body, now), _EVENT_HEADER: str(delivery.event.position)}
    return post(delivery.webhook.url, body, headers, street=street)


def _postpone(delivery: WebhookDelivery, error: NotDelivered | Refused, now: datetime) -> str:
    tries = delivery.attempts + 1
    status = error.status if isinstance(error, NotDelivered) else None
    reason = error.reason if isinstance(error, NotDelivered) else "secret unreadable"
    if tries >= MAX_TRIES:
        _note(delivery, DeliveryState.PARKED, status, reason)
        return "parked"
    later = now + timedelta(minutes=BACK_OFF[tries - 1])
    _note(delivery, DeliveryState.PENDING, status, reason, next_try_at=later)
    return "failed"


def _note(
    delivery: WebhookDelivery,
    state: DeliveryState,
    status: int | None,
    error: str,
    **fields: Any,
) -> None:
    set_technical_state(
        delivery,
        state,
        attempts=delivery.attempts + 1,
        last_status=status,
        last_error=error,
        **fields,
    )
