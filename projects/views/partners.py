"""Adding, changing and taking out partners."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from clusterbeleid.core.form_pages import form_page, reason_page, sent, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from projects.actions import partners as actions
from projects.forms.projects import PLACES, ChangePartnerForm, PartnerForm
from projects.models import Partner
from projects.queries.projects import partners_of
from projects.views.common import page_of, project_for


@takes_form
def add(request: HouseRequest, project_id: int) -> HttpResponse:
    """Add a partner."""
    project = project_for(request, project_id, "partner")
    form = PartnerForm(*sent(request))
    return form_page(
        request,
        form,
        lambda: actions.add_partner(project, form.partner(), **signed(request)),
        page_of(project, _("Add a partner")),
        fields=PLACES,
    )


@takes_form
def change(request: HouseRequest, project_id: int, partner_id: int) -> HttpResponse:
    """Change a partner."""
    row = _partner(request, project_id, partner_id)
    start = {name: getattr(row, name, None) for name in (*PartnerForm.base_fields, "version")}
    form = ChangePartnerForm(
        *sent(request), initial={**start, "kbo": row.organisation.kbo, "flemish": str(row.flemish)}
    )
    return form_page(
        request,
        form,
        lambda: actions.change_partner(row, form.partner(), **form.change(), **signed(request)),
        page_of(row.project, _("Change a partner"), model=Partner),
        fields=PLACES,
    )


@takes_form
def remove(request: HouseRequest, project_id: int, partner_id: int) -> HttpResponse:
    """Take a partner out, with a reason."""
    row = _partner(request, project_id, partner_id)
    title = _("Take out %(partner)s") % {"partner": row}

    return reason_page(
        request,
        lambda why: actions.remove_partner(row, reason=why, **signed(request)),
        page_of(row.project, title, submit=_("Take out")),
    )


def _partner(request: HouseRequest, project_id: int, partner_id: int) -> Partner:
    project = project_for(request, project_id, "partner")
    row = get_object_or_404(partners_of(project), pk=partner_id)
    row.project = project
    return row
