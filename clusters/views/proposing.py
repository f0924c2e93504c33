"""The forms with which a cluster organisation proposes changes to its members."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters import queries
from clusters.actions import proposals as actions
from clusters.forms.organisations import OrganisationDataForm, SizeForm
from clusters.forms.proposals import (
    ProposedDetailsForm,
    ProposedEndForm,
    ProposedMemberForm,
    ProposedSizeForm,
)
from clusters.models import Cluster, MemberProposal, Membership, Organisation
from clusters.queries.proposals import rejected_to_mend
from clusters.views.common import FormPage, cluster_context, cluster_for
from clusters.views.organisations import SIZE_FIELDS

_NUMBER = {"proposal.already_member": "number"}
_LAST_DAY = dict.fromkeys(("proposal.ends_before", "proposal.ended"), "last_day")


@takes_form
def propose_member(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Propose a new member."""
    cluster = cluster_for(request, cluster_id, "propose_members")
    earlier = _earlier(request, cluster)
    form = ProposedMemberForm(request.POST or None, initial=_start(earlier, _OF_MEMBER))
    return form_page(
        request,
        form,
        lambda: actions.propose_member(cluster, **form.told(), replaces=earlier, **signed(request)),
        _page(cluster, _("Propose a new member")),
        fields=_NUMBER,
    )


@require_safe
def change_of_member(request: HouseRequest, cluster_id: int, membership_id: int) -> HttpResponse:
    """Offer what can be proposed about one member."""
    cluster, row = _member(request, cluster_id, membership_id)
    context = cluster_context(request, cluster, "members") | {"row": row}
    return render(request, "clusters/change_of_member.html", context)


@takes_form
def propose_end(request: HouseRequest, cluster_id: int, membership_id: int) -> HttpResponse:
    """Propose that a membership ends."""
    cluster, row = _member(request, cluster_id, membership_id)
    earlier = _earlier(request, cluster)
    form = ProposedEndForm(request.POST or None, initial=_start(earlier, ("last_day", "note")))
    return form_page(
        request,
        form,
        lambda: actions.propose_end(
            cluster, row, replaces=earlier, **form.cleaned_data, **signed(request)
        ),
        _page(cluster, _("End the membership of %(name)s") % {"name": row.organisation.name}),
        fields=_LAST_DAY,
    )


@takes_form
def propose_details(request: HouseRequest, cluster_id: int, membership_id: int) -> HttpResponse:
    """Propose other details of a member."""
    cluster, row = _member(request, cluster_id, membership_id)
    earlier, body = _earlier(request, cluster), row.organisation
    start = _start(earlier, _OF_MEMBER) or _stored(body)
    form = ProposedDetailsForm(request.POST or None, initial=start)
    return form_page(
        request,
        form,
        lambda: actions.propose_details(
            cluster, body, **form.told(), replaces=earlier, **signed(request)
        ),
        _page(cluster, _("Correct the details of %(name)s") % {"name": body.name}),
    )


@takes_form
def propose_size(request: HouseRequest, cluster_id: int, membership_id: int) -> HttpResponse:
    """Propose the size of a member, with evidence."""
    cluster, row = _member(request, cluster_id, membership_id)
    earlier, body = _earlier(request, cluster), row.organisation
    start = _start(earlier, (*SizeForm.base_fields, "note"))
    form = ProposedSizeForm(request.POST or None, request.FILES or None, initial=start)
    return form_page(
        request,
        form,
        lambda: actions.propose_size(
            cluster, body, form.size(), replaces=earlier, **form.more(), **signed(request)
        ),
        _page(cluster, _("Give the size of %(name)s") % {"name": body.name}),
        fields={**SIZE_FIELDS, "proposal.no_evidence": "file"},
    )


def _member(
    request: HouseRequest, cluster_id: int, membership_id: int
) -> tuple[Cluster, Membership]:
    """Return a membership of the own cluster, or 404 for one of another (A6)."""
    cluster = cluster_for(request, cluster_id, "propose_members")
    rows = queries.cluster_members(cluster, on=request.today, former=True)
    return cluster, get_object_or_404(rows, pk=membership_id)


def _earlier(request: HouseRequest, cluster: Cluster) -> MemberProposal | None:
    """Return the rejected proposal that is put in again, when the address names one of this cluster."""
    key = request.GET.get("van", "")
    if not (key.isascii() and key.isdigit()):
        return None
    return rejected_to_mend(cluster).filter(pk=int(key)).first()


# Name in the form, and in the proposal where it is another one.
_OF_MEMBER = (
    *("number", "name", "kind", "flemish_establishment"),
    *("municipality", "website", "first_day", "note"),
)
_STORED_AS = {
    "number": "kbo",
    "kind": "organisation_kind",
    "on_day": "size_on",
    "source": "size_source",
}


def _start(earlier: MemberProposal | None, names: Any) -> dict[str, Any]:
    """Return what the rejected proposal held, so that only the mistake is typed again."""
    if earlier is None:
        return {}
    return {name: getattr(earlier, _STORED_AS.get(name, name)) for name in names}


def _stored(body: Organisation) -> dict[str, Any]:
    return {name: getattr(body, name) for name in OrganisationDataForm.base_fields}


def _page(cluster: Cluster, title: str) -> FormPage:
    return FormPage(
        title=title,
        hint=_("VLAIO looks at it first. Until then nothing changes in the list of members."),
        back=reverse("clusters:proposals", args=[cluster.pk]),
        submit=_("Propose"),
        saved=_("Proposed. VLAIO looks at it."),
        tab="members",
        cluster=cluster,
    )
