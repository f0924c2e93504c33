"""Models of the API: systems, their answered calls, and the addresses that are told what happens."""

from clusterbeleid.api.models.clients import ApiClient, IdempotentCall
from clusterbeleid.api.models.webhooks import Webhook, WebhookDelivery, WebhookProgress

__all__ = ["ApiClient", "IdempotentCall", "Webhook", "WebhookDelivery", "WebhookProgress"]
