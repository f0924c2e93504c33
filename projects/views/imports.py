"""Importing projects of a cluster: hand in a file, look at what it would add, confirm, follow the work."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clusterbeleid.core.form_pages import sent, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.views.imports import (
    ImportPages,
    confirmed,
    job_for,
    job_page,
    jobs_of,
    previewed,
    workbook_response,
)
from clusters.models import Cluster
from clusters.views.common import cluster_context, cluster_for
from projects.actions.importing import PROJECTS
from projects.documents import project_template
from projects.forms.projects import ProjectFileForm
from projects.lists.imports import FILES, STEPS, project_steps

PAGES = ImportPages(
    use=PROJECTS,
    steps=STEPS,
    step_rows=project_steps,
    running="projects/import_running.html",
    errors="projects/import_errors.html",
    preview="projects/import_preview.html",
    done="projects/import_done.html",
)


@takes_form
def hand_in(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Take a file; looking at it goes on in the background."""
    cluster = _cluster(request, cluster_id)
    form = ProjectFileForm(*sent(request))
    job = previewed(request, PROJECTS, cluster, form)
    if job is not None:
        return redirect("projects:import_job", cluster.pk, job.pk)
    earlier = FILES.page(request.GET, jobs_of(request, PROJECTS, cluster))
    context = {**_around(request, cluster), "form": form, "earlier": earlier}
    context["columns"] = PROJECTS.spec().columns
    return render(request, "projects/import.html", context, status=422 if form.errors else 200)


@require_safe
def template(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Hand out the workbook to fill in."""
    _cluster(request, cluster_id)
    return workbook_response(project_template(PROJECTS.spec()), _("template-projects"))


@require_safe
def job(request: HouseRequest, cluster_id: int, job_id: int) -> HttpResponse:
    """Show how far the work is; at the end what would change, what changed, or what is wrong."""
    cluster = _cluster(request, cluster_id)
    found = job_for(request, PROJECTS, cluster, job_id)
    return job_page(request, PAGES, found, _around(request, cluster))


@require_POST
def confirm(request: HouseRequest, cluster_id: int, job_id: int) -> HttpResponse:
    """Let the rows of a preview be written."""
    cluster = _cluster(request, cluster_id)
    done = confirmed(request, PROJECTS, cluster, job_for(request, PROJECTS, cluster, job_id))
    return redirect("projects:import_job", cluster.pk, done.pk)


def _cluster(request: HouseRequest, cluster_id: int) -> Cluster:
    return cluster_for(request, cluster_id, "correct_cluster")


def _around(request: HouseRequest, cluster: Cluster) -> dict[str, Any]:
    return cluster_context(request, cluster, "projects")
