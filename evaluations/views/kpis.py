"""Indicators: of one cluster, of all together, and what they mean."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.kernel.transitions import Verdict
from clusters.permissions import relation
from clusters.views.common import FormPage, visible_cluster
from evaluations.actions import kpis as actions
from evaluations.forms.kpis import DefinitionForm, TargetForm, ValueForm
from evaluations.lists.kpis import kpi_listing
from evaluations.panels.kpis import kpi_charts
from evaluations.permissions.kpis import may_define, may_enter_figure
from evaluations.queries.kpis import (
    definitions_in_order,
    definitions_in_use,
    may_see_all,
    rows_of_cluster,
    visible_rows,
)


@require_safe
def of_cluster(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Show the figures of one cluster, drawn and in a list."""
    cluster = visible_cluster(request, cluster_id)
    rows = rows_of_cluster(cluster)
    known = relation(request.actor, cluster, on=request.today)
    context = {
        "cluster": cluster,
        "tab": "kpis",
        "charts": kpi_charts(rows),
        "may_enter": may_enter_figure(request.actor, known),
    }
    listing = kpi_listing(with_cluster=False, rows=rows)
    return list_response(request, listing, rows, "evaluations/kpis.html", context)


@require_safe
def everywhere(request: HouseRequest) -> HttpResponse:
    """Show the figures of all visible clusters, and those of all together with their scope."""
    access.require(_inside(request))
    rows = visible_rows(request.actor, on=request.today)
    context = {"may_define": may_define(request.actor)}
    listing = kpi_listing(with_cluster=True, rows=rows)
    return list_response(request, listing, rows, "evaluations/all_kpis.html", context)


@require_safe
def definitions(request: HouseRequest) -> HttpResponse:
    """Show what every indicator means, by version."""
    access.require(_inside(request))
    context = {"rows": definitions_in_order(), "may_define": may_define(request.actor)}
    return render(request, "evaluations/definitions.html", context)


@takes_form
def define(request: HouseRequest) -> HttpResponse:
    """Give an indicator a definition."""
    access.require(may_define(request.actor))
    form = DefinitionForm(request.POST or None)
    page = FormPage(
        title=_("Define an indicator"),
        back=reverse("evaluations:definitions"),
        hint=_("Another definition is a next version; figures of two versions never form one line."),
        template="evaluations/form.html",
    )  # fmt: skip

    def act() -> object:
        return actions.define_kpi(form.cleaned_data["code"], form.typed(), **signed(request))

    return form_page(request, form, act, page)


@takes_form
def enter(request: HouseRequest, cluster_id: int, what: str) -> HttpResponse:
    """Enter a value or a target of a cluster."""
    cluster = visible_cluster(request, cluster_id)
    known = relation(request.actor, cluster, on=request.today)
    access.require(may_enter_figure(request.actor, known))
    kind, act, title = _FIGURES[what]
    form = kind(request.POST or None, definitions=definitions_in_use())
    page = FormPage(
        title=title,
        back=reverse("evaluations:kpis", args=[cluster.pk]),
        tab="kpis",
        cluster=cluster,
    )

    def store() -> object:
        return act(form.cleaned_data["definition"], cluster, form.typed(), **signed(request))

    return form_page(request, form, store, page)


_FIGURES: dict[str, tuple[Any, Any, Any]] = {
    "value": (ValueForm, actions.record_value, _("Enter a value")),
    "target": (TargetForm, actions.set_target, _("Set a target")),
}


def _inside(request: HouseRequest) -> Verdict:
    allowed = may_see_all(request.actor)
    return Verdict.ok() if allowed else Verdict.no("clusters.agency_only")
