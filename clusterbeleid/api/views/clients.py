"""The systems that call the API, for administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.api import actions
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.forms import ChangeRightsForm, ClientForm, rights_now
from clusterbeleid.api.lists import CLIENTS, client_state, rights_of
from clusterbeleid.api.permissions import may_manage_clients, may_see_clients
from clusterbeleid.api.queries.clients import (
    changes_of_client,
    client_by_key,
    clients_in_order,
    names_of_clusters,
)
from clusterbeleid.api.queries.webhooks import webhooks_of
from clusterbeleid.api.webhook_lists import state_of
from clusterbeleid.core.access import require
from clusterbeleid.core.form_pages import show_form, signed, takes_form, tried
from clusterbeleid.core.forms import ReasonForm
from clusterbeleid.core.history_text import readable
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response

_FIELDS = {
    "api.scope_of_agency": "scopes",
    "api.scope_of_everything": "scopes",
    "api.scope_of_organisation": "scopes",
}


@require_safe
def clients(request: HouseRequest) -> HttpResponse:
    """List the systems."""
    require(may_see_clients(request.actor))
    context = {"may_manage": may_manage_clients(request.actor).allowed}
    return list_response(request, CLIENTS, clients_in_order(), "api/clients.html", context)


@require_safe
def client(request: HouseRequest, client_id: int) -> HttpResponse:
    """Show one system: whose it is, what it may, and what changed."""
    require(may_see_clients(request.actor))
    row = client_by_key(client_id)
    may_manage = may_manage_clients(request.actor).allowed and row.closed_at is None
    context = {
        "row": row,
        "state": client_state(row),
        "rights": rights_of(row),
        "clusters": names_of_clusters(row.clusters),
        "may_manage": may_manage,
        "may_tell": may_manage and Scope.EVENTS in row.scopes,
        "webhooks": [(hook, state_of(hook)) for hook in webhooks_of(row)],
        "changes": readable(changes_of_client(row)),
    }
    return render(request, "api/client.html", context)


@takes_form
def new_client(request: HouseRequest) -> HttpResponse:
    """Open a system, and show its secret once."""
    require(may_manage_clients(request.actor))
    form = ClientForm(request.POST or None)
    made = tried(
        request,
        form,
        lambda: actions.open_client(form.data_of_client(), **signed(request)),
        fields=_FIELDS,
    )
    if made is not None:
        return _secret(request, made)
    return show_form(request, "api/new_client.html", form)


@takes_form
def change_rights(request: HouseRequest, client_id: int) -> HttpResponse:
    """Give a system other rights; its tokens stop at once."""
    require(may_manage_clients(request.actor))
    row = client_by_key(client_id)
    form = ChangeRightsForm(request.POST or None, initial=rights_now(row))
    done = tried(
        request,
        form,
        lambda: actions.change_rights(row, **form.change(), **signed(request)),
        fields=_FIELDS,
    )
    if done is not None:
        messages.success(request, _("The rights are changed; the system asks for a new token."))
        return redirect("api_clients:client", row.pk)
    return show_form(request, "api/rights.html", form, row=row)


@takes_form
def rotate(request: HouseRequest, client_id: int) -> HttpResponse:
    """Give a system another secret, and show it once."""
    require(may_manage_clients(request.actor))
    row = client_by_key(client_id)
    form = ReasonForm(request.POST or None)
    made = tried(
        request,
        form,
        lambda: actions.rotate_secret(row, **form.cleaned_data, **signed(request)),
    )
    if made is not None:
        return _secret(request, made)
    return show_form(request, "api/rotate.html", form, row=row)


@takes_form
def close(request: HouseRequest, client_id: int) -> HttpResponse:
    """Close a system for good."""
    require(may_manage_clients(request.actor))
    row = client_by_key(client_id)
    form = ReasonForm(request.POST or None)
    done = tried(
        request,
        form,
        lambda: actions.close_client(row, **form.cleaned_data, **signed(request)),
    )
    if done is not None:
        messages.success(request, _("The system is closed."))
        return redirect("api_clients:client", row.pk)
    return show_form(request, "api/close.html", form, row=row)


def _secret(request: HouseRequest, made: actions.Opened) -> HttpResponse:
    """Show identifier and secret; the secret is nowhere else."""
    return render(request, "api/secret.html", {"row": made.client, "secret": made.secret})
