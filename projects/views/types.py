"""The types of projects with their figures and sources; proposing other figures, and deciding on them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, sent, show_form, signed, takes_form, tried
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.parameter_forms import DecisionForm
from projects.actions import type_proposals as actions
from projects.forms.types import PLACES, TypeForm
from projects.models import TypeProposal
from projects.panels.types import changes_proposed
from projects.permissions import may_decide_type, may_propose_type, may_read_types
from projects.queries.projects import types_on
from projects.queries.types import proposals, types_to_change
from projects.views.common import FormPage


@require_safe
def types(request: HouseRequest) -> HttpResponse:
    """Show every type: who may apply, how many companies, rates, caps, source and certainty."""
    access.require(may_read_types(request.actor))
    context = {
        "types": types_on(),
        "proposals": proposals(),
        "may_propose": may_propose_type(request.actor).allowed,
    }
    return render(request, "projects/types.html", context)


@takes_form
def propose(request: HouseRequest, type_id: int) -> HttpResponse:
    """Propose other figures of a type from a day on."""
    access.require(may_propose_type(request.actor))
    kind = get_object_or_404(types_to_change(), pk=type_id)
    form = TypeForm(kind, *sent(request))
    page = FormPage(
        title=_("Propose other figures for %(type)s") % {"type": kind},
        submit=_("Propose"),
        saved=_("Proposed. A second person decides on it."),
        back=reverse("projects:types"),
        made=lambda row: reverse("projects:type_proposal", args=[row.pk]),
        crumb=_("Types of projects"),
    )

    def act() -> TypeProposal:
        why = form.cleaned_data["reason"]
        return actions.propose_type(kind, form.figures(), reason=why, **signed(request))

    return form_page(request, form, act, page, fields=PLACES)


@takes_form
def proposal(request: HouseRequest, type_proposal_id: int) -> HttpResponse:
    """Show what a proposal changes; a second person decides on it here."""
    access.require(may_read_types(request.actor))
    row = get_object_or_404(proposals(), pk=type_proposal_id)
    if request.method == "POST":
        access.require(may_propose_type(request.actor))
    form = DecisionForm(*sent(request))
    if tried(request, form, lambda: _decide(request, row, form), fields=PLACES) is not None:
        return redirect("projects:type_proposal", row.pk)
    context = {
        "proposal": row,
        "changes": changes_proposed(row),
        "decide": may_decide_type(request.actor, row),
    }
    return show_form(request, "projects/type_proposal.html", form, **context)


def _decide(request: HouseRequest, row: TypeProposal, form: DecisionForm) -> TypeProposal:
    approve = form.cleaned_data["decision"] == "approve"
    action = actions.approve_type if approve else actions.reject_type
    return action(row, reason=form.cleaned_data["reason"], **signed(request))
