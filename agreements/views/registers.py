"""De minimis aid: the register, one grant, and what the central register acknowledged (R27)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.actions.de_minimis import record_de_minimis, register_de_minimis
from agreements.documents import DE_MINIMIS, de_minimis_records
from agreements.forms.registers import AcknowledgeForm, DeMinimisForm
from agreements.lists.registers import de_minimis_list, de_minimis_status
from agreements.permissions import may_keep_registers, may_see_awards
from agreements.queries.registers import de_minimis_in_order
from clusterbeleid.core import access
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.records import records_response
from clusters.views.common import FormPage

_FIELDS = {
    "deminimis.above_ceiling": "amount",
    "deminimis.in_future": "granted_on",
    "deminimis.declaration_missing": "uploaded",
    "duty.day_outside": "on_day",
}
_TEMPLATE = "agreements/register_form.html"


@require_safe
def de_minimis(request: HouseRequest) -> HttpResponse:
    """List de minimis aid, ours and declared."""
    access.require(may_see_awards(request.actor))
    context = {"may_write": may_keep_registers(request.actor).allowed}
    listing, rows = de_minimis_list(on=request.today), de_minimis_in_order()
    return list_response(request, listing, rows, "agreements/de_minimis.html", context)


@require_safe
def bulk(request: HouseRequest, kind: str) -> HttpResponse:
    """Hand out what must still be registered, for the central register."""
    access.require(may_see_awards(request.actor))
    waiting = de_minimis_in_order().filter(due_on__isnull=False, registered_on__isnull=True)
    return records_response(DE_MINIMIS, de_minimis_records(waiting.order_by("due_on", "pk")), kind)


@require_safe
def aid(request: HouseRequest, aid_id: int) -> HttpResponse:
    """Show one grant, with what was added up for its undertaking."""
    access.require(may_see_awards(request.actor))
    found = get_object_or_404(de_minimis_in_order(), pk=aid_id)
    context = {
        "aid": found,
        "status": de_minimis_status(found, on=request.today),
        "why": from_json(found.explained),
        "may_write": may_keep_registers(request.actor).allowed,
    }
    return render(request, "agreements/de_minimis_aid.html", context)


@takes_form
def new_de_minimis(request: HouseRequest) -> HttpResponse:
    """Record aid that we grant, or that was declared."""
    access.require(may_keep_registers(request.actor))
    form = DeMinimisForm(request.POST or None, request.FILES or None)
    return form_page(
        request,
        form,
        lambda: record_de_minimis(
            form.data_for_action(), uploaded=form.cleaned_data["uploaded"], **signed(request)
        ),
        _new_page(),
        fields=_FIELDS,
    )


@takes_form
def register(request: HouseRequest, aid_id: int) -> HttpResponse:
    """Record what the central register acknowledged."""
    access.require(may_keep_registers(request.actor))
    found = get_object_or_404(de_minimis_in_order(), pk=aid_id)
    form = AcknowledgeForm(request.POST or None, request.FILES or None)
    back = reverse("agreements:de_minimis_aid", args=[found.pk])
    return form_page(
        request,
        form,
        lambda: register_de_minimis(found, **form.cleaned_data, **signed(request)),
        FormPage(title=_("Registered centrally"), back=back, template=_TEMPLATE),
        fields=_FIELDS,
    )


def _new_page() -> FormPage:
    return FormPage(
        title=_("New de minimis aid"),
        back=reverse("agreements:de_minimis"),
        template=_TEMPLATE,
        made=lambda made: reverse("agreements:de_minimis_aid", args=[made.pk]),
    )
