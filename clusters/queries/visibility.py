"""Who may see which clusters, organisations and documents; without these there is no object."""

from __future__ import annotations

from datetime import date

from django.db.models import IntegerField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, CLUSTER_SIDE, Actor, Role
from clusterbeleid.core.models import StoredFile
from clusters.enums import DocumentClass
from clusters.models import (
    AccountManagement,
    Cluster,
    ClusterDocument,
    ClusterOperator,
    LineageAssessment,
    Membership,
    Organisation,
)
from clusters.queries.interests import shut_for

_AGENCY = AGENCY_READERS_OF_ALL | {Role.ACCOUNT_MANAGER.value}


def visible_clusters(actor: Actor, *, on: date) -> QuerySet[Cluster]:
    """Return the clusters the actor may see on ``on`` (R55).

    Head of team, finance and auditor see all; an account manager those followed now; a
    cluster organisation those it carries out now; anybody else none. Nobody those with an own
    declared interest (A16).
    """
    open_files = Cluster.objects.exclude(shut_for(actor, "cluster:", on=on))
    # Who reads it through this filter needs not be asked for an interest once more.
    open_files = open_files.annotate(read_by=Value(actor.user_id, IntegerField()))
    if actor.only_clusters is not None:
        open_files = open_files.filter(pk__in=actor.only_clusters)
    if actor.has(*AGENCY_READERS_OF_ALL):
        return open_files
    own = Q(pk__in=[])
    if actor.user_id is not None and actor.has(Role.ACCOUNT_MANAGER):
        followed = AccountManagement.objects.filter(running(on), user_id=actor.user_id)
        own |= Q(pk__in=followed.values("cluster_id"))
    if actor.has(*CLUSTER_SIDE):
        operated = ClusterOperator.objects.filter(
            running(on), organisation__kbo__in=actor.organisations
        )
        own |= Q(pk__in=operated.values("cluster_id"))
    return open_files.filter(own)


def seen_by(actor: Actor, cluster: Cluster) -> None:
    """Note that a record of this cluster came through ``visible_clusters``, as its rows do themselves."""
    vars(cluster)["read_by"] = actor.user_id


def get_visible_cluster(actor: Actor, cluster_id: int, *, on: date) -> Cluster:
    """Return one visible cluster; absent and not yours both raise ``Cluster.DoesNotExist``."""
    return visible_clusters(actor, on=on).select_related("lineage").get(pk=cluster_id)


def visible_scopes(actor: Actor, on: date) -> QuerySet[Cluster, str]:
    """Return the scopes ``cluster:<id>`` of the visible clusters."""
    key = Concat(Value("cluster:"), Cast("pk", TextField()), output_field=TextField())
    found = visible_clusters(actor, on=on).order_by().annotate(key=key)
    return found.values_list("key", flat=True)


def clusters_to_name(actor: Actor, on: date) -> list[tuple[str, str]]:
    """Return the scopes and names of the visible clusters, by name."""
    found = visible_clusters(actor, on=on).order_by("name", "pk")
    return [(row.scope, row.name) for row in found.only("pk", "name")]


def visible_organisations(actor: Actor, *, on: date) -> QuerySet[Organisation]:
    """Return the register for the agency, and for the cluster side what belongs to its clusters.

    Those are the organisations it acts for, and all present and former members.
    """
    if actor.only_clusters is not None:
        return _around(visible_clusters(actor, on=on))
    if actor.has(*_AGENCY):
        return Organisation.objects.all()
    if not actor.has(*CLUSTER_SIDE):
        return Organisation.objects.none()
    clusters = visible_clusters(actor, on=on).values("pk")
    return Organisation.objects.filter(
        Q(kbo__in=actor.organisations)
        | Q(pk__in=Organisation.objects.filter(memberships__cluster__in=clusters).values("pk"))
    )


def _around(clusters: QuerySet[Cluster]) -> QuerySet[Organisation]:
    """Return who carries these clusters out or did, and all present and former members."""
    keys = clusters.order_by().values("pk")
    return Organisation.objects.filter(
        Q(pk__in=ClusterOperator.objects.filter(cluster__in=keys).values("organisation"))
        | Q(pk__in=Membership.objects.filter(cluster__in=keys).values("organisation"))
    )


def get_visible_organisation(actor: Actor, organisation_id: int, *, on: date) -> Organisation:
    """Return one visible organisation; raises ``Organisation.DoesNotExist``."""
    return visible_organisations(actor, on=on).get(pk=organisation_id)


def visible_documents(actor: Actor, *, on: date) -> QuerySet[ClusterDocument]:
    """Return the documents the actor may read: the cluster side never the internal ones (R55)."""
    found = ClusterDocument.objects.filter(cluster__in=visible_clusters(actor, on=on))
    if actor.has(*_AGENCY):
        return found
    return found.exclude(document_class=DocumentClass.INTERNAL)


def may_read_file(actor: Actor, stored: StoredFile, on: date) -> bool | None:
    """Refuse the cluster side what the agency keeps inside: internal documents, legal advice.

    None for a file of another room, and for files that the scope alone decides on (R55).
    """
    if not stored.scope.startswith("cluster:") or actor.has(*_AGENCY):
        return None
    if LineageAssessment.objects.filter(legal_advice=stored).exists():
        return False
    document = ClusterDocument.objects.filter(file=stored).first()
    return None if document is None else document.document_class != DocumentClass.INTERNAL
