"""The steps that one contribution can take, each a page with one form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.form_pages import takes_form
from clusterbeleid.core.forms import ReasonForm
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.kernel.transitions import Verdict
from clusters.permissions import relation
from clusters.views.common import FormPage
from cofinancing.actions import contributions as actions
from cofinancing.forms.contributions import (
    PLACES,
    AcceptForm,
    CorrectPledgeForm,
    CorrectReceiptForm,
    EvidenceForm,
    InvoiceForm,
    ReceiptForm,
    stored,
)
from cofinancing.models import Contribution
from cofinancing.permissions import contributions as rights
from cofinancing.queries.contributions import days_of, visible_contributions
from cofinancing.views.steps import (
    Step,
    Stepped,
    around,
    correcting,
    proving,
    reasoned,
    reconsidering,
    rejecting,
    step_page,
    withdrawing,
)


def _invoice(row: Contribution, form: Any, **who: Any) -> Contribution:
    return actions.invoice_contribution(row, form.invoice(), **who)


def _receive(row: Contribution, form: Any, **who: Any) -> Contribution:
    upload = form.cleaned_data["evidence"]
    return actions.receive_contribution(row, form.receipt(), upload=upload, **who)


def _correct(row: Contribution, form: Any, **who: Any) -> Contribution:
    found = form.cleaned_data
    return actions.correct_pledge(
        row,
        source=found["source"],
        amount=found["pledged_amount"],
        note=found["note"],
        **form.change(),
        **who,
    )


def _correct_receipt(row: Contribution, form: Any, **who: Any) -> Contribution:
    return actions.correct_receipt(row, form.receipt(), **form.change(), **who)


STEPS: Mapping[str, Step] = {
    "accept": Step(
        title=_("Accept"),
        submit=_("Accept"),
        saved=_("The contribution is accepted."),
        hint=_("The money counts from now on. Who entered it cannot accept it."),
        form=AcceptForm,
        act=reasoned(actions.accept_contribution),
    ),
    "receive": Step(
        title=_("Enter receipt"),
        submit=_("Save"),
        saved=_("The receipt is entered."),
        hint=_("The moment of entering is stamped by the server and cannot be changed."),
        form=ReceiptForm,
        act=_receive,
    ),
    "invoice": Step(
        title=_("Enter invoice"),
        submit=_("Save"),
        saved=_("The invoice is entered."),
        form=InvoiceForm,
        act=_invoice,
    ),
    "evidence": proving(actions.upload_evidence, EvidenceForm),
    "correct": correcting(_correct, CorrectPledgeForm, _("Correct pledge")),
    "correct_receipt": correcting(
        _correct_receipt,
        CorrectReceiptForm,
        _("Correct receipt"),
        _("A corrected receipt gets the moment of the correction as its moment of entering."),
    ),
    "late_proof": Step(
        title=_("Confirm late proof"),
        submit=_("Confirm"),
        saved=_("The proof is confirmed."),
        hint=_(
            "You confirm as second person that the evidence shows this money on the account in time."
        ),
        form=ReasonForm,
        act=reasoned(actions.confirm_late_proof),
    ),
    "reject": rejecting(actions.reject_contribution, _("The contribution is rejected.")),
    "withdraw": withdrawing(
        actions.withdraw_contribution,
        _("The contribution is withdrawn."),
        _("For a line that was entered by mistake. It stays visible and counts for nothing."),
    ),
    "reconsider": reconsidering(
        actions.reconsider_contribution,
        _("The contribution waits for a new decision."),
        _("The money counts for nothing until there is a new decision."),
    ),
}


@takes_form
def step(request: HouseRequest, contribution_id: int, name: str) -> HttpResponse:
    """Show the form of a step, or take it; 403 with the reason when it may not be taken."""
    visible = visible_contributions(request.actor, on=request.today)
    return step_page(request, CONTRIBUTION, get_object_or_404(visible, pk=contribution_id), name)


def _verdicts(request: HouseRequest, row: Contribution) -> Mapping[str, Verdict]:
    year = row.project_year
    known = relation(request.actor, year.agreement.cluster, on=request.today)
    return rights.verdicts(request.actor, row, known, days_of(year))


def _page(row: Contribution, chosen: Step) -> FormPage:
    back = reverse("cofinancing:contribution", args=[row.pk])
    return around(chosen, row, row.organisation, back=back, tab="cofinancing")


CONTRIBUTION = Stepped(
    steps=STEPS,
    stored=stored,
    verdicts=_verdicts,
    for_who=rights.FOR_WHO,
    places=PLACES,
    page=_page,
)
