"""What is claimed, accepted, paid and free, for all project years of a cluster or agreement at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from agreements.models import ProjectYear
from agreements.queries import granted_project_years, sums_of_years
from agreements.rules import LedgerSums
from clusters.models import Cluster
from cofinancing.queries.costs import sums_of_costs
from cofinancing.rules.money.costs import CategorySums, CostSums


@dataclass(frozen=True)
class YearMoney:
    """One project year: its costs, and what the ledger says was committed and paid, in euro."""

    year: ProjectYear
    costs: CostSums
    ledger: LedgerSums

    @property
    def total(self) -> CategorySums:
        """Costs over all categories."""
        return self.costs.total

    @property
    def granted(self) -> Decimal:
        """Committed less released; before a confirmation this is zero."""
        return self.ledger.net_committed


def years_of_cluster(cluster: Cluster) -> QuerySet[ProjectYear]:
    """Return the granted project years of a cluster with their agreement, the latest first."""
    found = granted_project_years().filter(agreement__cluster=cluster)
    return found.select_related("agreement__cluster").order_by("-first_day", "-pk")


def money_of_years(years: Iterable[ProjectYear]) -> list[YearMoney]:
    """Return the money of project years in their order; two statements."""
    rows = list(years)
    keys = [row.pk for row in rows]
    costs, ledger = sums_of_costs(keys), sums_of_years(keys)
    return [YearMoney(row, costs[row.pk], ledger.get(row.pk, LedgerSums())) for row in rows]
