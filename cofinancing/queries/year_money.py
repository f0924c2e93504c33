"""The money of one project year for its page, in five queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import FilteredRelation, OuterRef, Q, Subquery

from agreements.models import ProjectYear
from clusterbeleid.kernel.params import Params
from cofinancing.enums import SettlementState
from cofinancing.models import AccountsStatement, FeePublication, IncomeLine, Settlement
from cofinancing.queries.income import income_rows
from cofinancing.queries.money import YearMoney, money_of_years
from cofinancing.queries.settlements import cap_of, year_facts
from cofinancing.rules.money.income import IncomeFacts
from cofinancing.rules.money.settlement import (
    AccountsFacts,
    FeeFacts,
    YearFacts,
    YearSettlement,
    settle_year,
)

_ACCOUNTS = ("signed_on", "key_approved", "key_used")
_FEES = ("published_on", "fee_list_on")


@dataclass(frozen=True)
class OneYear:
    """A project year with its sums, its income, what a settlement is made of, and what was fixed."""

    sums: YearMoney
    income: list[IncomeLine]
    facts: YearFacts
    fixed: Settlement | None

    def settlement(self, params: Params) -> YearSettlement:
        """Return the settlement as it stands, by the figures of the granting date."""
        return settle_year(self.facts, params, self.sums.year.agreement.granted_on)


def year_money(year: ProjectYear, params: Params) -> OneYear:
    """Return the money of a project year as it stands; four queries."""
    sums = money_of_years([year])[0]
    income = list(income_rows(year).order_by("pk"))
    around = _around(year)
    fixed: Settlement | None = getattr(around, "fixed", None)
    facts = year_facts(
        sums,
        cap_of(year.agreement, year, params),
        income=tuple(
            IncomeFacts(row.nature, row.covers, row.amount)
            for row in income
            if not row.withdrawn_reason
        ),
        accounts=_read(AccountsFacts, around, _ACCOUNTS),
        fees=_read(FeeFacts, around, _FEES),
        fixed=fixed,
    )
    return OneYear(sums, income, facts, fixed)


def _around(year: ProjectYear) -> Any:
    """Return the last statements around a year and its fixed settlement, in one statement."""
    accounts = AccountsStatement.objects.filter(project_year=OuterRef("pk"))
    fees = FeePublication.objects.filter(project_year=OuterRef("pk"))
    last = [(accounts, name) for name in _ACCOUNTS] + [(fees, name) for name in _FEES]
    found: Any = ProjectYear.objects.annotate(
        fixed=FilteredRelation(
            "settlements", condition=Q(settlements__state=SettlementState.FIXED)
        ),
        **{
            name: Subquery(rows.order_by("-recorded_at", "-pk").values(name)[:1])
            for rows, name in last
        },
    )
    row: Any = found.select_related("fixed__document", "fixed__fixed_by").get(pk=year.pk)
    return row


def _read(kind: type[Any], row: Any, names: tuple[str, ...]) -> Any:
    values = [getattr(row, name) for name in names]
    return None if values[0] is None else kind(*values)
