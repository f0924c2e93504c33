"""Which organisations hold which."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters import queries
from clusters.actions.links import correct_link, record_link
from clusters.forms.common import CorrectPeriodForm
from clusters.forms.links import LinkForm
from clusters.models import Organisation, OrganisationLink
from clusters.permissions import may_register_organisation
from clusters.queries.undertakings import links_of
from clusters.views.common import FormPage


@takes_form
def new_link(request: HouseRequest, organisation_id: int) -> HttpResponse:
    """Record that an organisation holds another."""
    access.require(may_register_organisation(request.actor))
    subject = _visible(request, organisation_id)
    form = LinkForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: record_link(form.data_for_action(subject), **signed(request)),
        _page(subject, _("New link")),
        fields={"link.share_missing": "share_pct"},
    )


@takes_form
def change_link(request: HouseRequest, organisation_id: int, link_id: int) -> HttpResponse:
    """End a link, or correct its days."""
    access.require(may_register_organisation(request.actor))
    subject = _visible(request, organisation_id)
    link = get_object_or_404(links_of(subject), pk=link_id)
    start = {name: getattr(link, name) for name in ("first_day", "last_day", "version")}
    form = CorrectPeriodForm(request.POST or None, initial=start)
    return form_page(
        request,
        form,
        lambda: correct_link(link, **form.days(), **form.change(), **signed(request)),
        _page(subject, _("Change the link with %(other)s") % {"other": _other(link, subject)}),
    )


def _other(link: OrganisationLink, subject: Organisation) -> str:
    return str(link.held if link.holder_id == subject.pk else link.holder)


def _visible(request: HouseRequest, organisation_id: int) -> Organisation:
    found = queries.visible_organisations(request.actor, on=request.today)
    return get_object_or_404(found, pk=organisation_id)


def _page(subject: Organisation, title: str) -> FormPage:
    back = reverse("clusters:organisation", args=[subject.pk])
    return FormPage(title=title, back=back, organisation=subject)
