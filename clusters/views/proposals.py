"""Proposals about members: the list, one of them, and what the agency does with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from clusterbeleid.core.form_pages import pressed, reason_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusters.actions import proposals as actions
from clusters.enums import ProposalState
from clusters.lists.proposals import proposal_differences, proposal_list, proposal_status
from clusters.models import Cluster, MemberProposal
from clusters.queries.proposals import (
    proposals_of,
    visible_proposals,
    waiting_proposals,
)
from clusters.views.again import address_again
from clusters.views.common import FormPage, cluster_context, cluster_for, visible_cluster


@require_safe
def all_proposals(request: HouseRequest) -> HttpResponse:
    """List the proposals of every cluster the reader may see; those that wait first asked for."""
    rows = visible_proposals(request.actor, on=request.today)
    return list_response(
        request, proposal_list(with_cluster=True), rows, "clusters/all_proposals.html"
    )


@require_safe
def proposals(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """List the proposals of a cluster: what waits, what became of the others and why."""
    cluster = visible_cluster(request, cluster_id)
    context = cluster_context(request, cluster, "members")
    waiting = waiting_proposals(cluster) if context["may"]["judge_proposals"] else []
    context["waiting"] = waiting
    return list_response(
        request,
        proposal_list(selecting=bool(waiting)),
        proposals_of(cluster),
        "clusters/proposals.html",
        context,
    )


@require_safe
def proposal(request: HouseRequest, cluster_id: int, proposal_id: int) -> HttpResponse:
    """Show one proposal beside the register."""
    cluster = visible_cluster(request, cluster_id)
    row = _proposal(cluster, proposal_id)
    context = cluster_context(request, cluster, "members") | {"row": row}
    waits = row.state == ProposalState.WAITING
    context |= {
        "status": proposal_status(row),
        "differences": proposal_differences(row),
        "may_judge": waits and context["may"]["judge_proposals"],
        "may_withdraw": waits and context["may"]["propose_members"],
        "again": address_again(row) if context["may"]["propose_members"] else "",
        "next": row.put_in_again.order_by("pk").first(),
    }
    return render(request, "clusters/proposal.html", context)


@require_POST
def accept(request: HouseRequest, cluster_id: int, proposal_id: int) -> HttpResponse:
    """Carry out one proposal."""
    cluster = cluster_for(request, cluster_id, "judge_proposals")
    row = _proposal(cluster, proposal_id)
    if pressed(request, lambda: actions.accept_proposal(row, **signed(request))):
        messages.success(request, _("Accepted: %(name)s.") % {"name": row})
        return redirect("clusters:proposals", cluster.pk)
    return redirect("clusters:proposal", cluster.pk, row.pk)


@takes_form
def reject(request: HouseRequest, cluster_id: int, proposal_id: int) -> HttpResponse:
    """Refuse one proposal with the reason that the cluster organisation reads."""
    cluster = cluster_for(request, cluster_id, "judge_proposals")
    row = _proposal(cluster, proposal_id)
    return reason_page(
        request,
        lambda why: actions.reject_proposal(row, reason=why, **signed(request)),
        _rejection(cluster, row),
    )


@require_POST
def withdraw(request: HouseRequest, cluster_id: int, proposal_id: int) -> HttpResponse:
    """Take a proposal back."""
    cluster = cluster_for(request, cluster_id, "propose_members")
    row = _proposal(cluster, proposal_id)
    if pressed(request, lambda: actions.withdraw_proposal(row, **signed(request))):
        messages.success(request, _("Withdrawn: %(name)s.") % {"name": row})
    return redirect("clusters:proposals", cluster.pk)


@require_POST
def accept_many(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Accept what was ticked, or all that wait, and say what became of each."""
    cluster = cluster_for(request, cluster_id, "judge_proposals")
    ticked = [int(key) for key in request.POST.getlist("ids") if key.isascii() and key.isdigit()]
    keys = waiting_proposals(cluster) if "all" in request.POST else ticked
    _tell(request, actions.accept_proposals(cluster, keys, **signed(request)))
    return redirect("clusters:proposals", cluster.pk)


def _rejection(cluster: Cluster, row: MemberProposal) -> FormPage:
    return FormPage(
        title=_("Reject: %(name)s") % {"name": row},
        hint=_("The cluster organisation reads your reason and can put the proposal in again."),
        back=reverse("clusters:proposals", args=[cluster.pk]),
        submit=_("Reject"),
        tab="members",
        cluster=cluster,
    )


def _proposal(cluster: Cluster, proposal_id: int) -> MemberProposal:
    """Return a proposal of this cluster, or 404 for one of another (A6)."""
    return get_object_or_404(proposals_of(cluster), pk=proposal_id)


def _tell(request: HouseRequest, outcome: actions.Outcome) -> None:
    number = len(outcome.accepted)
    if number:
        text = ngettext("%(number)s proposal accepted.", "%(number)s proposals accepted.", number)
        messages.success(request, text % {"number": number})
    elif not outcome.refused:
        messages.info(request, _("Tick at least one proposal that waits."))
    for row, reason in outcome.refused.items():
        values = {"name": row, "reason": reason}
        messages.warning(request, _("Not accepted: %(name)s. %(reason)s") % values)
