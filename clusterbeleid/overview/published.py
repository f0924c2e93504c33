"""Published figures of all clusters together, each with its scope, beside what the register counts (R61, R63)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum

from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import Actor
from clusters.enums import OrganisationKind
from clusters.models import Cluster, Membership
from clusters.queries import visible_clusters
from evaluations.queries.kpis import rows_together
from evaluations.rules.kpis import KpiRow

TOTALS = "published_members"  # the totals of members as published; each counts something else


@dataclass(frozen=True)
class RegisterCount:
    """Members in the clusters that the reader may see: organisations once, memberships each."""

    organisations: int
    companies: int
    memberships: int


@dataclass(frozen=True)
class PublishedFigures:
    """Figures of all clusters together; ``summed`` is our own sum over that many ``clusters``."""

    rows: tuple[KpiRow, ...]
    counted: RegisterCount
    summed: int
    clusters: int

    @property
    def totals(self) -> list[KpiRow]:
        """Return the totals of members as published, the lowest first."""
        found = [row for row in self.rows if row.definition.kpi == TOTALS and row.value is not None]
        return sorted(found, key=lambda row: row.value or 0)

    @property
    def sum_is_published(self) -> bool:
        """Tell whether our own sum is one of the published totals, to the unit (R63)."""
        return any(row.value == self.summed for row in self.totals)


def published_figures(actor: Actor, *, on: date) -> PublishedFigures:
    """Return the published figures, and what the register counts on ``on``; four queries.

    The published number of each cluster is public, so the sum covers all of them.
    """
    known = Cluster.objects.filter(published_members__isnull=False).aggregate(
        total=Sum("published_members"), number=Count("pk")
    )
    return PublishedFigures(
        tuple(rows_together()), _counted(actor, on), known["total"] or 0, known["number"]
    )


def _counted(actor: Actor, on: date) -> RegisterCount:
    """Count members once and membership by membership; one query."""
    is_company = Q(organisation__kind=OrganisationKind.COMPANY)
    found = Membership.objects.filter(
        running(on), cluster__in=visible_clusters(actor, on=on)
    ).aggregate(
        organisations=Count("organisation", distinct=True),
        companies=Count("organisation", filter=is_company, distinct=True),
        memberships=Count("pk"),
    )
    return RegisterCount(**found)


def besides_totals(rows: Iterable[KpiRow]) -> list[KpiRow]:
    """Return the figures without the totals of members, which stand in a table of their own."""
    return [row for row in rows if row.definition.kpi != TOTALS]
