"""What a webhook and a delivery can be."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class WebhookState(models.TextChoices):
    """Whether an address is told what happens."""

    ACTIVE = "active", pgettext_lazy("webhook", "Active")
    PAUSED = "paused", pgettext_lazy("webhook", "Paused")
    ENDED = "ended", pgettext_lazy("webhook", "Ended")


class DeliveryState(models.TextChoices):
    """How far the delivery of one event to one address is."""

    PENDING = "pending", pgettext_lazy("delivery", "Waiting")
    SENT = "sent", pgettext_lazy("delivery", "Delivered")
    PARKED = "parked", pgettext_lazy("delivery", "Parked after five tries")
