"""Which lineages belong together, and facts for the lineage test (R11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.postgres.lookups import Unaccent
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Lower

from clusterbeleid.accounts.queries import running
from clusterbeleid.kernel.ratios import percentage
from clusters.enums import LineageOutcome
from clusters.models import (
    Cluster,
    ClusterOperator,
    Lineage,
    LineageAssessment,
    Membership,
    Organisation,
)
from clusters.rules import family_of, root_of


@dataclass(frozen=True)
class Overlap:
    """How many members of a cluster are or were members of another one."""

    cluster_id: int
    name: str
    shared: int
    members: int

    @property
    def percentage(self) -> Decimal:
        """Return the share of today's members that the two have in common."""
        return percentage(Decimal(self.shared), Decimal(self.members))


def merged_into() -> dict[int, int | None]:
    """Return for each lineage the one it was merged into; one query."""
    return dict(Lineage.objects.order_by("pk").values_list("pk", "merged_into_id"))


def lineage_family(lineage_id: int) -> frozenset[int]:
    """Return the keys of all lineages that share one clock with this one; one query."""
    return family_of(lineage_id, merged_into())


def lineages_in_order() -> QuerySet[Lineage]:
    """Return all lineages by name."""
    return Lineage.objects.order_by(Lower(Unaccent("name")), "pk")


def family_of_cluster(cluster: Cluster) -> QuerySet[Lineage]:
    """Return the lineages that share the clock of the cluster, each with its clusters."""
    family = lineage_family(cluster.lineage_id)
    found = lineages_in_order().filter(pk__in=family)
    return found.select_related("merged_into").prefetch_related("clusters")


def unassessed_lineages(cluster: Cluster, organisation: Organisation) -> list[Lineage]:
    """Return other lineages the organisation carried out, not yet judged new against this one.

    An answer ``new`` counts whichever of the two clusters it was given for. Four queries.
    """
    merged = merged_into()
    own = root_of(cluster.lineage_id, merged)
    operated = ClusterOperator.objects.filter(organisation=organisation).exclude(cluster=cluster)
    others = set(operated.values_list("cluster__lineage_id", flat=True))
    settled = {own, *(root_of(key, merged) for key in _judged_new(cluster))}
    open_ones = [key for key in others if root_of(key, merged) not in settled]
    return list(Lineage.objects.filter(pk__in=open_ones).order_by("name", "pk"))


def _judged_new(cluster: Cluster) -> set[int]:
    """Return the lineages on either side of an answer ``new`` about this cluster."""
    judged = LineageAssessment.objects.filter(
        Q(cluster=cluster) | Q(compared_with=cluster.lineage_id), outcome=LineageOutcome.NEW
    )
    pairs = judged.values_list("cluster__lineage_id", "compared_with_id")
    return {key for pair in pairs for key in pair}


def member_overlap(cluster: Cluster, *, on: date) -> list[Overlap]:
    """Return the clusters that share members with this one, the largest overlap first.

    Counts today's members of ``cluster`` against members of any time elsewhere; two queries.
    """
    own = Membership.objects.filter(running(on), cluster=cluster).values("organisation_id")
    members = own.count()
    shared = (
        Membership.objects.filter(organisation_id__in=own)
        .exclude(cluster=cluster)
        .order_by()
        .values_list("cluster_id", "cluster__name")
        .annotate(shared=Count("organisation_id", distinct=True))
        .order_by("-shared", "cluster__name")
    )
    return [Overlap(key, name, number, members) for key, name, number in shared]
