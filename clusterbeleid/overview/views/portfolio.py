"""The first page: what needs attention, and all clusters over their years."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from applications.lists.own_files import OWN_FILES
from applications.permissions.files import may_start_application
from applications.queries.own_files import own_files
from clusterbeleid.core import clock
from clusterbeleid.core.access import public
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, CLUSTER_SIDE, Role
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.parameters import current_params
from clusterbeleid.overview.drawing import draw_timeline
from clusterbeleid.overview.home import homes
from clusterbeleid.overview.lists import ATTENTION, COMMITTEE_WORK
from clusterbeleid.overview.queries import portfolio
from clusterbeleid.overview.tiles import portfolio_tiles
from clusterbeleid.overview.views.home import home_page
from committee.queries.waiting import coming_meetings, waiting_for

READERS = (Role.ACCOUNT_MANAGER, *AGENCY_READERS_OF_ALL)


@require_safe
def first_page(request: HouseRequest) -> HttpResponse:
    """Show everybody the work that waits: portfolio, home of the cluster, applications or committee."""
    actor = request.actor
    if actor.has(*READERS):
        return _portfolio(request)
    if actor.has(*CLUSTER_SIDE):
        return _organisation(request)
    if actor.has(Role.ADMINISTRATOR):
        return redirect("accounts:users")
    if actor.has(Role.COMMITTEE_MEMBER, Role.COMMITTEE_SECRETARY):
        return _committee(request)
    if actor.has(Role.EXPERT):
        return redirect("applications:own_reviews")
    return render(request, "overview/no_work.html")


def _portfolio(request: HouseRequest) -> HttpResponse:
    found = portfolio(request.actor, on=request.today)
    context = {
        "tiles": portfolio_tiles(found),
        "clusters": found.clusters,
        "timeline": draw_timeline(found, on=request.today),
        "own": [row.cluster for row in found.lifelines if row.cluster.pk in found.own],
    }
    return list_response(request, ATTENTION, found.rows, "overview/portfolio.html", context)


def _organisation(request: HouseRequest) -> HttpResponse:
    """Show a cluster organisation the home of its cluster, or its applications without a cluster."""
    params = current_params()
    own = list(homes(request.actor, params, on=request.today))
    return home_page(request, own[0], params, own[1:]) if own else _applicant(request)


def _applicant(request: HouseRequest) -> HttpResponse:
    """Show the own applications to an organisation that has no cluster yet."""
    rows = own_files(request.actor, on=request.today, now=clock.now())
    context = {"may_start": may_start_application(request.actor).allowed, "any": bool(rows)}
    return list_response(request, OWN_FILES, rows, "overview/applicant.html", context)


def _committee(request: HouseRequest) -> HttpResponse:
    """Show what the committee asks of the reader, and its coming meetings."""
    rows = waiting_for(request.actor, on=request.today)
    context = {"meetings": coming_meetings(request.actor, on=request.today)}
    return list_response(request, COMMITTEE_WORK, rows, "overview/committee.html", context)


@public
@require_safe
def accessibility(request: HouseRequest) -> HttpResponse:
    """Show the accessibility statement (R68), to everybody: the law asks it of a public service."""
    return render(request, "overview/accessibility.html")
