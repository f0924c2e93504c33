"""The pages about money: all project years of a cluster, and one project year."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agreements.models import ProjectYear
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import ListPage, list_response
from clusterbeleid.core.parameters import current_params
from clusters.permissions import Relation, relation
from clusters.views.common import visible_cluster
from cofinancing.lists.costs import cost_list
from cofinancing.lists.income import income_list
from cofinancing.lists.money import YEARS
from cofinancing.panels.money import costs_panel, tabs_of
from cofinancing.permissions import costs as rights
from cofinancing.permissions.recoveries import may_propose_recovery
from cofinancing.permissions.settlements import may_settle
from cofinancing.queries.costs import cost_rows, waiting_costs
from cofinancing.queries.money import money_of_years, years_of_cluster
from cofinancing.queries.recoveries import visible_recoveries
from cofinancing.queries.year_money import year_money
from cofinancing.views.common import visible_year
from cofinancing.views.money_common import money_of

EXPORTS = ("xlsx", "csv")


@require_safe
def cluster_money(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """List the project years of a cluster with what is claimed, accepted, paid and free."""
    cluster = visible_cluster(request, cluster_id)
    rows = money_of_years(years_of_cluster(cluster))
    context = {"cluster": cluster, "tab": "money"}
    return list_response(request, YEARS, rows, "cofinancing/cluster_money.html", context)


@require_safe
def money(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Show the money of one project year: costs and what comes of them."""
    year = visible_year(request, project_year_id)
    known = relation(request.actor, year.agreement.cluster, on=request.today)
    params = current_params()
    found = year_money(year, params)
    changing = found.fixed is None and rights.may_claim_cost(request.actor, known).allowed
    context = {
        **money_of(year),
        "parts": tabs_of(year, "money"),
        "money": found.sums,
        "due": found.settlement(params),
        "fixed": found.fixed,
        "recoveries": visible_recoveries(request.actor, on=request.today).filter(project_year=year),
        "income": income_list(changing=changing).page(request.GET, found.income),
        "may_settle": may_settle(request.actor).allowed,
        "may_recover": may_propose_recovery(request.actor, known).allowed,
        **costs_panel(found.sums),
        **_costs(request, year, known),
    }
    return render(request, "cofinancing/money.html", context)


def _costs(request: HouseRequest, year: ProjectYear, known: Relation) -> dict[str, Any]:
    """Return the list of costs and what may be done with it; three queries."""
    judges = rights.may_judge_costs(known).allowed
    waiting = waiting_costs(year, besides=request.actor.user_id) if judges else []
    page = cost_list(selecting=bool(waiting)).page(request.GET, cost_rows(year))
    return {
        "costs": _with_exports(page, year),
        "may_claim": rights.may_claim_cost(request.actor, known).allowed,
        "waiting": waiting,
    }


def _with_exports(page: ListPage, year: ProjectYear) -> ListPage:
    """Let the exports of the list come from the address of their own."""
    address = reverse("cofinancing:costs_export", args=[year.pk])
    return replace(
        page, export_urls={kind: f"{address}{page.export_urls[kind]}" for kind in EXPORTS}
    )
