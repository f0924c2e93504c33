"""The lists of webhooks and of deliveries to one of them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.api.models import Webhook, WebhookDelivery
from clusterbeleid.api.webhook_enums import DeliveryState, WebhookState
from clusterbeleid.core.formatting import format_moment
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.ui import Status, Tone

_TONES: Mapping[str, Tone] = {
    WebhookState.ACTIVE.value: Tone.GOOD,
    WebhookState.PAUSED.value: Tone.WARNING,
    WebhookState.ENDED.value: Tone.NEUTRAL,
    DeliveryState.PENDING.value: Tone.INFO,
    DeliveryState.SENT.value: Tone.GOOD,
    DeliveryState.PARKED.value: Tone.BAD,
}


def state_of(row: Webhook | WebhookDelivery) -> Status:
    """Return the state as a pill."""
    return Status(row.get_state_display(), _TONES[row.state])


def _page_of_delivery(row: WebhookDelivery) -> str:
    return reverse("api_clients:delivery", args=[row.webhook_id, row.pk])


DELIVERIES = Listing(
    name="deliveries",
    caption=_("Deliveries"),
    empty_text=_("Nothing has happened yet that this address must know."),
    default_sort="-position",
    columns=(
        Column(
            key="position",
            label=_("Place"),
            value=lambda row: row.event.position,
            sort="event__position",
            link=_page_of_delivery,
        ),
        Column(key="event", label=_("Event"), value=lambda row: row.event.name, sort="event__name"),
        Column(
            key="on",
            label=_("Happened on"),
            value=lambda row: row.event.on_day,
            kind="date",
            sort="event__on_day",
        ),
        Column(key="tries", label=_("Tries"), value="attempts", kind="int"),
        Column(
            key="sent",
            label=_("Delivered"),
            value=lambda row: format_moment(row.sent_at),
            sort=F("sent_at"),
        ),
        Column(key="state", label=_("State"), value=state_of, kind="status", sort="state"),
    ),
    filters=(
        Filter(key="q", label=_("Event"), apply="event__name", kind="text"),
        Filter(key="state", label=_("State"), apply="state", choices=DeliveryState.choices),
    ),
)
