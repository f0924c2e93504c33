"""Costs: claiming one, its page, judging many at once, the export of the list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from agreements.models import ProjectYear
from clusterbeleid.core import access, clock
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.form_pages import form_page, sent, signed, takes_form
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.history_text import readable
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import export_response
from clusterbeleid.core.texts import sentence
from clusters.permissions import relation
from clusters.views.common import FormPage
from cofinancing.actions import costs as actions
from cofinancing.forms.costs import PLACES, NewCostForm
from cofinancing.lists.costs import cost_list, cost_state
from cofinancing.models import CostLine
from cofinancing.permissions import costs as rights
from cofinancing.queries.costs import cost_rows, visible_costs, waiting_costs
from cofinancing.views.common import visible_year
from cofinancing.views.cost_steps import STEPS, cost_verdicts
from cofinancing.views.money_common import money_of, visible_cost, year_form
from cofinancing.views.steps import steps_part


@takes_form
def new_cost(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Claim a cost, with its evidence."""
    year = visible_year(request, project_year_id)
    known = relation(request.actor, year.agreement.cluster, on=request.today)
    access.require(rights.may_claim_cost(request.actor, known))
    form = NewCostForm(*sent(request))
    page = _claiming(year)
    return form_page(
        request,
        form,
        lambda: actions.claim_cost(
            year, form.cost(), upload=form.cleaned_data["evidence"], **signed(request)
        ),
        page,
        fields=PLACES,
    )


def _claiming(year: ProjectYear) -> FormPage:
    hint = _("Project year %(year)s. Only personnel and administrative costs with overhead count.")
    return year_form(
        year, _("Claim a cost"), saved=_("The cost is claimed."), hint=hint % {"year": year}
    )


@require_safe
def cost(request: HouseRequest, cost_id: int) -> HttpResponse:
    """Show one cost: facts, remarks, actions, changes."""
    row = visible_cost(request, cost_id)
    own = visible_costs(request.actor, on=request.today).filter(pk=row.pk)
    context = {
        **money_of(row.project_year),
        "row": row,
        "state": cost_state(row),
        "findings": actions.assess_stored_cost(row, actor=request.actor, at=clock.now()),
        "changes": readable(changes_of(own)),
        **_possible(request, row),
    }
    return render(request, "cofinancing/cost.html", context)


def _possible(request: HouseRequest, row: CostLine) -> dict[str, Any]:
    """Return the actions that may be taken, and why the others may not."""
    found = cost_verdicts(request, row)
    return steps_part(STEPS, found, rights.FOR_WHO, lambda name: _address(row.pk, name))


@require_safe
def export(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Hand out the costs that fit the filters, in the columns that an import reads."""
    year = visible_year(request, project_year_id)
    response = export_response(request, cost_list(), cost_rows(year))
    if response is None:
        raise Http404
    return response


@require_POST
def judge_many(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Accept or reject the lines that were ticked, or accept all that wait; say what became of each."""
    year = visible_year(request, project_year_id)
    known = relation(request.actor, year.agreement.cluster, on=request.today)
    access.require(rights.may_judge_costs(known))
    ticked = [int(key) for key in request.POST.getlist("ids") if key.isascii() and key.isdigit()]
    keys = waiting_costs(year, besides=request.actor.user_id) if "all" in request.POST else ticked
    action = "reject" if "reject" in request.POST else "accept"
    reason = request.POST.get("reason", "")[:2000] if action == "reject" else ""
    try:
        _tell(request, actions.judge_costs(year, keys, action, reason=reason, **signed(request)))
    except Refused as refusal:
        messages.error(request, " ".join(sentence(one) for one in refusal.findings))
    return redirect(reverse("cofinancing:money", args=[year.pk]) + "#costs")


def _tell(request: HouseRequest, outcome: actions.CostOutcome) -> None:
    number = len(outcome.judged)
    if number:
        text = ngettext("%(number)s cost is judged.", "%(number)s costs are judged.", number)
        messages.success(request, text % {"number": number})
    elif not outcome.refused:
        messages.info(request, _("Tick at least one cost that waits."))
    for row, findings in outcome.refused.items():
        reason = " ".join(sentence(finding) for finding in findings)
        text = _("Not judged: %(line)s. %(reason)s")
        messages.warning(request, text % {"line": row.description, "reason": reason})


def _address(key: int, name: str) -> str:
    return reverse(f"cofinancing:cost_{name}", args=[key])
