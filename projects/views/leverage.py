"""Leverage entries: the list with its sums, one entry, entering, changing and removing."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, reason_page, sent, signed, takes_form
from clusterbeleid.core.forms import offer_rows
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from projects.actions import leverage as actions
from projects.forms.leverage import PLACES, ChangeEntryForm, EntryForm
from projects.lists.leverage import LEVERAGE
from projects.models import LeverageEntry
from projects.panels.leverage import entry_changes, sums_of
from projects.permissions import (
    may_change_entry,
    may_enter_some_leverage,
    may_list_leverage,
    may_see_types,
)
from projects.queries.leverage import clusters_known, visible_entries
from projects.views.common import FormPage


@require_safe
def leverage(request: HouseRequest) -> HttpResponse:
    """List the entries that the reader may see, with the sum of what it may know."""
    access.require(may_list_leverage(request.actor))
    rows = visible_entries(request.actor, on=request.today)
    context = {
        "sums": sums_of(LEVERAGE.everything(request.GET, rows)),
        "may_enter": may_enter_some_leverage(request.actor).allowed,
        "inside": may_see_types(request.actor).allowed,
    }
    return list_response(request, LEVERAGE, rows, "projects/leverage.html", context)


@require_safe
def entry(request: HouseRequest, entry_id: int) -> HttpResponse:
    """Show one entry; its amount, document and history for who may know them."""
    row = _visible(request, entry_id)
    may = may_change_entry(request.actor, row, on=request.today)
    context = {"entry": row, "may_change": may.allowed, "changes": entry_changes(row)}
    return render(request, "projects/leverage_entry.html", context)


@takes_form
def new(request: HouseRequest) -> HttpResponse:
    """Enter a leverage budget."""
    access.require(may_enter_some_leverage(request.actor))
    form = EntryForm(*sent(request))
    offer_rows(form, "cluster", clusters_known(request.actor, request.today))
    page = FormPage(
        title=_("Enter leverage"),
        back=reverse("projects:leverage"),
        made=lambda row: reverse("projects:leverage_entry", args=[row.pk]),
        crumb=_("Leverage"),
    )

    def act() -> LeverageEntry:
        uploaded = form.cleaned_data["file"]
        return actions.enter_leverage(form.entry(), uploaded=uploaded, **signed(request))

    return form_page(request, form, act, page, fields=PLACES)


@takes_form
def change(request: HouseRequest, entry_id: int) -> HttpResponse:
    """Change an entry, with the reason."""
    row = _kept(request, entry_id)
    form = ChangeEntryForm(*sent(request), initial=_stored(row))
    offer_rows(form, "cluster", clusters_known(request.actor, request.today))

    def act() -> LeverageEntry:
        uploaded = form.cleaned_data["file"]
        return actions.change_leverage(
            row, form.entry(), uploaded=uploaded, **form.change(), **signed(request)
        )

    page = _page(row, _("Change leverage"), model=LeverageEntry)
    return form_page(request, form, act, page, fields=PLACES)


@takes_form
def remove(request: HouseRequest, entry_id: int) -> HttpResponse:
    """Remove an entry, with the reason."""
    row = _kept(request, entry_id)

    title = _("Remove leverage")
    page = _page(row, title, submit=title, made=lambda _done: reverse("projects:leverage"))
    return reason_page(
        request, lambda why: actions.remove_leverage(row, reason=why, **signed(request)), page
    )


def _visible(request: HouseRequest, entry_id: int) -> LeverageEntry:
    return get_object_or_404(visible_entries(request.actor, on=request.today), pk=entry_id)


def _kept(request: HouseRequest, entry_id: int) -> LeverageEntry:
    row = _visible(request, entry_id)
    access.require(may_change_entry(request.actor, row, on=request.today))
    return row


def _stored(row: LeverageEntry) -> dict[str, Any]:
    names = (*EntryForm.base_fields, "version")
    return {name: getattr(row, name) for name in names if name != "file"}


def _page(row: LeverageEntry, title: str, **more: Any) -> FormPage:
    back = reverse("projects:leverage_entry", args=[row.pk])
    return FormPage(title=title, back=back, crumb=_("Leverage"), **more)
