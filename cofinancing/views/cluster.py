"""Co-financing of one cluster."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusters.views.common import visible_cluster
from cofinancing.charts import check_gauge
from cofinancing.lists.checks import CHECKS, check_status, year_name
from cofinancing.queries.checks import check_all
from cofinancing.queries.project_years import project_year_ids_of


@require_safe
def cluster(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """List the project years of a cluster with their check, and draw the one that runs."""
    subject = visible_cluster(request, cluster_id)
    results = check_all(request.today, project_year_ids_of(subject))
    running = [row for row in results if row.year.first_day <= request.today <= row.year.last_day]
    current = running[-1] if running else None
    context = {
        "cluster": subject,
        "tab": "cofinancing",
        "current": current,
        "current_name": year_name(current) if current else "",
        "status": check_status(current) if current else None,
        "gauge": check_gauge(current) if current else None,
    }
    return list_response(request, CHECKS, results, "cofinancing/cluster.html", context)
