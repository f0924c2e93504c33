"""Addresses that are told what happens, and each delivery to them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.api.models.clients import ApiClient
from clusterbeleid.api.webhook_enums import DeliveryState, WebhookState
from clusterbeleid.core.models import BusinessEvent, Tracked, one_of, recorded


@recorded
class Webhook(Tracked):
    """An address of a system that is told of events, from the next one on.

    ``names`` are the events it wants; empty means all that its system may read.
    """

    client = models.ForeignKey(
        ApiClient, models.PROTECT, related_name="webhooks", verbose_name=_("system")
    )
    url = models.URLField(_("address"), max_length=500)
    names = ArrayField(
        models.CharField(max_length=60), verbose_name=_("events"), default=list, blank=True
    )
    sealed_secret = models.TextField(editable=False)
    secret_made_at = models.DateTimeField(_("secret made"), editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=WebhookState, default=WebhookState.ACTIVE
    )

    class Meta:
        ordering = ["client_id", "pk"]
        verbose_name = _("webhook")
        constraints = [
            one_of("webhook_state_known", "state", WebhookState),
            models.CheckConstraint(
                name="webhook_by_https",
                condition=Q(url__startswith="https://"),
                violation_error_message=_("Write an address that begins with https://."),
            ),
            models.UniqueConstraint(
                fields=["client", "url"],
                condition=~Q(state=WebhookState.ENDED),
                name="webhook_address_once",
                violation_error_message=_("This system is already told at this address."),
            ),
        ]

    def __str__(self) -> str:
        return self.url


class WebhookProgress(models.Model):
    """The place in the feed up to which deliveries to an address were made."""

    webhook = models.OneToOneField(Webhook, models.PROTECT, related_name="progress")
    position = models.BigIntegerField()

    class Meta:
        ordering = ["webhook_id"]
        verbose_name = _("progress of a webhook")

    def __str__(self) -> str:
        return f"{self.webhook_id}: {self.position}"


class WebhookDelivery(models.Model):
    """One event for one address, posted once unless the receiver does not say that it has it."""

    webhook = models.ForeignKey(Webhook, models.PROTECT, related_name="deliveries")
    event = models.ForeignKey(BusinessEvent, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.PENDING)
    created_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_status = models.PositiveSmallIntegerField(null=True, blank=True)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-event__position", "-pk"]
        verbose_name = _("delivery")
        constraints = [
            one_of("delivery_state_known", "state", DeliveryState),
            models.UniqueConstraint(fields=["webhook", "event"], name="delivery_once"),
            models.CheckConstraint(
                name="delivery_sent_has_moment",
                condition=Q(state=DeliveryState.SENT, sent_at__isnull=False)
                | (~Q(state=DeliveryState.SENT) & Q(sent_at__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], name="delivery_waiting", condition=Q(state="pending")
            )
        ]

    def __str__(self) -> str:
        return f"{self.webhook_id}: {self.event_id}"
