"""Clusters with what surrounds them: operator, account managers, board, logbook, documents."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.lookups import Unaccent
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Lower

from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import Actor
from clusters.models import (
    AccountManagement,
    BoardMandate,
    Cluster,
    ClusterDocument,
    ClusterOperator,
    ContactEntry,
    LineageAssessment,
    Membership,
)
from clusters.queries.members import number_of
from clusters.queries.visibility import visible_clusters, visible_documents
from clusters.rules import SeatFacts


def clusters_in_order(actor: Actor, *, on: date) -> QuerySet[Cluster]:
    """Return the visible clusters by name, each with operator, account managers and members.

    Adds ``operator_name``, ``manager_names`` (a list) and ``member_count`` on ``on``; one query.
    """
    operator = ClusterOperator.objects.filter(running(on), cluster=OuterRef("pk"))
    managers = AccountManagement.objects.filter(running(on), cluster=OuterRef("pk"))
    names = managers.order_by("user__full_name").values("user__full_name")
    members = Membership.objects.filter(running(on), cluster=OuterRef("pk"))
    found = visible_clusters(actor, on=on).annotate(
        operator_name=Subquery(operator.values("organisation__name")[:1]),
        manager_names=ArraySubquery(names),
        member_count=number_of(members, "cluster"),
    )
    return found.order_by(Lower(Unaccent("name")), "pk")


def domains_of(actor: Actor, *, on: date) -> list[str]:
    """Return the domains of the visible clusters, for a filter."""
    found = visible_clusters(actor, on=on).order_by(Lower(Unaccent("domain")))
    return list(dict.fromkeys(found.values_list("domain", flat=True)))


def followers_of(actor: Actor, *, on: date) -> list[str]:
    """Return the names of who follows the visible clusters on ``on``, for a filter."""
    found = AccountManagement.objects.filter(
        running(on), cluster__in=visible_clusters(actor, on=on)
    )
    names = found.order_by(Lower(Unaccent("user__full_name"))).values_list(
        "user__full_name", flat=True
    )
    return list(dict.fromkeys(names))


def operator_of(cluster: Cluster, *, on: date) -> ClusterOperator | None:
    """Return the mandate of the cluster organisation on ``on`` (R4)."""
    found = ClusterOperator.objects.filter(running(on), cluster=cluster)
    return found.select_related("organisation").first()


def operators_of(cluster: Cluster) -> QuerySet[ClusterOperator]:
    """Return all cluster organisations of the cluster, the latest first."""
    found = ClusterOperator.objects.filter(cluster=cluster).select_related("organisation")
    return found.order_by("-first_day", "pk")


def account_managers_on(cluster: Cluster, *, on: date) -> QuerySet[AccountManagement]:
    """Return who follows the cluster on ``on``, by name."""
    found = AccountManagement.objects.filter(running(on), cluster=cluster)
    return found.select_related("user").order_by(Lower(Unaccent("user__full_name")), "pk")


def managers_of(cluster: Cluster) -> QuerySet[AccountManagement]:
    """Return all account managers of the cluster, past and present, the latest first."""
    found = AccountManagement.objects.filter(cluster=cluster).select_related("user")
    return found.order_by("-first_day", "pk")


def managers_by_cluster(*, on: date) -> dict[int, list[User]]:
    """Return the active account managers of every cluster on ``on``; one query."""
    found: defaultdict[int, list[User]] = defaultdict(list)
    rows = AccountManagement.objects.filter(running(on), user__is_active=True)
    for row in rows.select_related("user").order_by("cluster_id", "user_id"):
        found[row.cluster_id].append(row.user)
    return dict(found)


def board_on(cluster: Cluster, *, on: date) -> QuerySet[BoardMandate]:
    """Return the seats held on ``on``, the chair first, then by name."""
    found = BoardMandate.objects.filter(running(on), cluster=cluster)
    return found.select_related("organisation").order_by(
        "-is_chair", Lower(Unaccent("person")), "pk"
    )


def seats_of(cluster: Cluster) -> QuerySet[BoardMandate]:
    """Return all seats of the board, past and present, the latest first."""
    found = BoardMandate.objects.filter(cluster=cluster).select_related("organisation")
    return found.order_by("-first_day", Lower(Unaccent("person")), "pk")


def contacts_of(cluster: Cluster) -> QuerySet[ContactEntry]:
    """Return the logbook, the latest contact first."""
    found = ContactEntry.objects.filter(cluster=cluster).select_related("author")
    return found.order_by("-on_day", "-pk")


def documents_of(cluster: Cluster, actor: Actor, *, on: date) -> QuerySet[ClusterDocument]:
    """Return the documents of the cluster that the actor may read, the latest first."""
    found = visible_documents(actor, on=on).filter(cluster=cluster)
    return found.select_related("file", "file__uploaded_by").order_by("-file__uploaded_at", "-pk")


def seat_facts(mandate: BoardMandate) -> SeatFacts:
    """Return a seat as the rules see it."""
    return SeatFacts(mandate.seat, mandate.is_chair, bool(mandate.company_background.strip()))


def assessments_of(cluster: Cluster) -> QuerySet[LineageAssessment]:
    """Return the answers to the lineage test of the cluster, the latest first."""
    found = LineageAssessment.objects.filter(cluster=cluster)
    return found.select_related("compared_with", "legal_advice", "decided_by")
