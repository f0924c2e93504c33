"""Income and statements: entering, correcting and withdrawing."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from agreements.models import ProjectYear
from agreements.views.common import visible_agreement
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, reason_page, sent, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters.permissions import relation
from cofinancing.actions.income import correct_income, enter_income, withdraw_income
from cofinancing.actions.statements import publish_fees, state_accounts
from cofinancing.forms.settlement import (
    PLACES,
    AccountsForm,
    CorrectIncomeForm,
    FeesForm,
    IncomeForm,
    stored_income,
)
from cofinancing.models import IncomeLine
from cofinancing.permissions.costs import may_claim_cost
from cofinancing.queries.income import visible_income
from cofinancing.views.common import visible_year
from cofinancing.views.money_common import agreement_form, year_form


@takes_form
def new_income(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Enter an income beside the grant."""
    year = _year_to_fill(request, project_year_id)
    form = IncomeForm(*sent(request))
    page = year_form(year, _("Enter income"), saved=_("The income is entered."))
    return form_page(
        request,
        form,
        lambda: enter_income(year, form.income(), **signed(request)),
        page,
        fields=PLACES,
    )


@takes_form
def correct(request: HouseRequest, income_id: int) -> HttpResponse:
    """Correct an income, as linking it to costs."""
    line = _line(request, income_id)
    form = CorrectIncomeForm(*sent(request), initial=stored_income(line))
    page = year_form(line.project_year, _("Correct income"), model=IncomeLine)
    return form_page(
        request,
        form,
        lambda: correct_income(line, form.income(), **form.change(), **signed(request)),
        page,
        fields=PLACES,
    )


@takes_form
def withdraw(request: HouseRequest, income_id: int) -> HttpResponse:
    """Withdraw an income that was entered by mistake."""
    line = _line(request, income_id)
    page = year_form(line.project_year, _("Withdraw income"), submit=_("Withdraw"))
    return reason_page(
        request,
        lambda why: withdraw_income(line, reason=why, **signed(request)),
        page,
    )


@takes_form
def year_accounts(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Register the statement on separate accounts of a project year."""
    year = _year_to_fill(request, project_year_id)
    page = year_form(year, _("Statement on separate accounts"))
    return _accounts(request, year.agreement, year, page)


@takes_form
def whole_accounts(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Register the statement on separate accounts of the whole agreement."""
    agreement = visible_agreement(request, agreement_id)
    known = relation(request.actor, agreement.cluster, on=request.today)
    access.require(may_claim_cost(request.actor, known))
    page = agreement_form(agreement, _("Statement on separate accounts"))
    return _accounts(request, agreement, None, page)


@takes_form
def fees(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Register where membership and fees are published."""
    year = _year_to_fill(request, project_year_id)
    form = FeesForm(*sent(request))
    return form_page(
        request,
        form,
        lambda: publish_fees(year, **form.cleaned_data, **signed(request)),
        year_form(year, _("Published fees")),
        fields={**PLACES, "statement.in_future": "published_on"},
    )


def _accounts(
    request: HouseRequest, agreement: Any, year: ProjectYear | None, page: Any
) -> HttpResponse:
    form = AccountsForm(*sent(request))
    return form_page(
        request,
        form,
        lambda: state_accounts(agreement, year, **form.cleaned_data, **signed(request)),
        page,
        fields=PLACES,
    )


def _year_to_fill(request: HouseRequest, project_year_id: int) -> ProjectYear:
    year = visible_year(request, project_year_id)
    _require(request, year)
    return year


def _line(request: HouseRequest, income_id: int) -> IncomeLine:
    line = get_object_or_404(visible_income(request.actor, on=request.today), pk=income_id)
    _require(request, line.project_year)
    return line


def _require(request: HouseRequest, year: ProjectYear) -> None:
    known = relation(request.actor, year.agreement.cluster, on=request.today)
    access.require(may_claim_cost(request.actor, known))
