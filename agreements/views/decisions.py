"""Deciding on an agreement: confirm, withdraw, end, stop; and recording money."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from agreements import actions
from agreements.enums import LedgerKind
from agreements.forms.decisions import ConfirmForm, EndForm, StopForm
from agreements.forms.money import MoneyForm
from agreements.views.common import METHODS, agreement_for, page_of, who
from agreements.views.confirming import confirm_page
from clusterbeleid.core.forms import ReasonForm
from clusterbeleid.core.http import HouseRequest
from clusters.views.common import form_page

_MONEY = {
    LedgerKind.PAID: actions.record_payment,
    LedgerKind.RECOVERED: actions.record_recovery,
    LedgerKind.DECOMMITTED: actions.record_release,
}
_FIELDS = {
    "ledger.amount_not_positive": "amount",
    "ledger.above_commitment": "amount",
    "ledger.above_paid": "amount",
    "ledger.above_rest": "amount",
    "ledger.in_future": "on_day",
    "ledger.before_agreement": "on_day",
    "ledger.duplicate": "money_reference",
    "ledger.reference_missing": "money_reference",
    "agreement.stop_outside": "last_day",
}


@require_http_methods(METHODS)
def confirm(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Let a draft count, after its check."""
    found = agreement_for(request, agreement_id, "confirm_agreement")
    form = ConfirmForm(
        request.POST or None, request.FILES or None, initial={"version": found.version}
    )
    return confirm_page(request, found, form)


@require_http_methods(METHODS)
def withdraw(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Put a draft aside."""
    found = agreement_for(request, agreement_id, "withdraw_draft")
    form = ReasonForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.withdraw_draft(found, reason=form.cleaned_data["reason"], **who(request)),
        page_of(found, _("Withdraw the draft"), submit=_("Withdraw")),
    )


@require_http_methods(METHODS)
def end(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Close an agreement whose last day has passed."""
    found = agreement_for(request, agreement_id, "end_agreement")
    hint = _("The last day has passed. Payments for this period stay possible.")
    return form_page(
        request,
        EndForm(request.POST or None),
        lambda: actions.end_agreement(found, **who(request)),
        page_of(found, _("End the agreement"), submit=_("End"), hint=hint),
    )


@require_http_methods(METHODS)
def stop(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Stop an agreement before its last day."""
    found = agreement_for(request, agreement_id, "stop_agreement")
    form = StopForm(request.POST or None)
    hint = _("What was committed for later project years and is not paid yet, is released.")
    return form_page(
        request,
        form,
        lambda: actions.stop_agreement(found, **form.cleaned_data, **who(request)),
        page_of(found, _("Stop the agreement"), submit=_("Stop"), hint=hint),
        fields=_FIELDS,
    )


@require_http_methods(METHODS)
def money(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Record a payment, recovery or release."""
    found = agreement_for(request, agreement_id, "record_money")
    form = MoneyForm(request.POST or None, years=list(found.project_years.all()))
    hint = _("A line cannot be changed afterwards; a mistake gets a counter-line.")
    return form_page(
        request,
        form,
        lambda: _MONEY[LedgerKind(form.cleaned_data["kind"])](
            form.chosen_year, form.money(), **who(request)
        ),
        page_of(found, _("Record money"), submit=_("Record"), hint=hint),
        fields=_FIELDS,
    )
