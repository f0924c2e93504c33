"""Published figures with their scope, side by side."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.kernel.transitions import Verdict
from clusterbeleid.overview.published import besides_totals, published_figures
from evaluations.lists.kpis import kpi_listing, written_figure
from evaluations.panels.kpis import kpi_charts
from evaluations.queries.kpis import may_see_all


@require_safe
def published(request: HouseRequest) -> HttpResponse:
    """Compare what was published about all clusters; nothing is added up across scopes."""
    allowed = may_see_all(request.actor)
    access.require(Verdict.ok() if allowed else Verdict.no("clusters.agency_only"))
    found = published_figures(request.actor, on=request.today)
    listing = kpi_listing(with_cluster=False, rows=found.rows)
    context = {
        "found": found,
        "totals": [(row, written_figure(row.value, row.definition.unit)) for row in found.totals],
        "charts": kpi_charts(besides_totals(found.rows)),
    }
    return list_response(request, listing, found.rows, "overview/published.html", context)
