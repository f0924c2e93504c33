"""The public portfolio: clusters, projects and organisations for everybody, without login."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from clusterbeleid.core.http import HouseRequest
from clusterbeleid.overview.public import lists, organisations, queries
from clusterbeleid.overview.public.drawing import draw_aid, draw_clusters
from clusterbeleid.overview.public.frame import draw, open_page
from clusterbeleid.overview.public.leverage import open_leverage, public_factors, usual_selection
from clusterbeleid.overview.public.panels import factor_years, open_rows, portfolio_tiles
from projects.lists.projects import label_names, project_state
from projects.queries.projects import type_choices


@open_page
def portfolio(request: HouseRequest) -> HttpResponse:
    """Show all clusters, past and present, on a timeline and in a list."""
    on = request.today
    clusters = list(queries.public_clusters(on))
    years = queries.aid_by_year(on)
    context = {
        "tiles": portfolio_tiles(clusters, years, queries.members_once(on)),
        "timeline": draw_clusters(clusters, on),
        "aid_chart": draw_aid(years),
        "listing": lists.shown(lists.CLUSTERS, request.GET, clusters),
    }
    return draw(request, "overview/public/portfolio.html", "overview:public", context)


@open_page
def cluster(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Show what a cluster does, its members and projects, and what was decided about it."""
    on = request.today
    row = get_object_or_404(queries.public_clusters(on), pk=cluster_id)
    projects = queries.public_projects(on).filter(cluster_rows__cluster=row)
    context = {
        "cluster": row,
        "standing": lists.STANDINGS[row.standing],
        "members": lists.shown(lists.MEMBERS, request.GET, queries.members_of(row, on)),
        "projects": lists.shown(lists.OWN_PROJECTS, request.GET, projects),
        "aid": queries.public_aid(on).filter(duty__agreement__cluster=row),
        "leverage": open_rows(open_leverage(on).filter(cluster=row)),
        "evaluations": queries.public_evaluations(on).filter(cluster=row),
        "pacts": queries.public_pacts(on).filter(cluster=row),
    }
    return draw(request, "overview/public/cluster.html", "overview:public", context)


@open_page
def projects(request: HouseRequest) -> HttpResponse:
    """List the granted projects of all clusters."""
    on = request.today
    years = [year for year, _number, _aid in reversed(queries.aid_by_year(on))]
    listing = lists.project_list(queries.cluster_choices(on), type_choices(), years)
    page = lists.shown(listing, request.GET, queries.public_projects(on))
    context = {"listing": page}
    return draw(request, "overview/public/projects.html", "overview:public_projects", context)


@open_page
def project(request: HouseRequest, project_id: int) -> HttpResponse:
    """Show a granted project with its clusters and partners."""
    on = request.today
    row = get_object_or_404(queries.public_projects(on), pk=project_id)
    context = {
        "project": row,
        "state": project_state(row),
        "labels": label_names(row),
        "clusters": queries.public_clusters(on).filter(project_rows__project=row),
        "partners": queries.public_partners(on).filter(project=row).order_by("role", "pk"),
    }
    return draw(request, "overview/public/project.html", "overview:public_projects", context)


@open_page
def organisation(request: HouseRequest, organisation_id: int) -> HttpResponse:
    """Show in which clusters and projects an organisation takes part."""
    on = request.today
    row = get_object_or_404(organisations.public_organisations(on), pk=organisation_id)
    own = queries.public_projects(on).filter(partners__organisation=row)
    context = {
        "organisation": row,
        "memberships": queries.public_memberships(on).filter(organisation=row).order_by("pk"),
        "operated": organisations.operated_by(row, on),
        "projects": lists.shown(lists.OWN_PROJECTS, request.GET, own),
    }
    return draw(request, "overview/public/organisation.html", "overview:public_search", context)


@open_page
def search(request: HouseRequest) -> HttpResponse:
    """Find organisations and projects by name, place, number or title."""
    on = request.today
    text = organisations.meant(request.GET.get("q", ""))
    context = {"text": text, "shortest": organisations.SHORTEST}
    if len(text) >= organisations.SHORTEST:
        bodies = organisations.find_organisations(organisations.public_organisations(on), text)
        found = organisations.find_projects(queries.public_projects(on), text)
        context["organisations"] = lists.shown(lists.FOUND_ORGANISATIONS, request.GET, bodies)
        context["projects"] = lists.shown(lists.FOUND_PROJECTS, request.GET, found)
    response = draw(request, "overview/public/search.html", "overview:public_search", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@open_page
def leverage(request: HouseRequest) -> HttpResponse:
    """Show what was brought in besides the aid, each factor with the rows it rests on (R62)."""
    chosen = usual_selection()
    found = factor_years(public_factors(chosen, request.today))
    context = {"years": found, "selection": chosen}
    return draw(request, "overview/public/leverage.html", "overview:public_leverage", context)
