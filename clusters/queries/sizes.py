"""Members whose size rests on accounts that are too old (R22)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet

from clusterbeleid.accounts.queries import running
from clusters.enums import OrganisationKind
from clusters.models import Cluster, Membership
from clusters.queries.members import latest_size


@dataclass(frozen=True)
class Outdated:
    """How many company members of a cluster have an old size; ``oldest`` and ``newest`` of those."""

    cluster: Cluster
    number: int
    oldest: date
    newest: date


def with_old_size(rows: QuerySet[Membership], *, on: date, before: date) -> QuerySet[Membership]:
    """Narrow to companies that are member on ``on`` with a last snapshot before ``before``."""
    companies = rows.filter(running(on), organisation__kind=OrganisationKind.COMPANY)
    dated = companies.annotate(latest_size_on=latest_size(on, "organisation_id", "on_day"))
    return dated.filter(latest_size_on__lt=before)


def outdated_sizes(
    *, on: date, before: date, clusters: Sequence[int] | None = None
) -> list[Outdated]:
    """Return the clusters that go on, or those given, with members of an old size; two queries."""
    rows = with_old_size(Membership.objects.all(), on=on, before=before)
    going_on = Q(cluster__stopped_on__isnull=True) | Q(cluster__stopped_on__gt=on)
    rows = rows.filter(going_on if clusters is None else Q(cluster__in=clusters))
    figures = (
        rows.order_by()
        .values("cluster_id")
        .annotate(number=Count("pk"), oldest=Min("latest_size_on"), newest=Max("latest_size_on"))
        .order_by("cluster_id")
    )
    found = {row["cluster_id"]: row for row in figures}
    return [
        Outdated(one, *(found[one.pk][name] for name in ("number", "oldest", "newest")))
        for one in Cluster.objects.filter(pk__in=found).order_by("pk")
    ]
