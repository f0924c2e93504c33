"""What the pages about money share: the visible record, or 404."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from agreements.models import ProjectYear, SupportAgreement
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text
from clusters.views.common import FormPage
from cofinancing.models import CostLine
from cofinancing.queries.costs import visible_costs


def visible_cost(request: HouseRequest, cost_id: int) -> CostLine:
    """Return the cost, or 404 when it is absent or not yours."""
    return get_object_or_404(visible_costs(request.actor, on=request.today), pk=cost_id)


def money_of(year: ProjectYear) -> dict[str, Any]:
    """Return what every page about the money of a project year needs."""
    return {"year": year, "cluster": year.agreement.cluster, "tab": "money"}


def year_form(year: ProjectYear, title: Text, **more: Any) -> FormPage:
    """Return the form page of something on the money page of a project year."""
    return FormPage(
        title=title,
        back=reverse("cofinancing:money", args=[year.pk]),
        tab="money",
        cluster=year.agreement.cluster,
        **more,
    )


def payments_form(year: ProjectYear, title: Text, **more: Any) -> FormPage:
    """Return the form page of something on the page of payments of a project year."""
    back = reverse("cofinancing:year_payments", args=[year.pk])
    return replace(year_form(year, title, **more), back=back)


def agreement_form(agreement: SupportAgreement, title: Text, **more: Any) -> FormPage:
    """Return the form page of something on the settlement page of an agreement."""
    return FormPage(
        title=title,
        back=reverse("cofinancing:settlement", args=[agreement.pk]),
        tab="money",
        cluster=agreement.cluster,
        **more,
    )
