"""What the page about the money of a project year shows, put together from queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import ProjectYear
from applications.enums import CostCategory
from clusterbeleid.core.ui import NavItem, Text
from clusters.permissions import Relation
from cofinancing.permissions.payments import may_propose_payment
from cofinancing.queries.conditions import accounts_of_cluster, exclusion_of, report_of
from cofinancing.queries.money import YearMoney
from cofinancing.queries.payment_rows import planned_payments
from cofinancing.rules.money.costs import CategorySums, explain_costs


@dataclass(frozen=True)
class CategoryRow:
    """A category with its sums."""

    label: Text
    sums: CategorySums


def category_rows(money: YearMoney) -> Sequence[CategoryRow]:
    """Return the categories a, b and c with what is claimed, accepted and rejected."""
    return [CategoryRow(one.label, money.costs.of(one.value)) for one in CostCategory]


def costs_panel(money: YearMoney) -> Mapping[str, Any]:
    """Return what ``cofinancing/_costs.html`` needs besides the list."""
    return {"categories": category_rows(money), "explained_costs": explain_costs(money.costs)}


def tabs_of(year: ProjectYear, here: str) -> list[NavItem]:
    """Return the two pages about the money of a project year; ``here`` names the one that is shown."""
    pages = (("money", _("Costs and settlement")), ("year_payments", _("Payments and recoveries")))
    return [
        NavItem(label, reverse(f"cofinancing:{name}", args=[year.pk]), active=name == here)
        for name, label in pages
    ]


def payments_panel(year: ProjectYear, known: Relation) -> Mapping[str, Any]:
    """Return what ``cofinancing/_payments.html`` needs; six queries.

    The test of the exclusions stays inside the agency (R55).
    """
    cluster = year.agreement.cluster
    proposes = may_propose_payment(known).allowed
    return {
        "plan": planned_payments(year),
        "accounts": accounts_of_cluster(cluster),
        "exclusion": exclusion_of(cluster) if proposes else None,
        "report": report_of(year),
        "may_propose": proposes,
    }
