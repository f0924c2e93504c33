"""Everything a settlement is made of, loaded in nine queries for a whole agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from agreements.models import ProjectYear, SupportAgreement
from agreements.queries import project_years_of, visible_agreements
from agreements.rules.caps import yearly_cap
from clusterbeleid.core.actors import Actor
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period
from cofinancing.enums import SettlementState
from cofinancing.models import AccountsStatement, FeePublication, Settlement
from cofinancing.queries.income import accounts_of, fees_of, income_of
from cofinancing.queries.money import YearMoney, money_of_years
from cofinancing.rules.money.income import IncomeFacts
from cofinancing.rules.money.settlement import (
    AccountsFacts,
    FeeFacts,
    WholeSettlement,
    YearFacts,
    YearSettlement,
    settle_whole,
    settle_year,
)


@dataclass(frozen=True)
class AgreementMoney:
    """An agreement with the facts of each project year that counts, and what was fixed."""

    agreement: SupportAgreement
    rows: tuple[YearMoney, ...]
    facts: tuple[YearFacts, ...]
    accounts: AccountsFacts | None
    fixed: dict[int | None, Settlement]

    def whole(self, params: Params) -> WholeSettlement:
        """Return the settlement of the whole agreement as it stands."""
        return settle_whole(self.facts, self.accounts, params, self.agreement.granted_on)

    def year(
        self, project_year_id: int, params: Params, *, wanted: Decimal | None = None
    ) -> YearSettlement:
        """Return the settlement of one project year as it stands."""
        keys = [row.year.pk for row in self.rows]
        facts = self.facts[keys.index(project_year_id)]
        return settle_year(facts, params, self.agreement.granted_on, wanted=wanted)


@dataclass(frozen=True)
class _Around:
    """What stands around the project years of an agreement, by their key; None is the whole."""

    income: dict[int, tuple[IncomeFacts, ...]]
    accounts: dict[int | None, AccountsStatement]
    fees: dict[int, FeePublication]
    fixed: dict[int | None, Settlement]


def visible_settlements(actor: Actor, *, on: date) -> QuerySet[Settlement]:
    """Return the settlements of the agreements the actor may see."""
    agreements = visible_agreements(actor, on=on).values("pk")
    return Settlement.objects.filter(agreement__in=agreements).select_related(
        "agreement__cluster", "project_year", "document", "fixed_by"
    )


def settlements_of(agreement: SupportAgreement) -> QuerySet[Settlement]:
    """Return every settlement of an agreement, the last first."""
    found = Settlement.objects.filter(agreement=agreement)
    return found.select_related("project_year", "document", "fixed_by").order_by("-fixed_at", "-pk")


def is_settled(project_year_id: int) -> bool:
    """Tell whether a project year is settled, so that its costs and income are closed."""
    fixed = Settlement.objects.filter(project_year=project_year_id, state=SettlementState.FIXED)
    return fixed.exists()


def agreement_money(agreement: SupportAgreement, params: Params) -> AgreementMoney:
    """Return the money by project year, without years after an early stop; seven queries."""
    last = agreement.last_day or agreement.first_day
    years = [year for year in project_years_of(agreement) if year.first_day <= last]
    rows = money_of_years(years)
    around = _Around(
        income_of([year.pk for year in years]),
        accounts_of(agreement),
        fees_of(agreement),
        _fixed(agreement),
    )
    facts = tuple(_year(row, cap_of(agreement, row.year, params), around) for row in rows)
    whole = around.accounts.get(None)
    return AgreementMoney(agreement, tuple(rows), facts, _accounts(whole), around.fixed)


def _fixed(agreement: SupportAgreement) -> dict[int | None, Settlement]:
    rows = Settlement.objects.filter(agreement=agreement, state=SettlementState.FIXED)
    return {row.project_year_id: row for row in rows.select_related("document", "fixed_by")}


def cap_of(agreement: SupportAgreement, year: ProjectYear, params: Params) -> Decimal | None:
    """Return the yearly maximum of a project year, None when its kind has none (R9)."""
    if agreement.aid_kind != "operating":
        return None
    return yearly_cap(
        agreement.cluster.kind,
        year.first_day,
        year.last_day or year.first_day,
        params,
        granted_on=agreement.granted_on,
    )


def year_facts(
    row: YearMoney,
    cap: Decimal | None,
    *,
    income: tuple[IncomeFacts, ...],
    accounts: AccountsFacts | None,
    fees: FeeFacts | None,
    fixed: Settlement | None,
) -> YearFacts:
    """Return a project year as the rules see it."""
    return YearFacts(
        number=row.year.number,
        period=Period(row.year.first_day, row.year.last_day),
        granted=row.ledger.net_committed,
        cap=cap,
        costs=row.costs,
        income=income,
        paid=row.ledger.net_paid,
        accounts=accounts,
        fees=fees,
        settled=fixed.aid if fixed else None,
    )


def _year(row: YearMoney, cap: Decimal | None, around: _Around) -> YearFacts:
    key = row.year.pk
    fees = around.fees.get(key)
    return year_facts(
        row,
        cap,
        income=around.income.get(key, ()),
        accounts=_accounts(around.accounts.get(key)),
        fees=FeeFacts(fees.published_on, fees.fee_list_on) if fees else None,
        fixed=around.fixed.get(key),
    )


def _accounts(row: AccountsStatement | None) -> AccountsFacts | None:
    return AccountsFacts(row.signed_on, row.key_approved, row.key_used) if row else None
