"""The members of a cluster."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.parameters import current_params
from clusters import actions, queries
from clusters.charts import sizes_chart
from clusters.forms.mandates import NewMemberForm, NumberForm
from clusters.lists import member_list
from clusters.models import Cluster, Membership
from clusters.queries.proposals import waiting_proposals
from clusters.rules import sme_share
from clusters.views.common import (
    FormPage,
    change_period,
    cluster_context,
    cluster_for,
    visible_cluster,
)


@require_safe
def members(request: HouseRequest, cluster_id: int, *, former: bool = False) -> HttpResponse:
    """List the members of today, or with ``former`` every membership there ever was."""
    cluster = visible_cluster(request, cluster_id)
    context = cluster_context(request, cluster, "members")
    counts = queries.member_counts(cluster, on=request.today)
    context |= {"counts": counts, "former": former, "share": sme_share(counts.sizes)}
    context["chart"] = sizes_chart(counts.sizes) if counts.sizes.companies else None
    context["waiting"] = len(waiting_proposals(cluster))
    listing = member_list(
        cluster, request.today, current_params(), change_at=_change_at(context["may"])
    )
    rows = queries.cluster_members(cluster, on=request.today, former=former)
    return list_response(request, listing, rows, "clusters/members.html", context)


def _change_at(may: dict[str, bool]) -> str:
    """Return where a row leads: to its period, or to a proposal about it."""
    if may["add_member"]:
        return "clusters:change_member"
    return "clusters:change_of_member" if may["propose_members"] else ""


@takes_form
def add_member(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Add a member by its number; an unknown one is registered on the same page."""
    cluster = cluster_for(request, cluster_id, "add_member")
    form = _member_form(request)
    return form_page(
        request,
        form,
        lambda: _enter(request, cluster, form),
        _page(cluster, _("Add a member"), _hint(form)),
    )


@takes_form
def change_member(request: HouseRequest, cluster_id: int, membership_id: int) -> HttpResponse:
    """End a membership, or correct its days."""
    cluster = cluster_for(request, cluster_id, "add_member")
    rows = queries.cluster_members(cluster, on=request.today, former=True)
    row = get_object_or_404(rows, pk=membership_id)
    title = _("Membership of %(name)s") % {"name": row.organisation.name}
    return change_period(request, row, _page(cluster, title))


def _enter(request: HouseRequest, cluster: Cluster, form: NumberForm) -> Membership:
    number = form.cleaned_data["number"]
    return actions.enter_member(cluster, number, form.details(), **form.days(), **signed(request))


def _member_form(request: HouseRequest) -> NumberForm:
    """Return the short form, or the long one when the number typed is not registered yet."""
    if request.method != "POST":
        return NumberForm(initial={"first_day": request.today})
    if "kind" in request.POST:
        return NewMemberForm(request.POST)
    form = NumberForm(request.POST)
    if form.is_valid() and queries.find_by_number(form.cleaned_data["number"]) is None:
        return NewMemberForm(initial=form.cleaned_data)
    return form


def _hint(form: NumberForm) -> str:
    if isinstance(form, NewMemberForm):
        return _("This organisation is not registered yet. Add its details.")
    return ""


def _page(cluster: Cluster, title: str, hint: Any = "") -> FormPage:
    back = reverse("clusters:members", args=[cluster.pk])
    return FormPage(title=title, hint=hint, back=back, tab="members", cluster=cluster)
