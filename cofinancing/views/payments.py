"""Payments: proposing, one payment with its steps, the list for finance."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from agreements.models import ProjectYear
from agreements.queries.plans import PlannedInstalment
from clusterbeleid.core import access
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.form_pages import form_page, sent, signed, takes_form
from clusterbeleid.core.forms import ReasonForm
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.history_text import readable
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.texts import sentence
from clusters.permissions import relation
from clusters.views.common import FormPage
from cofinancing.actions import payments as actions
from cofinancing.actions.recoveries import drop_set_off
from cofinancing.forms.payments import PLACES, PaidForm, ProposeForm
from cofinancing.lists.payments import PAYMENTS, payment_state
from cofinancing.models import Payment
from cofinancing.panels.money import payments_panel, tabs_of
from cofinancing.permissions import payments as rights
from cofinancing.permissions.costs import may_claim_cost
from cofinancing.permissions.recoveries import may_drop_set_off, may_propose_recovery
from cofinancing.permissions.settlements import may_settle
from cofinancing.queries.payment_rows import (
    approved_payments,
    check_now,
    planned_payments,
    visible_payments,
)
from cofinancing.queries.recoveries import visible_recoveries
from cofinancing.views.common import visible_year
from cofinancing.views.money_common import money_of, payments_form
from cofinancing.views.steps import Step, Stepped, around, reasoned, step_page, steps_part


def _approve(row: Payment, _form: Any, **who: Any) -> Payment:
    return actions.approve_payment(row, **who)


def _paid(row: Payment, form: Any, **who: Any) -> Payment:
    return actions.confirm_paid(row, paid_on=form.cleaned_data["paid_on"], **who)


STEPS: Mapping[str, Step] = {
    "approve": Step(
        title=gettext_lazy("Approve"),
        submit=gettext_lazy("Approve"),
        saved=gettext_lazy("The payment is approved."),
        hint=gettext_lazy("All conditions are checked again. Who proposed it cannot approve it."),
        form=forms.Form,
        act=_approve,
    ),
    "confirm_paid": Step(
        title=gettext_lazy("Confirm that it is paid"),
        submit=gettext_lazy("Confirm"),
        saved=gettext_lazy("The payment stands in the aid ledger."),
        form=PaidForm,
        act=_paid,
    ),
    "reject": Step(
        title=gettext_lazy("Reject"),
        submit=gettext_lazy("Reject"),
        saved=gettext_lazy("The payment is rejected."),
        form=ReasonForm,
        act=reasoned(actions.reject_payment),
    ),
    "drop_set_off": Step(
        title=gettext_lazy("Take the set-off away"),
        submit=gettext_lazy("Take away"),
        saved=gettext_lazy("The payment leaves whole again."),
        hint=gettext_lazy("The claim then waits for its money again."),
        form=ReasonForm,
        act=reasoned(drop_set_off),
    ),
}


@takes_form
def propose(request: HouseRequest, project_year_id: int, instalment_id: int) -> HttpResponse:
    """Propose to pay an instalment of the plan."""
    year = visible_year(request, project_year_id)
    known = relation(request.actor, year.agreement.cluster, on=request.today)
    access.require(rights.may_propose_payment(known))
    planned = _planned(year, instalment_id)
    form = ProposeForm(*sent(request), initial={"amount": max(planned.left, Decimal(0))})

    def act() -> Payment:
        return actions.propose_payment(planned.instalment, **form.cleaned_data, **signed(request))

    page = payments_form(year, _("Propose a payment"), saved=_("The payment is proposed."))
    return form_page(request, form, act, page, fields=PLACES)


def _planned(year: ProjectYear, instalment_id: int) -> PlannedInstalment:
    """Return an instalment of the plan of this year, or 404."""
    for row in planned_payments(year):
        if row.planned.instalment.pk == instalment_id:
            return row.planned
    raise Http404


@require_safe
def year_payments(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Show what is paid for a project year, what a payment waits for, and what is claimed back."""
    year = visible_year(request, project_year_id)
    known = relation(request.actor, year.agreement.cluster, on=request.today)
    context = {
        **money_of(year),
        "parts": tabs_of(year, "year_payments"),
        **payments_panel(year, known),
        "recoveries": visible_recoveries(request.actor, on=request.today).filter(project_year=year),
        "may_claim": may_claim_cost(request.actor, known).allowed,
        "may_settle": may_settle(request.actor).allowed,
        "may_recover": may_propose_recovery(request.actor, known).allowed,
    }
    return render(request, "cofinancing/year_payments.html", context)


@require_safe
def payment(request: HouseRequest, payment_id: int) -> HttpResponse:
    """Show one payment: what is checked, who signed, what may be done."""
    row = _visible(request, payment_id)
    own = visible_payments(request.actor, on=request.today).filter(pk=row.pk)
    context = {
        **money_of(row.project_year),
        "row": row,
        "state": payment_state(row),
        "check": from_json(row.figures) if row.figures else check_now(row, on=request.today),
        "changes": readable(changes_of(own)),
        **steps_part(
            STEPS, _verdicts(request, row), rights.FOR_WHO, lambda name: _address(row, name)
        ),
    }
    return render(request, "cofinancing/payment.html", context)


@takes_form
def step(request: HouseRequest, payment_id: int, name: str) -> HttpResponse:
    """Show the form of a step, or take it; 403 with the reason when it may not be taken."""
    return step_page(request, _STEPPED, _visible(request, payment_id), name)


@require_safe
def payments(request: HouseRequest) -> HttpResponse:
    """List the payments that the reader may see; finance sends the approved ones from here."""
    access.require(rights.may_see_payments(request.actor))
    rows = visible_payments(request.actor, on=request.today)
    sends = rights.may_send_payments(request.actor).allowed
    context = {"waiting": approved_payments().count() if sends else 0}
    return list_response(request, PAYMENTS, rows, "cofinancing/payments.html", context)


@require_POST
def send(request: HouseRequest) -> HttpResponse:
    """Write all approved payments in one file for accounting."""
    access.require(rights.may_send_payments(request.actor))
    try:
        order = actions.send_payments(**signed(request))
    except Refused as refusal:
        messages.error(request, " ".join(sentence(one) for one in refusal.findings))
    else:
        text = _("Order %(reference)s is made. Download it at one of its payments.")
        messages.success(request, text % {"reference": order.reference})
    return redirect("cofinancing:payments")


def _visible(request: HouseRequest, payment_id: int) -> Payment:
    return get_object_or_404(visible_payments(request.actor, on=request.today), pk=payment_id)


def _verdicts(request: HouseRequest, row: Payment) -> Mapping[str, Any]:
    known = relation(request.actor, row.project_year.agreement.cluster, on=request.today)
    found = rights.verdicts(request.actor, row, known)
    if row.set_off_id is None:
        return found
    return {**found, "drop_set_off": may_drop_set_off(request.actor, row, known)}


def _address(row: Payment, name: str) -> str:
    return reverse(f"cofinancing:payment_{name}", args=[row.pk])


def _page(row: Payment, chosen: Step) -> FormPage:
    back = reverse("cofinancing:payment", args=[row.pk])
    return around(chosen, row, row.instalment, back=back, tab="money")


_STEPPED = Stepped(
    steps=STEPS,
    stored=lambda _row, _form: {},
    verdicts=_verdicts,
    for_who=rights.FOR_WHO | {"transition.role"},
    places=PLACES,
    page=_page,
)
