"""The list of projects, one project, and entering, changing and deciding."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, reason_page, sent, signed, takes_form
from clusterbeleid.core.forms import offer_rows
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusters.views.common import cluster_context, visible_cluster
from projects.actions import projects as actions
from projects.forms.projects import PLACES, ChangeProjectForm, DecideForm, ProjectForm
from projects.lists.projects import label_names, project_list, project_state
from projects.models import Project
from projects.panels.projects import partner_rows, project_changes, project_check
from projects.permissions import may_list_projects, may_make_project, may_see_findings
from projects.queries.envelopes import payments_of, visible_envelopes
from projects.queries.projects import (
    clusters_to_choose,
    known_clusters,
    projects_in_order,
    type_choices,
    types_on,
)
from projects.views.common import FormPage, page_of, project_for, verdicts_for, visible_project
from projects.views.steps import STEPS, steps_of


@require_safe
def projects(request: HouseRequest) -> HttpResponse:
    """List the projects that the reader may see."""
    access.require(may_list_projects(request.actor))
    rows = projects_in_order(request.actor, on=request.today)
    context = {"may_make": may_make_project(request.actor).allowed}
    return list_response(request, project_list(type_choices()), rows, "projects/list.html", context)


@require_safe
def of_cluster(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """List the projects of one cluster."""
    cluster = visible_cluster(request, cluster_id)
    rows = projects_in_order(request.actor, on=request.today, cluster=cluster)
    context = cluster_context(request, cluster, "projects")
    return list_response(
        request, project_list(type_choices()), rows, "projects/cluster.html", context
    )


@require_safe
def project(request: HouseRequest, project_id: int) -> HttpResponse:
    """Show one project: what was decided, its partners, what the rules say, its history."""
    row = visible_project(request, project_id)
    may = verdicts_for(request, row)
    context = {
        "project": row,
        "state": project_state(row),
        "labels": label_names(row),
        "clusters": known_clusters(row),
        "partners": partner_rows(row, request.actor),
        "payments": payments_of(row) if may_see_findings(request.actor) else (),
        "check": project_check(row, request.actor, request.today),
        "changes": project_changes(row, request.actor),
        "may_change": may["change"].allowed,
        **steps_of(row, may),
    }
    return render(request, "projects/project.html", context)


@takes_form
def new_project(request: HouseRequest) -> HttpResponse:
    """Enter a project."""
    access.require(may_make_project(request.actor))
    form = ProjectForm(*sent(request))
    _offer(request, form)
    page = FormPage(
        title=_("New project"),
        back=reverse("projects:list"),
        made=lambda row: reverse("projects:project", args=[row.pk]),
        hint=_("Enter the partners afterwards; then record the decision."),
    )
    return form_page(
        request,
        form,
        lambda: actions.make_project(form.project(), **form.clusters(), **signed(request)),
        page,
        fields=PLACES,
    )


@takes_form
def change_project(request: HouseRequest, project_id: int) -> HttpResponse:
    """Change a project in preparation."""
    row = project_for(request, project_id, "change")
    form = ChangeProjectForm(*sent(request), initial=_stored(row))
    _offer(request, form)

    def act() -> Project:
        return actions.change_project(
            row, form.project(), **form.clusters(), **form.change(), **signed(request)
        )

    return form_page(
        request, form, act, page_of(row, _("Change the project"), model=Project), fields=PLACES
    )


@takes_form
def decide(request: HouseRequest, project_id: int) -> HttpResponse:
    """Record the decision; what the rules found stands on the form."""
    row = project_for(request, project_id, "decide")
    form = DecideForm(*sent(request))
    page = page_of(row, _("Record the decision"), submit=_("Grant the aid"))
    return form_page(
        request,
        form,
        lambda: actions.decide_project(row, **form.cleaned_data, **signed(request)),
        page,
        fields=PLACES,
    )


@takes_form
def step(request: HouseRequest, project_id: int, name: str) -> HttpResponse:
    """Close, stop, withdraw or reopen a project, with a reason."""
    row = project_for(request, project_id, name)
    return reason_page(
        request,
        lambda why: actions.step_project(row, name, reason=why, **signed(request)),
        page_of(row, STEPS[name], submit=STEPS[name]),
    )


def _offer(request: HouseRequest, form: ProjectForm) -> None:
    offer_rows(form, "type", types_on(request.today))
    offer_rows(form, "envelope", visible_envelopes(request.actor, on=request.today))
    for name in ("lead", "others"):
        offer_rows(form, name, clusters_to_choose(request.actor, on=request.today))


def _stored(row: Project) -> dict[str, Any]:
    names = (
        "reference",
        "title",
        "type",
        "source",
        "envelope",
        "aid",
        "first_day",
        "last_day",
        "labels",
    )
    found = known_clusters(row)
    return {
        **{name: getattr(row, name) for name in names},
        "version": row.version,
        "lead": next((one.cluster for one in found if one.is_lead), None),
        "others": [one.cluster_id for one in found if not one.is_lead],
    }
