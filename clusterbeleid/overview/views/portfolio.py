"""The first page: what needs attention, and all clusters over their years."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from clusterbeleid.core.access import public
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, CLUSTER_SIDE, Role
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.overview.drawing import draw_timeline
from clusterbeleid.overview.lists import ATTENTION
from clusterbeleid.overview.queries import portfolio
from clusterbeleid.overview.tiles import portfolio_tiles

READERS = (Role.ACCOUNT_MANAGER, *AGENCY_READERS_OF_ALL, *CLUSTER_SIDE)


@require_safe
def first_page(request: HouseRequest) -> HttpResponse:
    """Show the portfolio; who has no files goes to the page of the own work."""
    if not request.actor.has(*READERS):
        if request.actor.has(Role.ADMINISTRATOR):
            return redirect("accounts:users")
        return redirect("core:tasks")
    found = portfolio(request.actor, on=request.today)
    context = {
        "tiles": portfolio_tiles(found),
        "clusters": found.clusters,
        "timeline": draw_timeline(found, on=request.today),
        "own": [row.cluster for row in found.lifelines if row.cluster.pk in found.own],
    }
    return list_response(request, ATTENTION, found.rows, "overview/portfolio.html", context)


@public
@require_safe
def accessibility(request: HouseRequest) -> HttpResponse:
    """Show the accessibility statement (R68), to everybody: the law asks it of a public service."""
    return render(request, "overview/accessibility.html")
