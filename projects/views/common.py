"""What the pages of this room share: the visible project, and the one form page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import FormPage as CorePage
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text
from clusterbeleid.kernel.transitions import Verdict
from clusters.queries.visibility import seen_by
from projects.models import Envelope, Project
from projects.permissions import relation_to, verdicts
from projects.queries.projects import known_clusters, visible_projects


@dataclass(frozen=True, kw_only=True)
class FormPage(CorePage):
    """A page with one form, about a project or about all of them."""

    project: Project | None = None
    envelope: Envelope | None = None
    crumb: Text = ""
    template: str = "projects/form.html"

    def around(self) -> dict[str, Any]:
        """Return what the page is about, for its crumbs."""
        return {"project": self.project, "envelope": self.envelope}


def visible_project(request: HouseRequest, project_id: int) -> Project:
    """Return the project, or 404 when it is absent or not yours."""
    found = visible_projects(request.actor, on=request.today).select_related(
        "type", "envelope__cluster"
    )
    row = get_object_or_404(found, pk=project_id)
    for link in known_clusters(row):
        seen_by(request.actor, link.cluster)
    return row


def verdicts_for(request: HouseRequest, project: Project) -> dict[str, Verdict]:
    """Return the answer for every step of a project."""
    known = relation_to(request.actor, project, on=request.today)
    return dict(verdicts(request.actor, project, known))


def project_for(request: HouseRequest, project_id: int, action: str) -> Project:
    """Return the visible project when the actor may take ``action``; 403 with the reason otherwise."""
    project = visible_project(request, project_id)
    access.require(verdicts_for(request, project)[action])
    return project


def page_of(project: Project, title: Any, **more: Any) -> FormPage:
    """Return a form page that leads back to the project."""
    back = reverse("projects:project", args=[project.pk])
    return FormPage(title=title, back=back, project=project, **more)
