"""The project year that a table belongs to."""

from __future__ import annotations

from agreements.models import ProjectYear


def year_by_key(key: int) -> ProjectYear:
    """Return a project year with its cluster."""
    return ProjectYear.objects.select_related("agreement__cluster").get(pk=key)


def scope_of(project_year: ProjectYear) -> str:
    """Return the file of the cluster, in which its tables are kept."""
    return project_year.agreement.cluster.scope
