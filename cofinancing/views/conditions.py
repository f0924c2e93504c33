"""What payments wait for: the account, the test of the exclusions, facts about the report."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from agreements.models import ProjectYear
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, reason_page, sent, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters.permissions import Relation, relation
from cofinancing.actions import payments as actions
from cofinancing.forms.payments import PLACES, AccountForm, ExclusionForm, ReportNoteForm
from cofinancing.permissions.costs import may_claim_cost
from cofinancing.permissions.payments import may_note_conditions, may_verify_account
from cofinancing.permissions.settlements import may_settle
from cofinancing.queries.conditions import accounts_of_cluster
from cofinancing.views.common import visible_year
from cofinancing.views.money_common import payments_form


@takes_form
def account(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Enter the account of the beneficiary."""
    year, known = _year(request, project_year_id)
    access.require(may_claim_cost(request.actor, known))
    form = AccountForm(*sent(request))
    hint = _("A second person verifies the account before money goes to it.")
    return form_page(
        request,
        form,
        lambda: actions.enter_account(
            year.agreement.cluster, **form.cleaned_data, **signed(request)
        ),
        payments_form(year, _("Account of the beneficiary"), hint=hint),
        fields=PLACES,
    )


@takes_form
def verify(request: HouseRequest, project_year_id: int, account_id: int) -> HttpResponse:
    """Verify an account as second person."""
    year, _known = _year(request, project_year_id)
    access.require(may_settle(request.actor))
    row = get_object_or_404(accounts_of_cluster(year.agreement.cluster), pk=account_id)
    access.require(may_verify_account(request.actor, row))
    form = forms.Form(*sent(request))
    hint = f"{row.iban} · {row.holder} · {row.document.name}"
    return form_page(
        request,
        form,
        lambda: actions.verify_account(row, **signed(request)),
        payments_form(year, _("Verify the account"), submit=_("Verify"), hint=hint),
    )


@takes_form
def end(request: HouseRequest, project_year_id: int, account_id: int) -> HttpResponse:
    """Take an account out of use."""
    year, _known = _year(request, project_year_id)
    access.require(may_settle(request.actor))
    row = get_object_or_404(accounts_of_cluster(year.agreement.cluster), pk=account_id)
    page = payments_form(
        year,
        _("Take the account out of use"),
        submit=_("Take out of use"),
        hint=f"{row.iban} · {row.holder}",
    )

    return reason_page(
        request, lambda why: actions.end_account(row, reason=why, **signed(request)), page
    )


@takes_form
def exclusions(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Register a test of the exclusions."""
    year, known = _year(request, project_year_id)
    access.require(may_note_conditions(known))
    form = ExclusionForm(*sent(request))
    return form_page(
        request,
        form,
        lambda: actions.test_exclusions(
            year.agreement.cluster, **form.cleaned_data, **signed(request)
        ),
        payments_form(year, _("Test of the exclusions")),
        fields={**PLACES, "statement.in_future": "tested_on"},
    )


@takes_form
def report(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Register a dated fact about the report of a project year."""
    year, known = _year(request, project_year_id)
    access.require(may_note_conditions(known))
    form = ReportNoteForm(*sent(request))
    return form_page(
        request,
        form,
        lambda: actions.note_report(year, **form.cleaned_data, **signed(request)),
        payments_form(year, _("Report of the project year")),
        fields=PLACES,
    )


def _year(request: HouseRequest, project_year_id: int) -> tuple[ProjectYear, Relation]:
    year = visible_year(request, project_year_id)
    return year, relation(request.actor, year.agreement.cluster, on=request.today)
