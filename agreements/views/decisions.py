"""Deciding on an agreement: confirm, withdraw, end, stop; and recording money."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from agreements import actions
from agreements.enums import LedgerKind
from agreements.forms.decisions import ConfirmForm, EndForm, StopForm
from agreements.forms.money import MoneyForm
from agreements.queries import payment_plan
from agreements.views.common import agreement_for, page_of
from agreements.views.confirming import confirm_page
from clusterbeleid.core.form_pages import form_page, reason_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest

_MONEY = {
    LedgerKind.PAID: actions.record_payment,
    LedgerKind.RECOVERED: actions.record_recovery,
    LedgerKind.DECOMMITTED: actions.record_release,
}
_FIELDS = {
    "ledger.amount_not_positive": "amount",
    "ledger.above_commitment": "amount",
    "ledger.above_paid": "amount",
    "ledger.above_instalment": "amount",
    "ledger.instalment_of_other_year": "instalment",
    "ledger.above_rest": "amount",
    "ledger.in_future": "on_day",
    "ledger.before_agreement": "on_day",
    "ledger.duplicate": "money_reference",
    "ledger.reference_missing": "money_reference",
    "agreement.stop_outside": "last_day",
}


@takes_form
def confirm(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Let a draft count, after its check."""
    found = agreement_for(request, agreement_id, "confirm_agreement")
    form = ConfirmForm(
        request.POST or None, request.FILES or None, initial={"version": found.version}
    )
    return confirm_page(request, found, form)


@takes_form
def withdraw(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Put a draft aside."""
    found = agreement_for(request, agreement_id, "withdraw_draft")
    return reason_page(
        request,
        lambda why: actions.withdraw_draft(found, reason=why, **signed(request)),
        page_of(found, _("Withdraw the draft"), submit=_("Withdraw")),
    )


@takes_form
def end(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Close an agreement whose last day has passed."""
    found = agreement_for(request, agreement_id, "end_agreement")
    hint = _("The last day has passed. Payments for this period stay possible.")
    return form_page(
        request,
        EndForm(request.POST or None),
        lambda: actions.end_agreement(found, **signed(request)),
        page_of(found, _("End the agreement"), submit=_("End"), hint=hint),
    )


@takes_form
def stop(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Stop an agreement before its last day."""
    found = agreement_for(request, agreement_id, "stop_agreement")
    form = StopForm(request.POST or None)
    hint = _("What was committed for later project years and is not paid yet, is released.")
    return form_page(
        request,
        form,
        lambda: actions.stop_agreement(found, **form.cleaned_data, **signed(request)),
        page_of(found, _("Stop the agreement"), submit=_("Stop"), hint=hint),
        fields=_FIELDS,
    )


@takes_form
def money(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Record a payment, recovery or release."""
    found = agreement_for(request, agreement_id, "record_money")
    years = list(found.project_years.all())
    form = MoneyForm(request.POST or None, years=years, plan=payment_plan(years))
    hint = _("A line cannot be changed afterwards; a mistake gets a counter-line.")
    return form_page(
        request,
        form,
        lambda: _MONEY[LedgerKind(form.cleaned_data["kind"])](
            form.chosen_year, form.money(), **signed(request)
        ),
        page_of(found, _("Record money"), submit=_("Record"), hint=hint),
        fields=_FIELDS,
    )
