"""Clusters that look like another one: the old clock in disguise, or the same domain (R11, R36)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from agreements.models import SupportAgreement
from agreements.queries.agreements import CONFIRMED
from clusterbeleid.accounts.queries import running
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.ratios import reaches
from clusters.enums import LineageOutcome
from clusters.models import Cluster, ClusterOperator, Lineage, LineageAssessment, Membership

OVERLAP = "lineage.member_overlap_pct"
Pairs = Iterable[tuple[int, int]]


@dataclass(frozen=True)
class Lookalikes:
    """Per cluster the names of lineages that need an assessment, and of clusters in its domain."""

    lineages: Mapping[int, tuple[str, ...]]
    same_domain: Mapping[int, tuple[str, ...]]


def lookalikes_of(
    clusters: Sequence[Cluster],
    roots: Mapping[int, int],
    counted: Collection[int],
    params: Params,
    *,
    on: date,
) -> Lookalikes:
    """Compare clusters with all lineages that had counted aid; at most seven statements.

    ``roots`` gives the lineage of each cluster after mergers, ``counted`` those with aid. A
    shared operator or a large share of common members asks for an assessment (R11); clusters
    whose own clock already runs have nothing to hide and are not compared.
    """
    fresh = [row for row in clusters if roots[row.pk] not in counted]
    return Lookalikes(
        lineages=_lineages(fresh, roots, counted, params, on) if fresh else {},
        same_domain=_same_domain(clusters, on),
    )


def _lineages(
    fresh: Sequence[Cluster],
    roots: Mapping[int, int],
    counted: Collection[int],
    params: Params,
    on: date,
) -> dict[int, tuple[str, ...]]:
    keys = {row.pk for row in fresh}
    cleared = _cleared(keys, roots)
    suspects: defaultdict[int, set[int]] = defaultdict(set)
    for own, other in _sharing_operator(keys) | _sharing_members(keys, params, on):
        root = roots[other]
        if root != roots[own] and root in counted and (own, root) not in cleared:
            suspects[own].add(root)
    names = _names(root for found in suspects.values() for root in found)
    return {own: tuple(sorted(names[root] for root in found)) for own, found in suspects.items()}


def _names(lineages: Iterable[int]) -> dict[int, str]:
    return dict(Lineage.objects.filter(pk__in=set(lineages)).values_list("pk", "name"))


def _sharing_operator(keys: Collection[int]) -> set[tuple[int, int]]:
    """Return cluster and other cluster that ever had the same cluster organisation."""
    holders = _by_first(_pairs(ClusterOperator.objects.filter(cluster__in=keys)))
    others = _pairs(ClusterOperator.objects.filter(organisation__in=list(holders)))
    return {
        (mine, cluster)
        for organisation, cluster in others
        for mine in holders[organisation]
        if mine != cluster
    }


def _sharing_members(keys: Collection[int], params: Params, on: date) -> set[tuple[int, int]]:
    """Return cluster and other cluster that has or had a large share of its members."""
    own = Membership.objects.filter(running(on), cluster__in=keys)
    pairs = list(_pairs(own))
    sizes = Counter(cluster for _organisation, cluster in pairs)
    others = Membership.objects.filter(organisation__in=own.values("organisation"))
    shared = _shared(_by_first(pairs), _pairs(others))
    needed = params.value(OVERLAP, on)
    return {
        pair
        for pair, number in shared.items()
        if reaches(Decimal(number), Decimal(sizes[pair[0]]), needed)
    }


def _shared(clusters_of: Mapping[int, set[int]], others: Pairs) -> Counter[tuple[int, int]]:
    """Count for each cluster and other cluster the organisations that they share."""
    shared: Counter[tuple[int, int]] = Counter()
    for organisation, cluster in others:
        shared.update((mine, cluster) for mine in clusters_of[organisation] if mine != cluster)
    return shared


def _pairs(rows: QuerySet[Any]) -> QuerySet[Any, tuple[int, int]]:
    """Return each organisation with its cluster, once."""
    return rows.order_by().values_list("organisation_id", "cluster_id").distinct()


def _cleared(keys: Collection[int], roots: Mapping[int, int]) -> set[tuple[int, int]]:
    """Return cluster and lineage that a human judged not to be the same, for either of the two."""
    rows = (
        LineageAssessment.objects.exclude(outcome=LineageOutcome.SAME)
        .filter(Q(cluster__in=keys) | Q(compared_with__clusters__in=keys))
        .values_list("cluster_id", "compared_with_id", "compared_with__clusters")
    )
    cleared: set[tuple[int, int]] = set()
    for judged, lineage, other in rows:
        other_root = roots[other] if other is not None else lineage
        cleared.add((judged, other_root))
        if other in keys:
            cleared.add((other, roots[judged]))
    return cleared


def _same_domain(clusters: Sequence[Cluster], on: date) -> dict[int, tuple[str, ...]]:
    """Return other clusters of the same kind and domain with running aid (R36)."""
    active = list(_with_aid(on))
    return {
        own.pk: tuple(
            name
            for key, name, kind, domain in active
            if key != own.pk
            and own.domain.strip()
            and (kind, domain.strip().casefold()) == (own.kind, own.domain.strip().casefold())
        )
        for own in clusters
    }


def _with_aid(on: date) -> QuerySet[SupportAgreement, tuple[int, str, str, str]]:
    """Return key, name, kind and domain of each cluster with running aid, by name."""
    rows = SupportAgreement.objects.filter(running(on), state__in=CONFIRMED)
    values = ("cluster_id", "cluster__name", "cluster__kind", "cluster__domain")
    return rows.order_by("cluster__name").values_list(*values).distinct()


def _by_first(pairs: Pairs) -> dict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for first, second in pairs:
        found[first].add(second)
    return dict(found)
