"""Addresses that are told, events to tell, and deliveries of them."""

from __future__ import annotations

from typing import Any

from clusterbeleid.api.models import Webhook, WebhookDelivery
from clusterbeleid.api.webhook_actions.managing import Begun, begin_webhook
from clusterbeleid.api.webhook_actions.posting import post_webhooks
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.events import Event, number_events, tell
from tests.api.builders import open_system
from tests.people import NOW, TODAY

URL = "https://ontvanger.example.be/in"


def begun(url: str = URL, *, names: tuple[str, ...] = (), **system: Any) -> Begun:
    """Return a webhook of a new system."""
    client = open_system(**system).client
    return begin_webhook(client, url=url, names=names, actor=SYSTEM, at=NOW)


def happened(key: str = "a", **more: Any) -> None:
    """Let something happen and give it its place."""
    given: dict[str, Any] = {
        "name": "agreement.granted",
        "subject": "agreement",
        "object_id": 7,
        "on_day": TODAY,
        "scope": "cluster:3",
        "facts": {"from": "draft", "to": "running"},
        **more,
    }
    tell([Event(business_key=key, **given)], at=NOW)
    number_events()


def delivery_of(webhook: Webhook) -> WebhookDelivery:
    """Return the delivery of one event that nobody received."""
    key = f"told to {webhook.pk}"
    happened(key)
    post_webhooks(now=NOW, limit=0)
    return WebhookDelivery.objects.get(webhook=webhook, event__business_key=key)
