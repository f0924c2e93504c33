"""Legal figures: sources, proposals, decision by a second person, and what a change touches."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from clusterbeleid.core import clock, impact
from clusterbeleid.core import parameters as figures
from clusterbeleid.core.access import require
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.enums import ParameterState
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.history_text import NOTHING, readable, write_reason
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.impact import Difference
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.models import LegalParameter
from clusterbeleid.core.parameter_forms import DecisionForm, ProposalForm
from clusterbeleid.core.parameter_lists import PARAMETERS_LIST, state_of
from clusterbeleid.core.parameter_names import name_of
from clusterbeleid.core.scopes import visible_scopes

takes_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def parameter_list(request: HouseRequest) -> HttpResponse:
    """List all figures with source and certainty."""
    require(figures.may_see_parameters(request.actor))
    rows = figures.parameters_in_order()
    return list_response(request, PARAMETERS_LIST, rows, "core/parameters/list.html")


@takes_form
def parameter(request: HouseRequest, parameter_id: int) -> HttpResponse:
    """Show one value, its neighbours and history; decide on it when it is proposed."""
    require(figures.may_see_parameters(request.actor))
    row = get_object_or_404(figures.parameters_in_order(), pk=parameter_id)
    if request.method == "POST":
        require(figures.may_propose_parameter(request.actor))
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _decide(request, row, form):
        messages.success(request, _("Decided."))
        return redirect("core:parameter", row.pk)
    context = {**_detail(request, row), "form": form}
    status = 422 if form.errors else 200
    return render(request, "core/parameters/detail.html", context, status=status)


@takes_form
def propose(request: HouseRequest, parameter_id: int) -> HttpResponse:
    """Propose another value of the same figure, or first look at what it would change."""
    require(figures.may_propose_parameter(request.actor))
    row = get_object_or_404(figures.parameters_in_order(), pk=parameter_id)
    form = ProposalForm(request.POST or None, initial={"certainty": row.certainty})
    context: dict[str, Any] = {"form": form, "row": row, "name": name_of(row.key)}
    if request.method == "POST" and form.is_valid():
        if request.POST.get("do") == "preview":
            draft = form.draft(row.key, row.rule)
            context |= _impact(request, figures.unsaved(draft, request.actor, clock.now()))
        elif made := _proposed(request, row, form):
            messages.success(request, _("Proposed. A second person decides on it."))
            return redirect("core:parameter", made.pk)
    status = 422 if form.errors else 200
    return render(request, "core/parameters/propose.html", context, status=status)


def _proposed(
    request: HouseRequest, row: LegalParameter, form: ProposalForm
) -> LegalParameter | None:
    draft, reason = form.draft(row.key, row.rule), form.cleaned_data["reason"]
    signed = {"actor": request.actor, "at": clock.now(), "reason": reason}
    return attempt(form, lambda: figures.propose_parameter(draft, **signed))


def _decide(request: HouseRequest, row: LegalParameter, form: DecisionForm) -> bool:
    approve = form.cleaned_data["decision"] == "approve"
    action = figures.approve_parameter if approve else figures.reject_parameter
    reason = form.cleaned_data["reason"]
    done = attempt(form, lambda: action(row, actor=request.actor, at=clock.now(), reason=reason))
    return done is not None


def _detail(request: HouseRequest, row: LegalParameter) -> dict[str, Any]:
    context: dict[str, Any] = {
        "row": row,
        "name": name_of(row.key),
        "state": state_of(row),
        "reason": write_reason(row.reason) or NOTHING,
        "others": figures.parameters_in_order().filter(key=row.key).exclude(pk=row.pk),
        "decide": figures.may_decide_parameter(request.actor, row),
        "propose": figures.may_propose_parameter(request.actor),
        "changes": readable(changes_of(figures.parameters_in_order().filter(pk=row.pk))),
    }
    if row.state == ParameterState.PROPOSED:
        context |= _impact(request, row)
    return context


def _impact(request: HouseRequest, proposal: LegalParameter) -> dict[str, Any]:
    """Return whose outcome changes today if the proposal is approved; the hidden are counted."""
    fits = figures.fits(proposal)
    found = _differences(proposal, request.today) if fits else []
    scopes = visible_scopes(request.actor, on=request.today)
    shown = [row for row in found if row.scope in scopes]
    return {
        "preview": True,
        "fits": fits,
        "ends_without_successor": fits and figures.leaves_gap(proposal),
        "number": len(found),
        "differences": shown,
        "hidden": len(found) - len(shown),
    }


def _differences(proposal: LegalParameter, on: date) -> list[Difference]:
    after = figures.params_with(proposal)
    return impact.differences(figures.current_params(), after, on=on)
