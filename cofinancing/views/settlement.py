"""Settlements: the whole agreement as it stands, fixing a year or the whole, withdrawing."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.models import SupportAgreement
from agreements.views.common import visible_agreement
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, reason_page, sent, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.parameters import current_params
from clusters.permissions import relation
from cofinancing.actions.settling import (
    settle_agreement,
    settle_project_year,
    withdraw_settlement,
)
from cofinancing.forms.settlement import PLACES, SettleWholeForm, SettleYearForm
from cofinancing.permissions.costs import may_claim_cost
from cofinancing.permissions.settlements import may_settle, may_withdraw_settlement
from cofinancing.queries.settlements import (
    agreement_money,
    settlements_of,
    visible_settlements,
)
from cofinancing.views.common import visible_year
from cofinancing.views.money_common import agreement_form, year_form


@require_safe
def settlement(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Show the settlement of an agreement as it stands: its years, and the whole period."""
    agreement = visible_agreement(request, agreement_id)
    known = relation(request.actor, agreement.cluster, on=request.today)
    context = {
        "agreement": agreement,
        "cluster": agreement.cluster,
        "tab": "money",
        **_whole(agreement),
        "may_settle": may_settle(request.actor).allowed,
        "may_claim": may_claim_cost(request.actor, known).allowed,
    }
    return render(request, "cofinancing/settlement.html", context)


def _whole(agreement: SupportAgreement) -> dict[str, Any]:
    """Return the settlement as it stands, and those that were made."""
    money = agreement_money(agreement, current_params())
    whole = money.whole(current_params())
    return {
        "whole": whole,
        "years": list(zip(money.rows, whole.years, strict=True)),
        "fixed": money.fixed.get(None),
        "settlements": settlements_of(agreement),
    }


@takes_form
def settle_year(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Fix the aid due for a project year."""
    year = visible_year(request, project_year_id)
    access.require(may_settle(request.actor))
    params = current_params()
    found = agreement_money(year.agreement, params).year(year.pk, params)
    form = SettleYearForm(*sent(request), initial={"aid": found.aid})
    hint = _("Costs and income of this project year are closed from then on.")
    page = year_form(year, _("Fix the settlement"), submit=_("Fix"), hint=hint)
    return form_page(
        request,
        form,
        lambda: settle_project_year(year, **form.cleaned_data, **signed(request)),
        page,
        fields=PLACES,
    )


@takes_form
def settle_whole(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Fix the settlement of the whole agreement."""
    agreement = visible_agreement(request, agreement_id)
    access.require(may_settle(request.actor))
    form = SettleWholeForm(*sent(request))
    page = agreement_form(agreement, _("Fix the final settlement"), submit=_("Fix"))
    return form_page(
        request,
        form,
        lambda: settle_agreement(agreement, **form.cleaned_data, **signed(request)),
        page,
        fields=PLACES,
    )


@takes_form
def withdraw(request: HouseRequest, settlement_id: int) -> HttpResponse:
    """Withdraw a settlement, so that a new one can be made."""
    visible = visible_settlements(request.actor, on=request.today)
    row = get_object_or_404(visible, pk=settlement_id)
    posted = request.method == "POST"
    access.require(
        may_settle(request.actor) if posted else may_withdraw_settlement(request.actor, row)
    )
    page = agreement_form(row.agreement, _("Withdraw the settlement"), submit=_("Withdraw"))

    return reason_page(
        request, lambda why: withdraw_settlement(row, reason=why, **signed(request)), page
    )
