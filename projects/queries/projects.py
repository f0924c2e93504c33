"""Projects through the eyes of an actor, with what stands around them."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import (
    Count,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextField,
    prefetch_related_objects,
)

from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, CLUSTER_SIDE, Actor
from clusters.models import Cluster, Organisation
from clusters.queries import visible_clusters
from clusters.queries.interests import shut_for
from projects.enums import Channel
from projects.models import Partner, Project, ProjectCluster, ProjectType
from projects.models.projects import GRANTED


def visible_projects(actor: Actor, *, on: date) -> QuerySet[Project]:
    """Return the projects the actor may see on ``on`` (R55).

    Those of the visible clusters; for who reads all files those of the regular programme too. None
    of a cluster with an own declared interest (A16), and outside the agency none before its decision.
    """
    shut = ProjectCluster.objects.filter(
        shut_for(actor, "cluster:", on=on, key="cluster_id"), project=OuterRef("pk")
    )
    own = ProjectCluster.objects.filter(cluster__in=visible_clusters(actor, on=on).values("pk"))
    wanted = Q(pk__in=own.values("project_id"))
    if actor.has(*AGENCY_READERS_OF_ALL):
        wanted |= Q(channel=Channel.REGULAR)
    found = Project.objects.filter(wanted).exclude(pk__in=Subquery(shut.values("project_id")))
    return found.filter(state__in=GRANTED) if actor.has(*CLUSTER_SIDE) else found


def projects_in_order(
    actor: Actor, *, on: date, cluster: Cluster | None = None
) -> QuerySet[Project]:
    """Return the visible projects, those of ``cluster`` if given, with type, clusters and partners counted."""
    names = (
        ProjectCluster.objects.filter(project=OuterRef("pk"))
        .order_by()
        .values("project")
        .annotate(names=StringAgg("cluster__name", ", ", order_by=("-is_lead", "cluster__name")))
        .values("names")
    )
    parts = (
        Partner.objects.filter(project=OuterRef("pk"))
        .order_by()
        .values("project")
        .annotate(number=Count("pk"))
        .values("number")
    )
    found = visible_projects(actor, on=on).select_related("type")
    if cluster is not None:
        found = found.filter(cluster_rows__cluster=cluster)
    return found.annotate(
        cluster_names=Subquery(names, output_field=TextField()), partner_count=Subquery(parts)
    ).order_by("-decided_on", "pk")


def known_clusters(project: Project) -> list[ProjectCluster]:
    """Return the clusters of a project as first read for this object, the lead first."""
    found = Prefetch("cluster_rows", ProjectCluster.objects.select_related("cluster"))
    prefetch_related_objects([project], found)
    return list(project.cluster_rows.all())


def known_partners(project: Project) -> list[Partner]:
    """Return the partners of a project as first read for this object, by role and name."""
    prefetch_related_objects([project], Prefetch("partners", partners_in_order()))
    return list(project.partners.all())


def lead_of(project: Project) -> Cluster | None:
    """Return the cluster that handed a project in; None for a regular project."""
    return next((row.cluster for row in project.cluster_rows.all() if row.is_lead), None)


def partners_in_order() -> QuerySet[Partner]:
    """Return all partners with their organisations, by role and name."""
    found = Partner.objects.select_related("organisation")
    return found.order_by("role", "organisation__name", "pk")


def partners_of(project: Project) -> QuerySet[Partner]:
    """Return the partners of a project, by role and name."""
    return partners_in_order().filter(project=project)


def types_on(day: date | None = None) -> QuerySet[ProjectType]:
    """Return the types with their rates: those of ``day``, or all there ever were."""
    found = ProjectType.objects.prefetch_related("rates")
    return found if day is None else found.filter(running(day))


def clusters_to_choose(actor: Actor, *, on: date) -> QuerySet[Cluster]:
    """Return the clusters for which the actor may enter a project, by name."""
    return visible_clusters(actor, on=on).order_by("name", "pk")


def companies_to_choose() -> QuerySet[Organisation]:
    """Return the register of organisations."""
    return Organisation.objects.order_by("name", "pk")


def type_choices() -> list[tuple[str, str]]:
    """Return key and name of every type, each once, by name; one query."""
    found = ProjectType.objects.order_by("name", "first_day").values_list("key", "name")
    return list(dict(found).items())
