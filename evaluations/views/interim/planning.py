"""The plan of evaluations, a campaign, and the page of one evaluation."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, reason_page, signed, takes_form, typed
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import export_response, list_response
from evaluations.actions.interim import planning as actions
from evaluations.forms.interim.planning import CampaignForm, EffectForm, OpenForm
from evaluations.lists.interim import EVALUATIONS, PLANNED
from evaluations.panels.interim.evaluation import evaluation_page
from evaluations.permissions.interim import may_open_campaign, may_see_effect, may_see_evaluations
from evaluations.queries.interim.effects import effects_on
from evaluations.queries.interim.evaluations import evaluations_in_order
from evaluations.queries.interim.planning import planned_for
from evaluations.views.interim.common import EvaluationForm, evaluation_for, page_of, visible


@require_safe
def evaluations(request: HouseRequest) -> HttpResponse:
    """List what is planned and what was opened."""
    access.require(may_see_evaluations(request.actor))
    planned = planned_for(request.actor, on=request.today)
    exported = export_response(request, PLANNED, planned)
    if exported is not None:
        return exported
    context = {
        "planned": PLANNED.page(request.GET, planned),
        "may_open": may_open_campaign(request.actor).allowed,
    }
    rows = evaluations_in_order(request.actor, on=request.today)
    return list_response(
        request, EVALUATIONS, rows, "evaluations/interim/evaluations.html", context
    )


@require_safe
def evaluation(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Show one evaluation."""
    found = visible(request, evaluation_id)
    context = evaluation_page(request.actor, found, on=request.today)
    return render(request, "evaluations/interim/evaluation.html", context)


@takes_form
def campaign(request: HouseRequest) -> HttpResponse:
    """Open the evaluations of several clusters."""
    access.require(may_open_campaign(request.actor))
    rows = [row for row in planned_for(request.actor, on=request.today) if actions.can_open(row)]
    form = CampaignForm(typed(request), rows=rows)
    back = reverse("evaluations:evaluations")
    page = EvaluationForm(
        title=_("Open a campaign"),
        back=back,
        trail=((back, _("Evaluations")),),
        submit=_("Open the evaluations"),
        hint=_("Each cluster organisation gets a mail and a term for its self-evaluation."),
    )
    return form_page(
        request, form, lambda: actions.open_campaign(form.campaign(), **signed(request)), page
    )


@takes_form
def open_one(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Ask one cluster for its self-evaluation."""
    found = evaluation_for(request, evaluation_id, "open_evaluation")
    form = OpenForm(typed(request))
    return form_page(
        request,
        form,
        lambda: actions.open_evaluation(found, form.cleaned_data["self_due_on"], **signed(request)),
        page_of(found, _("Ask the self-evaluation"), submit=_("Ask")),
        fields={"evaluations.term_past": "self_due_on"},
    )


@takes_form
def cancel(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Put an evaluation aside."""
    found = evaluation_for(request, evaluation_id, "cancel_evaluation")
    return reason_page(
        request,
        lambda why: actions.cancel_evaluation(found, reason=why, **signed(request)),
        page_of(found, _("Cancel the evaluation")),
    )


@require_safe
def effect(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Show what each outcome would do, and one of them year by year; nothing is written."""
    found = visible(request, evaluation_id)
    access.require(may_see_effect(request.actor, found, on=request.today))
    form = EffectForm(request.GET or None)
    values = form.cleaned_data if form.is_bound and form.is_valid() else {}
    effects = effects_on(found.cluster, years=values.get("years"), on=request.today)
    chosen = [row for row in effects if row.outcome == values.get("outcome")]
    context = {
        "evaluation": found,
        "form": form,
        "effects": effects,
        "effect": next(iter(chosen), None),
    }
    status = 422 if form.errors else 200
    return render(request, "evaluations/interim/effect.html", context, status=status)
