"""Leverage entries through the eyes of an actor, and factors with the rows of their denominator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.db.models import (
    BooleanField,
    Case,
    DecimalField,
    F,
    Q,
    QuerySet,
    Value,
    When,
)

from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusters.models import Cluster
from clusters.queries import visible_clusters
from projects.enums import Confidentiality, LeverageLevel
from projects.models import LeverageEntry, LeverageSelection
from projects.rules.leverage import Factor, Part, factors, keys_behind
from projects.rules.narrowed import factors_of_cluster

# A factor with the keys of the entries in its budget.
Behind = tuple[Factor, tuple[str, ...]]
LEVELS = tuple(LeverageLevel.values)
# The scope of the sources of entries of no cluster.
COMMON = "leverage:common"
# Whoever follows a cluster, and the cluster organisation; who merely reads all files is not among them.
_READERS = AGENCY_READERS_OF_ALL - {Role.HEAD_OF_TEAM.value}
_EURO: DecimalField[Decimal, Decimal] = DecimalField(max_digits=14, decimal_places=2)


def entries() -> QuerySet[LeverageEntry]:
    """Return all entries with their clusters, last year first."""
    return LeverageEntry.objects.select_related("cluster", "document")


def visible_entries(actor: Actor, *, on: date) -> QuerySet[LeverageEntry]:
    """Return the entries of the visible clusters, and for the agency those of no cluster (R55, R62).

    ``known`` tells whether the reader may see the amount by itself; ``shown_amount`` is empty when
    not, so that sorting does not give it away either.
    """
    wanted = Q(cluster__in=visible_clusters(actor, on=on).values("pk"))
    if actor.has(Role.ACCOUNT_MANAGER, *AGENCY_READERS_OF_ALL):
        wanted |= Q(cluster__isnull=True)
    known = Case(
        When(knows(actor, on), then=Value(True)), default=Value(False), output_field=BooleanField()
    )
    return (
        entries()
        .filter(wanted)
        .annotate(known=known)
        .annotate(shown_amount=Case(When(known=True, then=F("amount")), output_field=_EURO))
    )


def knows(actor: Actor, on: date) -> Q:
    """Return the condition that the actor may see an amount by itself.

    Open ones for all; confidential ones for the head of team, who follows the cluster, and the
    cluster organisation.
    """
    own = Q(cluster__in=clusters_known(actor, on).values("pk"))
    if actor.has(Role.HEAD_OF_TEAM):
        own |= Q(cluster__isnull=True)
    return Q(confidentiality=Confidentiality.OPEN) | own


def clusters_known(actor: Actor, on: date) -> QuerySet[Cluster]:
    """Return the clusters of which the actor may know confidential amounts, by name."""
    closer = replace(actor, roles=actor.roles - _READERS)
    return visible_clusters(closer, on=on).order_by("name", "pk")


def knows_document(actor: Actor, document_id: int, on: date) -> bool | None:
    """Tell whether the actor may read the source of an entry, now or in the past; None: it is none."""
    history = LeverageEntry.history.filter(document_id=document_id)
    found = set(history.values_list("cluster_id", "confidentiality"))
    if not found or {kind for _cluster, kind in found} == {Confidentiality.OPEN}:
        return None
    own = set(clusters_known(actor, on).values_list("pk", flat=True))
    is_head = actor.has(Role.HEAD_OF_TEAM)
    return all(cluster in own if cluster else is_head for cluster, _kind in found)


def default_exclusions() -> tuple[str, ...]:
    """Return the rows that the usual selection leaves out; none when none was stored."""
    found = LeverageSelection.objects.filter(is_default=True, replaced_at__isnull=True).first()
    return tuple(found.excluded) if found else ()


def leverage_factors(
    year: int, aid: Mapping[str, Decimal], excluded: Collection[str]
) -> list[Behind]:
    """Return the factors of a year, each with the keys of its entries; one query.

    A sum with fewer than three confidential amounts is hidden (R62).
    """
    parts = _parts(LeverageEntry.objects.filter(year=year))[year]
    return [
        (factor, keys_behind(parts, factor.level))
        for factor in factors(year, parts, aid, excluded, LEVELS)
    ]


def factors_by_year(
    on: date, aid: Mapping[int, Mapping[str, Decimal]], excluded: Collection[str]
) -> list[Behind]:
    """Return the factors of all years up to that of ``on`` as ``leverage_factors``; one query."""
    return [
        (factor, keys_behind(parts, factor.level))
        for year, parts in _parts(LeverageEntry.objects.filter(year__lte=on.year)).items()
        for factor in factors(year, parts, aid.get(year, {}), excluded, LEVELS)
    ]


def factors_of_cluster_by_year(
    cluster: int,
    on: date,
    aid: Mapping[int, Mapping[str, Decimal]],
    excluded: Collection[str],
) -> list[Behind]:
    """Return the factors of one cluster, of the years in which something was entered for it; one query.

    What is hidden follows from the amounts of all clusters: this budget beside that of all, or of
    another one, gives no confidential amount away.
    """
    found: list[Behind] = []
    for year, parts in _parts(LeverageEntry.objects.filter(year__lte=on.year)).items():
        own = [one for one in parts if one.owner == cluster]
        if own:
            of_year = factors_of_cluster(year, parts, cluster, aid.get(year, {}), excluded, LEVELS)
            found += [(one, keys_behind(own, one.level)) for one in of_year]
    return found


def parts_by_year(actor: Actor, on: date) -> Mapping[int, list[Part]]:
    """Return the amounts of all years up to that of ``on``, with what the actor knows; one query."""
    rows = LeverageEntry.objects.filter(year__lte=on.year)
    known = Case(When(knows(actor, on), then=Value(True)), default=Value(False))
    return _parts(rows.annotate(known=known))


def _parts(rows: QuerySet[LeverageEntry]) -> defaultdict[int, list[Part]]:
    found: defaultdict[int, list[Part]] = defaultdict(list)
    for row in rows.order_by("year", "pk"):
        closed = row.confidentiality == Confidentiality.CONFIDENTIAL
        known = bool(vars(row).get("known", False))
        part = Part(str(row.pk), row.level, row.amount, closed, known, row.cluster_id)
        found[row.year].append(part)
    return found
