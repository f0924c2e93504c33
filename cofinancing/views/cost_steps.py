"""The steps that one cost can take, each a page with one form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.form_pages import takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.kernel.transitions import Verdict
from clusters.permissions import relation
from clusters.views.common import FormPage
from cofinancing.actions import costs as actions
from cofinancing.forms.costs import (
    PLACES,
    AcceptCostForm,
    CorrectCostForm,
    CostEvidenceForm,
    stored_cost,
)
from cofinancing.models import CostLine
from cofinancing.permissions import costs as rights
from cofinancing.queries.settlements import is_settled
from cofinancing.views.money_common import visible_cost
from cofinancing.views.steps import (
    Step,
    Stepped,
    around,
    correcting,
    proving,
    reconsidering,
    rejecting,
    step_page,
    withdrawing,
)


def _accept(row: CostLine, form: Any, **who: Any) -> CostLine:
    found = form.cleaned_data
    return actions.accept_cost(row, amount=found["accepted_amount"], reason=found["reason"], **who)


def _correct(row: CostLine, form: Any, **who: Any) -> CostLine:
    return actions.correct_cost(row, form.cost(), **form.change(), **who)


STEPS: Mapping[str, Step] = {
    "accept": Step(
        title=_("Accept"),
        submit=_("Accept"),
        saved=_("The cost is judged."),
        hint=_("Accept the whole amount, or a part with the reason."),
        form=AcceptCostForm,
        act=_accept,
        begins_with_stored=True,
    ),
    "reject": rejecting(actions.reject_cost, _("The cost is rejected.")),
    "correct": correcting(_correct, CorrectCostForm, _("Correct")),
    "evidence": proving(actions.upload_cost_evidence, CostEvidenceForm),
    "withdraw": withdrawing(
        actions.withdraw_cost,
        _("The cost is withdrawn."),
        _("For a cost that was claimed by mistake. It stays visible and counts for nothing."),
    ),
    "reconsider": reconsidering(actions.reconsider_cost, _("The cost waits for a new decision.")),
}


def cost_verdicts(request: HouseRequest, row: CostLine) -> Mapping[str, Verdict]:
    """Return for every step of a cost whether the reader may take it."""
    known = relation(request.actor, row.project_year.agreement.cluster, on=request.today)
    return rights.verdicts(request.actor, row, known, settled=is_settled(row.project_year_id))


@takes_form
def step(request: HouseRequest, cost_id: int, name: str) -> HttpResponse:
    """Show the form of a step, or take it; 403 with the reason when it may not be taken."""
    return step_page(request, COST, visible_cost(request, cost_id), name)


def _page(row: CostLine, chosen: Step) -> FormPage:
    back = reverse("cofinancing:cost", args=[row.pk])
    return around(chosen, row, row.description, back=back, tab="money")


COST = Stepped(
    steps=STEPS,
    stored=stored_cost,
    verdicts=cost_verdicts,
    for_who=rights.FOR_WHO,
    places=PLACES,
    page=_page,
)
