"""Recording a decision with its consequences in sight, and the list of decisions."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.form_pages import signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.kernel.findings import Level, worst
from committee import actions
from committee.enums import CORRECTING, DecisionType
from committee.forms.items import DecisionForm
from committee.lists import DECISIONS
from committee.models import AgendaItem
from committee.permissions import may_change_item, may_see_decisions
from committee.queries import visible_decisions
from committee.subjects import subject_of
from committee.views.common import item_for

_FIELDS = {
    "committee.outcome_missing": "outcome",
    "committee.motivation_missing": "motivation",
    "committee.corrected_missing": "corrects",
    "committee.type_not_allowed": "decision_type",
    "committee.vote_rejected": "decision_type",
    "committee.vote_accepted": "decision_type",
}


@require_safe
def decisions(request: HouseRequest) -> HttpResponse:
    """List the decisions this reader may know of."""
    access.require(may_see_decisions(request.actor))
    rows = visible_decisions(request.actor, on=request.today)
    return list_response(request, DECISIONS, rows, "committee/decisions.html", {})


@takes_form
def decide(request: HouseRequest, reference: UUID) -> HttpResponse:
    """Show what a decision would do, then record it."""
    found = item_for(
        request, reference, lambda actor, row: may_change_item(actor, row, "record_decision")
    )
    form = _form(request, found)
    weighed = None
    if request.method == "POST" and form.is_valid():
        data = form.data_for_action(found)
        weighed = actions.weigh_decision(found, data, on=request.today)
        if request.POST.get("do") == "record" and _recorded(request, found, form, data):
            return redirect("committee:item", found.reference)
    context = {
        "item": found,
        "form": form,
        "weighed": weighed,
        "may_see_meetings": True,
        "blocked": weighed is not None and worst(weighed.explained.findings) is Level.BLOCK,
    }
    status = 422 if form.errors else 200
    return render(request, "committee/decide.html", context, status=status)


def _recorded(
    request: HouseRequest, found: AgendaItem, form: DecisionForm, data: actions.DecisionData
) -> bool:
    done = attempt(
        form, lambda: actions.record_decision(found, data, **signed(request)), fields=_FIELDS
    )
    if done is not None:
        messages.success(request, _("Decision %(number)s is recorded.") % {"number": done.number})
    return done is not None


def _form(request: HouseRequest, found: AgendaItem) -> DecisionForm:
    allowed = subject_of(found.subject_kind, found.subject_id, on=request.today).allowed
    kinds = {found.proposed_type, *allowed}
    types = [(value, str(label)) for value, label in DecisionType.choices if value in kinds]
    earlier = visible_decisions(request.actor, on=request.today)
    if not CORRECTING & kinds:
        earlier = earlier.none()
    start = {"decision_type": found.proposed_type, "outcome": found.proposal}
    return DecisionForm(request.POST or None, initial=start, types=types, earlier=earlier)
