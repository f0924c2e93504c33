"""The register of organisations."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.parameters import current_params
from clusters import actions, queries
from clusters.actions import SizeData
from clusters.forms.organisations import (
    CorrectOrganisationForm,
    OrganisationDataForm,
    OrganisationForm,
    SizeForm,
)
from clusters.lists import ORGANISATIONS
from clusters.models import Organisation
from clusters.permissions import may_register_organisation, may_see_size_figures
from clusters.queries.enterprise import facts_of_organisation
from clusters.queries.undertakings import links_of
from clusters.rules import size_age, size_over_years
from clusters.views.common import FormPage

SIZE_FIELDS = {
    "size.in_future": "on_day",
    "size.staff_missing": "staff",
    "size.figure_missing": "turnover",
    "size.reason_by_hand": "manual_reason",
    "parameter.missing": "on_day",
}


@require_safe
def organisations(request: HouseRequest) -> HttpResponse:
    """List the visible organisations."""
    rows = queries.organisations_in_order(request.actor, on=request.today)
    context = {"may_register": may_register_organisation(request.actor).allowed}
    return list_response(request, ORGANISATIONS, rows, "clusters/organisations.html", context)


@require_safe
def organisation(request: HouseRequest, organisation_id: int) -> HttpResponse:
    """Show one organisation: size through the years, memberships and board seats."""
    subject = _visible(request, organisation_id)
    context = {
        **_sizes(subject, request.today),
        "organisation": subject,
        "memberships": queries.memberships_of(subject, request.actor, on=request.today),
        "seats": queries.board_seats_of(subject, request.actor, on=request.today),
        "facts": facts_of_organisation(subject)[:5],
        "links": links_of(subject),
        "may_write": may_register_organisation(request.actor).allowed,
        "may_see_figures": may_see_size_figures(request.actor).allowed,
    }
    return render(request, "clusters/organisation.html", context)


@takes_form
def new_organisation(request: HouseRequest) -> HttpResponse:
    """Register an organisation."""
    access.require(may_register_organisation(request.actor))
    form = OrganisationForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.register_organisation(
            form.cleaned_data["number"], form.details(), **signed(request)
        ),
        FormPage(title=_("New organisation"), back=reverse("clusters:organisations")),
        fields={"organisation.known": "number"},
    )


@takes_form
def correct_organisation(request: HouseRequest, organisation_id: int) -> HttpResponse:
    """Change the details of an organisation."""
    access.require(may_register_organisation(request.actor))
    subject = _visible(request, organisation_id)
    names = (*OrganisationDataForm.base_fields, "version")
    start = {name: getattr(subject, name) for name in names}
    form = CorrectOrganisationForm(request.POST or None, initial=start)
    return form_page(
        request,
        form,
        lambda: actions.correct_organisation(
            subject, form.details(), **form.change(), **signed(request)
        ),
        _page(subject, _("Change details"), Organisation),
    )


@takes_form
def record_size(request: HouseRequest, organisation_id: int) -> HttpResponse:
    """Record the size of an undertaking on the closing day of its accounts."""
    access.require(may_register_organisation(request.actor))
    subject = _visible(request, organisation_id)
    form = SizeForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.record_size(subject, SizeData(**form.cleaned_data), **signed(request)),
        _page(subject, _("Record the size")),
        fields=SIZE_FIELDS,
    )


def _sizes(subject: Organisation, on: date) -> dict[str, Any]:
    """Return the snapshots, the class they give, and what should be said about it."""
    snapshots = list(queries.sizes_of(subject))
    params = current_params()
    size = size_over_years([queries.figures_of(row) for row in snapshots], params)
    age = size_age(snapshots[0].on_day, on=on, params=params) if snapshots else ()
    return {"sizes": snapshots, "size": size, "remarks": [*size.explained.findings, *age]}


def _visible(request: HouseRequest, organisation_id: int) -> Organisation:
    found = queries.visible_organisations(request.actor, on=request.today)
    return get_object_or_404(found, pk=organisation_id)


def _page(subject: Organisation, title: str, model: Any = None) -> FormPage:
    back = reverse("clusters:organisation", args=[subject.pk])
    return FormPage(title=title, back=back, organisation=subject, model=model)
