"""Reading: the agreements and the ledger of a cluster, and one agreement."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agreements import panels
from agreements.actions import check_stored
from agreements.lists import agreement_status
from agreements.models import SupportAgreement
from agreements.permissions import may_amend_plan, may_see_check
from agreements.views.common import visible_agreement
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import export_response
from clusterbeleid.kernel.findings import Explained
from clusters.views.common import cluster_context, visible_cluster


@require_safe
def agreements(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Show the clocks, agreements, project years and aid ledger of a cluster."""
    cluster = visible_cluster(request, cluster_id)
    context = cluster_context(request, cluster, "agreements")
    tab = panels.tab_of(cluster, request.actor, context["relation"], on=request.today)
    for listing, rows in tab.lists.values():
        export = export_response(request, listing, rows)
        if export is not None:
            return export
    pages = {name: listing.page(request.GET, rows) for name, (listing, rows) in tab.lists.items()}
    return render(request, "agreements/list.html", {**context, **tab.context, **pages})


@require_safe
def agreement(request: HouseRequest, agreement_id: int) -> HttpResponse:
    """Show one agreement with its project years, its check and what may be done."""
    found = visible_agreement(request, agreement_id)
    years = list(found.project_years.all())
    inside = may_see_check(request.actor).allowed
    context = {
        **cluster_context(request, found.cluster, "agreements"),
        "agreement": found,
        "state": agreement_status(found.state),
        "years": panels.year_sums(found, years),
        "duties": panels.duty_rows(request.actor, found, on=request.today),
        "plan": panels.plan_rows(years),
        "may_amend": may_amend_plan(request.actor, found, on=request.today).allowed,
        "steps": panels.steps_of(request.actor, found, on=request.today) if inside else [],
        "inside": inside,
        "check": _check(request, found) if inside else None,
    }
    return render(request, "agreements/detail.html", context)


def _check(request: HouseRequest, found: SupportAgreement) -> Explained | None:
    """Return the check of today for a draft, and the one that was kept for what is confirmed."""
    if found.is_draft:
        return check_stored(found, on=request.today)
    return from_json(found.checked) if found.checked else None
