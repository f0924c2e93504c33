"""The texts of letters and the names of the authority, both dated."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters.views.common import FormPage
from committee import actions
from committee.forms.letters import NameForm, TemplateForm
from committee.permissions import may_manage_templates
from committee.queries import names_of_authority, templates_in_order


@require_safe
def texts(request: HouseRequest) -> HttpResponse:
    """List the texts in use and the names of the authority."""
    access.require(may_manage_templates(request.actor))
    context = {"templates": templates_in_order(), "names": names_of_authority()}
    return render(request, "committee/texts.html", context)


@takes_form
def new_template(request: HouseRequest) -> HttpResponse:
    """Write the next version of a text; it starts from the one in use (``van``)."""
    access.require(may_manage_templates(request.actor))
    form = TemplateForm(request.POST or None, initial=_start(request.GET.get("van", "")))
    return form_page(
        request,
        form,
        lambda: actions.change_template(form.data_for_action(), **signed(request)),
        FormPage(title=_("Text of a letter"), back=reverse("committee:texts")),
        fields={"committee.unknown_placeholder": "body"},
    )


@takes_form
def new_name(request: HouseRequest) -> HttpResponse:
    """Record a new name of the authority."""
    access.require(may_manage_templates(request.actor))
    form = NameForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.name_authority(**form.cleaned_data, **signed(request)),
        FormPage(title=_("New name of the authority"), back=reverse("committee:texts")),
    )


def _start(key: str) -> dict[str, str]:
    found = templates_in_order()
    row = next((one for one in found if key.isdecimal() and one.pk == int(key)), None)
    names = TemplateForm.base_fields
    return {name: getattr(row, name) for name in names} if row else {}
