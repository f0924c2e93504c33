"""Recoveries: the list, one recovery with its steps, and proposing one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.form_pages import form_page, sent, signed, takes_form
from clusterbeleid.core.forms import ReasonForm, offer_rows
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusters.permissions import relation
from clusters.views.common import FormPage
from cofinancing.actions import recoveries as actions
from cofinancing.forms.recoveries import (
    PLACES,
    DivideForm,
    ProposeRecoveryForm,
    ReceiveForm,
    ResumeForm,
    SetOffForm,
    WriteOffForm,
)
from cofinancing.lists.recoveries import RECOVERIES, recovery_state
from cofinancing.models import Recovery
from cofinancing.panels.recoveries import (
    asks_rate,
    claim_check,
    proposal_of,
    recovery_changes,
    shows_write_off,
)
from cofinancing.permissions import recoveries as rights
from cofinancing.queries.paying_back import instalments_of, payments_to_set_off, set_offs_of
from cofinancing.queries.recoveries import grounds_of, receipts_of, visible_recoveries
from cofinancing.views.common import visible_year
from cofinancing.views.money_common import money_of, payments_form
from cofinancing.views.steps import Step, Stepped, around, reasoned, step_page, steps_part


def _approve(row: Recovery, _form: Any, **who: Any) -> Recovery:
    return actions.approve_recovery(row, **who)


def _receive(row: Recovery, form: Any, **who: Any) -> Recovery:
    return actions.receive_recovery(row, form.receipt(), **who)


def _resume(row: Recovery, form: Any, **who: Any) -> Recovery:
    return actions.resume_recovery(row, **form.cleaned_data, **who)


def _ask_write_off(row: Recovery, form: Any, **who: Any) -> Recovery:
    return actions.ask_write_off(row, **form.cleaned_data, **who)


def _divide(row: Recovery, form: Any, **who: Any) -> Recovery:
    return actions.divide_recovery(row, **form.cleaned_data, **who)


def _set_off(row: Recovery, form: Any, **who: Any) -> Any:
    return actions.set_off(
        row, form.cleaned_data["payment"], amount=form.cleaned_data["amount"], **who
    )


STEPS: Mapping[str, Step] = {
    "approve": Step(
        title=gettext_lazy("Approve"),
        submit=gettext_lazy("Approve"),
        saved=gettext_lazy("The recovery is approved and its letter is made."),
        hint=gettext_lazy(
            "Everything is checked again and the interest is counted up to today. The letter is"
            " made, and the cluster organisation gets a message."
        ),
        form=forms.Form,
        act=_approve,
    ),
    "receive": Step(
        title=gettext_lazy("Book money that came back"),
        submit=gettext_lazy("Book"),
        saved=gettext_lazy("The money stands in the aid ledger."),
        hint=gettext_lazy("It goes to the interest first, and then to the aid."),
        form=ReceiveForm,
        act=_receive,
    ),
    "set_off": Step(
        title=gettext_lazy("Set off against a payment"),
        submit=gettext_lazy("Set off"),
        saved=gettext_lazy("Less leaves with the payment; the claim is lowered once it is made."),
        hint=gettext_lazy(
            "Only a payment to this cluster that nobody approved yet. Who approves that payment is"
            " somebody else than you."
        ),
        form=SetOffForm,
        act=_set_off,
    ),
    "divide": Step(
        title=gettext_lazy("Divide in instalments"),
        submit=gettext_lazy("Divide"),
        saved=gettext_lazy("What is left is divided in instalments."),
        hint=gettext_lazy("Equal monthly parts of what is left; an earlier division is replaced."),
        form=DivideForm,
        act=_divide,
    ),
    "suspend": Step(
        title=gettext_lazy("Suspend"),
        submit=gettext_lazy("Suspend"),
        saved=gettext_lazy("The recovery is suspended."),
        hint=gettext_lazy("After an objection. Reminders stop until the head of team goes on."),
        form=ReasonForm,
        act=reasoned(actions.suspend_recovery),
    ),
    "resume": Step(
        title=gettext_lazy("Go on with the claim"),
        submit=gettext_lazy("Go on"),
        saved=gettext_lazy("The claim goes on."),
        form=ResumeForm,
        act=_resume,
    ),
    "ask_write_off": Step(
        title=gettext_lazy("Ask to write off"),
        submit=gettext_lazy("Ask"),
        saved=gettext_lazy("The write-off waits for a second person."),
        form=WriteOffForm,
        act=_ask_write_off,
    ),
    "write_off": Step(
        title=gettext_lazy("Write off"),
        submit=gettext_lazy("Write off"),
        saved=gettext_lazy("What was left is written off."),
        hint=gettext_lazy("What came in stays in the ledger. Who asked it cannot write off."),
        form=ReasonForm,
        act=reasoned(actions.write_off_recovery),
    ),
    "withdraw": Step(
        title=gettext_lazy("Withdraw the proposal"),
        submit=gettext_lazy("Withdraw"),
        saved=gettext_lazy("The proposal is withdrawn."),
        form=ReasonForm,
        act=reasoned(actions.withdraw_recovery),
    ),
}


@require_safe
def recoveries(request: HouseRequest) -> HttpResponse:
    """List the recoveries that the reader may see."""
    access.require(rights.may_see_recoveries(request.actor))
    rows = visible_recoveries(request.actor, on=request.today)
    return list_response(request, RECOVERIES, rows, "cofinancing/recoveries.html", {})


@takes_form
def propose(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Propose to claim money of a project year back."""
    year = visible_year(request, project_year_id)
    known = relation(request.actor, year.agreement.cluster, on=request.today)
    access.require(rights.may_propose_recovery(request.actor, known))
    form = ProposeRecoveryForm(*sent(request), initial=proposal_of(year))
    offer_rows(form, "payment", grounds_of(year).payments)

    def act() -> Recovery:
        return actions.propose_recovery(year, form.claim(), **signed(request))

    hint = _("A second person approves it; only then the letter is made.")
    page = payments_form(year, _("Claim aid back"), saved=_("The recovery is proposed."), hint=hint)
    return form_page(request, form, act, page, fields=PLACES)


@require_safe
def recovery(request: HouseRequest, recovery_id: int) -> HttpResponse:
    """Show one recovery: what it rests on, who signed, what came in, what may be done."""
    row = _visible(request, recovery_id)
    context = {
        **money_of(row.project_year),
        "row": row,
        "state": recovery_state(row, request.actor),
        "check": from_json(row.figures) if row.figures else claim_check(row, request.today),
        "receipts": receipts_of(row),
        "instalments": instalments_of(row),
        "set_offs": set_offs_of(row),
        "asks_rate": asks_rate(row, request.actor, request.today),
        "write_off": shows_write_off(row, request.actor),
        "changes": recovery_changes(row, request.actor),
        **steps_part(
            STEPS, _verdicts(request, row), rights.FOR_WHO, lambda name: _address(row, name)
        ),
    }
    return render(request, "cofinancing/recovery.html", context)


@takes_form
def step(request: HouseRequest, recovery_id: int, name: str) -> HttpResponse:
    """Show the form of a step, or take it; 403 with the reason when it may not be taken."""
    row = _visible(request, recovery_id)
    return step_page(request, _STEPPED, row, name, offer=_OFFERS.get(name))


def _visible(request: HouseRequest, recovery_id: int) -> Recovery:
    return get_object_or_404(visible_recoveries(request.actor, on=request.today), pk=recovery_id)


def _verdicts(request: HouseRequest, row: Recovery) -> Mapping[str, Any]:
    known = relation(request.actor, row.project_year.agreement.cluster, on=request.today)
    return rights.verdicts(request.actor, row, known)


def _address(row: Recovery, name: str) -> str:
    return reverse(f"cofinancing:recovery_{name}", args=[row.pk])


def _page(row: Recovery, chosen: Step) -> FormPage:
    back = reverse("cofinancing:recovery", args=[row.pk])
    return around(chosen, row, row, back=back, tab="money")


def _offer_payments(form: Any, row: Recovery) -> None:
    offer_rows(form, "payment", payments_to_set_off(row))


_OFFERS = {"set_off": _offer_payments}
_STEPPED = Stepped(
    steps=STEPS,
    stored=lambda _row, _form: {},
    verdicts=_verdicts,
    for_who=rights.FOR_WHO | {"transition.role"},
    places=PLACES,
    page=_page,
)
