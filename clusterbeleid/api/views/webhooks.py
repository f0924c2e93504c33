"""The addresses of a system that are told what happens, for administrators."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.api.models import Webhook
from clusterbeleid.api.permissions import may_manage_clients, may_see_clients
from clusterbeleid.api.queries.clients import client_by_key
from clusterbeleid.api.queries.told import event_as_json
from clusterbeleid.api.queries.webhooks import (
    changes_of_webhook,
    deliveries_of,
    delivery_by_key,
    names_told,
    webhook_by_key,
)
from clusterbeleid.api.webhook_actions import managing as actions
from clusterbeleid.api.webhook_enums import DeliveryState, WebhookState
from clusterbeleid.api.webhook_forms import WebhookForm
from clusterbeleid.api.webhook_lists import DELIVERIES, state_of
from clusterbeleid.core.access import require
from clusterbeleid.core.form_pages import show_form, signed, takes_form, tried
from clusterbeleid.core.forms import ReasonForm
from clusterbeleid.core.history_text import readable
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.queries import steps_of

# What is wrong with an address stands at its field.
_AT_ADDRESS = {
    f"outward.{code}": "url"
    for code in ("address", "address_with_more", "address_port", "address_inside")
}
_STEPS: dict[str, Callable[..., Webhook]] = {
    "pause": actions.pause_webhook,
    "resume": actions.resume_webhook,
    "end": actions.end_webhook,
}


@takes_form
def new_webhook(request: HouseRequest, client_id: int) -> HttpResponse:
    """Tell a new address of a system, and show its secret once."""
    require(may_manage_clients(request.actor))
    client = client_by_key(client_id)
    form = WebhookForm(request.POST or None, names=names_told())
    made = tried(
        request,
        form,
        lambda: actions.begin_webhook(client, **form.values(), **signed(request)),
        fields=_AT_ADDRESS,
    )
    if made is not None:
        return _secret(request, made)
    return show_form(request, "api/new_webhook.html", form, client=client)


@require_safe
def webhook(request: HouseRequest, webhook_id: int) -> HttpResponse:
    """Show one webhook with its deliveries."""
    require(may_see_clients(request.actor))
    row = webhook_by_key(webhook_id)
    context = {
        "row": row,
        "state": state_of(row),
        "may_manage": may_manage_clients(request.actor).allowed,
        "is_active": row.state == WebhookState.ACTIVE,
        "is_ended": row.state == WebhookState.ENDED,
        "changes": readable(changes_of_webhook(row)),
    }
    return list_response(request, DELIVERIES, deliveries_of(row), "api/webhook.html", context)


@takes_form
def step(request: HouseRequest, webhook_id: int, action: str) -> HttpResponse:
    """Pause a webhook, let it go on, or end it, with a reason."""
    require(may_manage_clients(request.actor))
    row = webhook_by_key(webhook_id)
    form = ReasonForm(request.POST or None)
    done = tried(request, form, lambda: _STEPS[action](row, **form.cleaned_data, **signed(request)))
    if done is not None:
        messages.success(request, _("The webhook is changed."))
        return redirect("api_clients:webhook", row.pk)
    return show_form(request, "api/webhook_step.html", form, row=row, action=action)


@takes_form
def renew(request: HouseRequest, webhook_id: int) -> HttpResponse:
    """Sign with another secret, and show it once."""
    require(may_manage_clients(request.actor))
    row = webhook_by_key(webhook_id)
    form = ReasonForm(request.POST or None)
    made = tried(
        request,
        form,
        lambda: actions.renew_webhook_secret(row, **form.cleaned_data, **signed(request)),
    )
    if made is not None:
        return _secret(request, made)
    return show_form(request, "api/webhook_step.html", form, row=row, action="renew")


@takes_form
def delivery(request: HouseRequest, webhook_id: int, delivery_id: int) -> HttpResponse:
    """Show what was posted and what came of it; a parked delivery goes again with a reason."""
    require(may_see_clients(request.actor))
    row = delivery_by_key(webhook_by_key(webhook_id), delivery_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST":
        require(may_manage_clients(request.actor))
    done = tried(
        request, form, lambda: actions.rerun_delivery(row, **form.cleaned_data, **signed(request))
    )
    if done is not None:
        messages.success(request, _("The delivery goes again."))
        return redirect("api_clients:delivery", webhook_id, delivery_id)
    may_rerun = may_manage_clients(request.actor) and row.state == DeliveryState.PARKED
    shown = {"state": state_of(row), "event": event_as_json(row.event), "steps": steps_of(row)}
    return show_form(request, "api/delivery.html", form, row=row, rerun=may_rerun, **shown)


def _secret(request: HouseRequest, made: actions.Begun) -> HttpResponse:
    """Show the secret; it is readable nowhere else."""
    return render(request, "api/webhook_secret.html", {"row": made.webhook, "secret": made.secret})
