"""The steps that one contribution can take, each a page with one form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core import access
from clusterbeleid.core.forms import ReasonForm
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text
from clusters.permissions import relation
from clusters.views.common import FormPage, form_page, signed, takes_form
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
from cofinancing.views.common import sent

Act = Callable[..., Contribution]


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step: its words, its form, and what it does with a filled-in form."""

    title: Text
    submit: Text
    saved: Text
    form: type[forms.Form]
    act: Act
    hint: Text = ""
    begins_with_stored: bool = False


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


def _evidence(row: Contribution, form: Any, **who: Any) -> Contribution:
    return actions.upload_evidence(row, form.cleaned_data["evidence"], **who)


def _reasoned(action: Act) -> Act:
    def act(row: Contribution, form: Any, **who: Any) -> Contribution:
        return action(row, reason=form.cleaned_data["reason"], **who)

    return act


STEPS: Mapping[str, Step] = {
    "accept": Step(
        title=_("Accept"),
        submit=_("Accept"),
        saved=_("The contribution is accepted."),
        hint=_("The money counts from now on. Who entered it cannot accept it."),
        form=AcceptForm,
        act=_reasoned(actions.accept_contribution),
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
    "evidence": Step(
        title=_("Add evidence"),
        submit=_("Save"),
        saved=_("The evidence is attached."),
        hint=_("Evidence that was there stays in the history."),
        form=EvidenceForm,
        act=_evidence,
    ),
    "correct": Step(
        title=_("Correct pledge"),
        submit=_("Save"),
        saved=_("The correction is saved."),
        form=CorrectPledgeForm,
        act=_correct,
        begins_with_stored=True,
    ),
    "correct_receipt": Step(
        title=_("Correct receipt"),
        submit=_("Save"),
        saved=_("The correction is saved."),
        hint=_("A corrected receipt gets the moment of the correction as its moment of entering."),
        form=CorrectReceiptForm,
        act=_correct_receipt,
        begins_with_stored=True,
    ),
    "late_proof": Step(
        title=_("Confirm late proof"),
        submit=_("Confirm"),
        saved=_("The proof is confirmed."),
        hint=_(
            "You confirm as second person that the evidence shows this money on the account in time."
        ),
        form=ReasonForm,
        act=_reasoned(actions.confirm_late_proof),
    ),
    "reject": Step(
        title=_("Reject"),
        submit=_("Reject"),
        saved=_("The contribution is rejected."),
        hint=_("The cluster organisation reads your reason."),
        form=ReasonForm,
        act=_reasoned(actions.reject_contribution),
    ),
    "withdraw": Step(
        title=_("Withdraw"),
        submit=_("Withdraw"),
        saved=_("The contribution is withdrawn."),
        hint=_("For a line that was entered by mistake. It stays visible and counts for nothing."),
        form=ReasonForm,
        act=_reasoned(actions.withdraw_contribution),
    ),
    "reconsider": Step(
        title=_("Take the decision back"),
        submit=_("Take back"),
        saved=_("The contribution waits for a new decision."),
        hint=_("The money counts for nothing until there is a new decision."),
        form=ReasonForm,
        act=_reasoned(actions.reconsider_contribution),
    ),
}


@takes_form
def step(request: HouseRequest, contribution_id: int, name: str) -> HttpResponse:
    """Show the form of a step, or take it; 403 with the reason when it may not be taken."""
    visible = visible_contributions(request.actor, on=request.today)
    row = get_object_or_404(visible, pk=contribution_id)
    _require(request, row, name)
    chosen = STEPS[name]
    initial = stored(row, chosen.form) if chosen.begins_with_stored else {}
    form = chosen.form(*sent(request), initial=initial)
    return form_page(
        request,
        form,
        lambda: chosen.act(row, form, **signed(request)),
        _page(row, chosen),
        fields=PLACES,
    )


def _require(request: HouseRequest, row: Contribution, name: str) -> None:
    """Close the page of a step that may not be taken.

    When somebody took a step since the form was opened, the form itself says so on saving, and
    nothing typed is lost.
    """
    year = row.project_year
    known = relation(request.actor, year.agreement.cluster, on=request.today)
    verdict = rights.verdicts(request.actor, row, known, days_of(year))[name]
    if request.method != "POST" or verdict.code in rights.FOR_WHO:
        access.require(verdict)


def _page(row: Contribution, chosen: Step) -> FormPage:
    return FormPage(
        title=f"{chosen.title}: {row.organisation}",
        back=reverse("cofinancing:contribution", args=[row.pk]),
        submit=chosen.submit,
        saved=chosen.saved,
        hint=chosen.hint,
        tab="cofinancing",
        cluster=row.project_year.agreement.cluster,
        model=Contribution,
    )
