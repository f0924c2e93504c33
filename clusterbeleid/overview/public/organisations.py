"""The organisations that everybody may look up: members, partners of projects, and who carries a cluster out."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Coalesce

from clusterbeleid.overview.public.queries import (
    known_clusters,
    public_memberships,
    public_partners,
)
from clusters.models import ClusterOperator, Organisation

SHORTEST = 2
_LONGEST = 100
_DIGITS = 10


def public_organisations(on: date) -> QuerySet[Any]:
    """Return them with the names of their clusters and the number of their projects; no persons (R57)."""
    own = {"organisation": OuterRef("pk")}
    member = Exists(public_memberships(on).filter(**own).order_by())
    partner = Exists(public_partners(on).filter(**own).order_by())
    known = member | partner | Exists(_operators(on).filter(**own).order_by())
    return Organisation.objects.filter(known).annotate(
        cluster_names=_names(on), project_count=_projects(on)
    )


def operated_by(organisation: Organisation, on: date) -> QuerySet[ClusterOperator]:
    """Return the public clusters that an organisation carries out or did."""
    found = _operators(on).filter(organisation=organisation).select_related("cluster")
    return found.order_by("first_day", "pk")


def meant(text: str) -> str:
    """Return what somebody may have meant to look for: one line, without the null character."""
    return " ".join(text.replace("\0", "").split())[:_LONGEST]


def find_organisations(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Narrow to a name, a place or an enterprise number; capitals and accents do not matter."""
    found = Q(name__unaccent__icontains=text) | Q(municipality__unaccent__icontains=text)
    digits = "".join(one for one in text if one.isdecimal() and one.isascii())
    return rows.filter(found | Q(kbo=digits) if len(digits) == _DIGITS else found)


def find_projects(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Narrow to a title or a reference; capitals and accents do not matter."""
    return rows.filter(Q(title__unaccent__icontains=text) | Q(reference__icontains=text))


def _operators(on: date) -> QuerySet[ClusterOperator]:
    clusters = known_clusters(on).values("pk")
    return ClusterOperator.objects.filter(first_day__lte=on, cluster__in=clusters)


def _names(on: date) -> Any:
    own = public_memberships(on).filter(organisation=OuterRef("pk")).order_by()
    names = StringAgg("cluster__name", ", ", distinct=True, order_by="cluster__name")
    text = own.values("organisation").annotate(names=names).values("names")
    return Subquery(text, output_field=TextField())


def _projects(on: date) -> Any:
    own = public_partners(on).filter(organisation=OuterRef("pk")).order_by()
    number = own.values("organisation").annotate(number=Count("project")).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)
