"""Payments, recoveries and releases: never above the commitment, never twice, never changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pgtrigger
import pytest
from django.db import DatabaseError, connection, transaction

from agreements import actions
from agreements.models import LedgerEntry, ProjectYear
from agreements.queries import ledger_of, sums_by_year
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.parameters import current_params
from tests.agreements.builders import (
    first_year,
    make_draft,
    paid,
    recovered,
    running_agreement,
    stopped,
    with_operator,
)
from tests.clusters.builders import make_cluster, manager_of
from tests.people import NOW, TODAY, acting

pytestmark = pytest.mark.django_db

MONEY = actions.MoneyData(Decimal("1000.00"), date(2026, 3, 2), "BET-2026-1", "Eerste schijf")


def refusal(act) -> list[str]:
    before = list(LedgerEntry.objects.order_by("pk").values_list())
    with pytest.raises(Refused) as refused:
        act()
    assert list(LedgerEntry.objects.order_by("pk").values_list()) == before
    return [finding.code for finding in refused.value.findings]


def pay(year: ProjectYear, by=None, **changes) -> LedgerEntry:
    return actions.record_payment(
        year, replace(MONEY, **changes), actor=by or acting(Role.FINANCE), at=NOW
    )


@pytest.fixture
def year() -> ProjectYear:
    return first_year(running_agreement())


def test_payment_is_recorded_with_person_and_moment(year):
    treasurer = acting(Role.FINANCE)
    line = pay(year, by=treasurer)
    assert (line.kind, line.amount, line.on_day, line.reference, line.note) == (
        "paid",
        Decimal("1000.00"),
        date(2026, 3, 2),
        "BET-2026-1",
        "Eerste schijf",
    )
    assert (line.recorded_by_id, line.recorded_at) == (treasurer.user_id, NOW)
    assert line.lineage_id == year.agreement.cluster.lineage_id


def test_payments_add_up_to_the_commitment_of_the_year_and_no_cent_more(year):
    pay(year, amount=Decimal("499999.99"))
    assert refusal(lambda: pay(year, amount=Decimal("0.02"), reference="B")) == [
        "ledger.above_commitment"
    ]
    pay(year, amount=Decimal("0.01"), reference="C")
    assert sums_by_year(year.agreement)[year.pk].to_pay == 0


def test_recovered_money_may_be_paid_again_and_not_more(year):
    paid(year, "500000")
    recovered(year, "200000")
    assert refusal(lambda: recovered(year, "300000.01")) == ["ledger.above_paid"]
    paid(year, "200000", on_day=date(2026, 7, 1))
    assert refusal(lambda: paid(year, "0.01")) == ["ledger.above_commitment"]


def test_same_reference_counts_once_whatever_the_capitals_or_agreement(year):
    pay(year)
    other = first_year(running_agreement(amount="200000"))
    for again in (year, other):
        assert refusal(lambda row=again: pay(row, reference="bet-2026-1 ")) == ["ledger.duplicate"]


def test_every_objection_is_named_at_once(year):
    codes = refusal(
        lambda: pay(year, amount=Decimal("600000.00"), on_day=date(2016, 1, 1), reference=" ")
    )
    assert codes == [
        "ledger.before_agreement",
        "ledger.reference_missing",
        "ledger.above_commitment",
    ]


def test_part_of_a_cent_is_refused(year):
    assert refusal(lambda: pay(year, amount=Decimal("1.005"))) == ["amount.too_many_decimals"]


def test_released_commitment_cannot_be_paid_any_more(year):
    money = replace(MONEY, amount=Decimal("400000.00"), reference="VRIJ-1")
    actions.record_release(year, money, actor=acting(Role.FINANCE), at=NOW)
    assert refusal(lambda: pay(year, amount=Decimal("100000.01"))) == ["ledger.above_commitment"]
    more = replace(money, amount=Decimal("100000.01"), reference="VRIJ-2")
    codes = refusal(lambda: actions.record_release(year, more, actor=acting(Role.FINANCE), at=NOW))
    assert codes == ["ledger.above_rest"]


def test_nothing_is_paid_on_a_draft_or_on_a_year_released_by_a_stop():
    cluster = with_operator(make_cluster())
    draft = make_draft(cluster)
    assert refusal(lambda: pay(first_year(draft))) == ["agreements.not_confirmed"]
    agreement = stopped(running_agreement(), date(2017, 12, 31))
    last = agreement.project_years.get(number=3)
    assert refusal(lambda: pay(last)) == ["ledger.above_commitment"]
    assert pay(first_year(agreement)).kind == "paid"


@pytest.mark.parametrize(
    "role", [Role.ACCOUNT_MANAGER, Role.AUDITOR, Role.ADMINISTRATOR, Role.COMMITTEE_SECRETARY, None]
)
def test_only_finance_and_the_head_of_team_record_money(year, role):
    stranger = acting(role)
    for action in (actions.record_payment, actions.record_recovery, actions.record_release):
        codes = refusal(lambda act=action: act(year, MONEY, actor=stranger, at=NOW))
        assert codes == ["agreements.finance_only"]


def test_account_manager_of_the_cluster_pays_nothing(year):
    manager = manager_of(year.agreement.cluster)
    assert refusal(lambda: pay(year, by=manager)) == ["agreements.finance_only"]


def test_ledger_of_a_lineage_today_and_at_the_end():
    cluster = make_cluster()
    agreement = running_agreement(
        cluster, date(2025, 1, 1), 3, "650000", granted_on=date(2024, 12, 2)
    )
    first, second = agreement.project_years.order_by("number")[:2]
    paid(first, "650000")
    paid(second, "100000")
    recovered(first, "50000")
    totals = ledger_of(cluster.lineage_id, current_params(), on=TODAY)
    assert (totals.today.net_committed, totals.end.net_committed) == (
        Decimal(1_300_000),
        Decimal(1_950_000),
    )
    assert (totals.end.paid, totals.end.recovered, totals.today.to_pay, totals.end.to_pay) == (
        Decimal(750_000),
        Decimal(50_000),
        Decimal(600_000),
        Decimal(1_250_000),
    )
    assert (totals.headroom_end, totals.threshold_pct) == (Decimal(8_050_000), Decimal("19.50"))
    before = ledger_of(cluster.lineage_id, current_params(), on=date(2025, 6, 30))
    assert (before.today.net_committed, before.today.paid) == (Decimal(650_000), Decimal(0))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE agreements_ledgerentry SET amount = 1",
        "UPDATE agreements_ledgerentry SET note = 'x'",
        "DELETE FROM agreements_ledgerentry",
    ],
)
def test_line_is_final_for_raw_sql_too(year, statement):
    before = list(LedgerEntry.objects.order_by("pk").values_list())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(LedgerEntry.objects.order_by("pk").values_list()) == before


def test_protection_of_lines_is_what_stops_them(year):
    """Negative control: without the trigger the same statement goes through."""
    with pgtrigger.ignore("agreements.LedgerEntry:ledger_is_final"), connection.cursor() as cursor:
        cursor.execute("UPDATE agreements_ledgerentry SET note = 'x'")
        assert cursor.rowcount == 3
