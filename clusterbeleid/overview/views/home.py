"""The home of a cluster organisation: its first page, and a tab of the file for the agency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from applications.lists.applications import application_status
from clusterbeleid.accounts.permissions import may_end_team_mandate, may_lead_team
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.params import Params
from clusterbeleid.overview.home import home, homes
from clusterbeleid.overview.lists import DUE
from clusterbeleid.overview.tiles import home_tiles
from clusters.charts import sizes_chart
from clusters.models import Cluster
from clusters.permissions import Relation
from clusters.rules import sme_share
from clusters.views.common import cluster_context
from cofinancing.charts import check_gauge, payers_chart
from cofinancing.lists.checks import check_status

if TYPE_CHECKING:
    from clusterbeleid.overview.home import HomeCluster


@require_safe
def cluster_home(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Show what is due in the file of one cluster, and who must act."""
    params = current_params()
    found = homes(request.actor, params, on=request.today)
    return home_page(request, get_object_or_404(found, pk=cluster_id), params, [])


def home_page(
    request: HouseRequest, cluster: HomeCluster, params: Params, others: Sequence[Cluster]
) -> HttpResponse:
    """Show the home page of a cluster from ``homes``; ``others`` are the reader's other clusters."""
    actor = request.actor
    context = cluster_context(request, cluster, "home")
    own_team = cluster.operator_number in actor.organisations
    # The rest of the agency has no need of names and addresses (R55).
    names_team = own_team or context["relation"] is Relation.MANAGER
    shown = home(cluster, actor, params, on=request.today, with_team=names_team)
    check, spread, sizes = shown.check, shown.spread, shown.counts.sizes
    context |= {
        "home": shown,
        "others": others,
        "tiles": home_tiles(shown),
        "status": check_status(check) if check else None,
        "gauge": check_gauge(check) if check else None,
        "payers": payers_chart(spread) if spread else None,
        "share": sme_share(sizes),
        "sizes": sizes_chart(sizes) if sizes.companies else None,
        "team": [(row, may_end_team_mandate(actor, row).allowed) for row in shown.team],
        "may_lead": own_team and may_lead_team(actor).allowed,
        "own_team": own_team,
        "names_team": names_team,
        "applications": [(row, application_status(row)) for row in shown.applications],
    }
    return list_response(request, DUE, shown.due, "overview/home.html", context)
