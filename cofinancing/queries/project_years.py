"""Project years through the eyes of an actor."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from agreements.enums import AgreementState
from agreements.models import ProjectYear
from agreements.queries import granted_project_years
from clusterbeleid.core.actors import Actor
from clusters.models import Cluster
from clusters.queries import seen_by, visible_clusters


def visible_project_years(actor: Actor, *, on: date) -> QuerySet[ProjectYear]:
    """Return the granted project years of the clusters that the actor may see on ``on``."""
    clusters = visible_clusters(actor, on=on)
    return granted_project_years().filter(agreement__cluster__in=clusters)


def get_visible_project_year(actor: Actor, project_year_id: int, *, on: date) -> ProjectYear:
    """Return one visible project year with its agreement and cluster; one query.

    Absent and not yours both raise ``ProjectYear.DoesNotExist``.
    """
    found = visible_project_years(actor, on=on).select_related("agreement__cluster__lineage")
    year = found.get(pk=project_year_id)
    seen_by(actor, year.agreement.cluster)
    return year


def movable_years(actor: Actor, *, on: date) -> QuerySet[ProjectYear]:
    """Return the visible project years of running agreements that have begun by ``on``."""
    found = visible_project_years(actor, on=on).filter(
        agreement__state=AgreementState.RUNNING, first_day__lte=on
    )
    return found.select_related("agreement").order_by("pk")


def project_year_ids_of(cluster: Cluster) -> QuerySet[ProjectYear, int]:
    """Return the keys of the granted project years of a cluster."""
    return granted_project_years().filter(agreement__cluster=cluster).values_list("pk", flat=True)
