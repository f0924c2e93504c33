"""Webhooks and their deliveries, for the pages about them."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from clusterbeleid.api.models import ApiClient, Webhook, WebhookDelivery
from clusterbeleid.api.webhook_enums import DeliveryState
from clusterbeleid.core.history import Change, changes_of
from clusterbeleid.core.models import BusinessEvent


def webhooks_of(client: ApiClient) -> QuerySet[Webhook]:
    """Return the addresses of a system with the number of deliveries that wait or are parked."""
    waiting = Count("deliveries", filter=Q(deliveries__state=DeliveryState.PENDING))
    parked = Count("deliveries", filter=Q(deliveries__state=DeliveryState.PARKED))
    found = Webhook.objects.filter(client=client).annotate(waiting=waiting, parked=parked)
    return found.order_by("state", "pk")


def webhook_by_key(webhook_id: int) -> Webhook:
    """Return one webhook with its system; raises ``Http404``."""
    return get_object_or_404(Webhook.objects.select_related("client"), pk=webhook_id)


def deliveries_of(webhook: Webhook) -> QuerySet[WebhookDelivery]:
    """Return the deliveries to an address with their events, newest first."""
    return WebhookDelivery.objects.filter(webhook=webhook).select_related("event")


def delivery_by_key(webhook: Webhook, delivery_id: int) -> WebhookDelivery:
    """Return one delivery to this address; raises ``Http404``."""
    return get_object_or_404(deliveries_of(webhook), pk=delivery_id)


def changes_of_webhook(webhook: Webhook) -> list[Change]:
    """Return everything that changed in a webhook, newest first."""
    return changes_of(Webhook.objects.filter(pk=webhook.pk))


def names_told() -> list[str]:
    """Return the names of all events told so far, in order."""
    return list(BusinessEvent.objects.order_by("name").values_list("name", flat=True).distinct())
