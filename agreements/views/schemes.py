"""The legal grounds of aid."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.actions import correct_scheme, register_scheme
from agreements.forms.schemes import CorrectSchemeForm, SchemeForm
from agreements.lists import SCHEMES
from agreements.models import SupportScheme
from agreements.permissions import may_register_scheme, may_see_schemes
from agreements.queries import schemes_in_order
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.history_text import readable
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusters.views.common import FormPage


@require_safe
def schemes(request: HouseRequest) -> HttpResponse:
    """List the schemes."""
    access.require(may_see_schemes(request.actor))
    context = {"may_register": may_register_scheme(request.actor).allowed}
    return list_response(request, SCHEMES, schemes_in_order(), "agreements/schemes.html", context)


@require_safe
def scheme(request: HouseRequest, scheme_id: int) -> HttpResponse:
    """Show one scheme with its history."""
    access.require(may_see_schemes(request.actor))
    found = get_object_or_404(schemes_in_order(), pk=scheme_id)
    context = {
        "scheme": found,
        "may_register": may_register_scheme(request.actor),
        "changes": readable(changes_of(schemes_in_order().filter(pk=found.pk))),
    }
    return render(request, "agreements/scheme.html", context)


@takes_form
def new_scheme(request: HouseRequest) -> HttpResponse:
    """Register a scheme."""
    access.require(may_register_scheme(request.actor))
    form = SchemeForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: register_scheme(form.data_for_action(), **signed(request)),
        FormPage(title=_("New scheme"), back=reverse("agreements:schemes")),
    )


@takes_form
def change_scheme(request: HouseRequest, scheme_id: int) -> HttpResponse:
    """Change a scheme, with the reason."""
    access.require(may_register_scheme(request.actor))
    found = get_object_or_404(schemes_in_order(), pk=scheme_id)
    start = {name: getattr(found, name) for name in (*SchemeForm.base_fields, "version")}
    form = CorrectSchemeForm(request.POST or None, initial=start)
    back = reverse("agreements:scheme", args=[found.pk])
    return form_page(
        request,
        form,
        lambda: correct_scheme(found, form.data_for_action(), **form.change(), **signed(request)),
        FormPage(title=_("Change the scheme"), back=back, model=SupportScheme),
    )
