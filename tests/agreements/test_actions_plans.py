"""The payment plan in the database: made at the grant, amended by decision, fixed once paid (R45)."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from agreements import actions
from agreements.actions import InstalmentData, MoneyData
from agreements.models import Instalment, LedgerEntry
from agreements.queries import payment_plan
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict, Refused
from tests.agreements.builders import first_year, make_draft, running_agreement
from tests.clusters.builders import make_cluster
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db

TABLE = "agreements_instalment"
BALANCE = "report_accepted"


def rows() -> list[list[object]]:
    models = (Instalment, LedgerEntry, Instalment.history.model)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


def plan(year) -> list[tuple[int, str, Decimal]]:
    found = Instalment.objects.filter(project_year=year).order_by("number")
    return [(row.number, row.trigger, row.amount) for row in found]


def read(year) -> list[int]:
    return [
        value
        for row in payment_plan([year])
        if row.is_open
        for value in (row.instalment.pk, row.instalment.version)
    ]


def amend(year, *amounts: str, **more: Any):
    values: dict[str, Any] = {
        "expected": read(year),
        "actor": acting(Role.HEAD_OF_TEAM),
        "at": NOW,
        "reason": "De leden betalen later.",
    }
    wanted = [InstalmentData(BALANCE, Decimal(amount)) for amount in amounts]
    return actions.amend_plan(year, wanted, **(values | more))


def pay(instalment: Instalment, amount: str, year=None, reference: str = "BET-P1") -> LedgerEntry:
    year = year or instalment.project_year
    money = MoneyData(Decimal(amount), year.first_day, reference, instalment_id=instalment.pk)
    return actions.record_payment(year, money, actor=acting(Role.FINANCE), at=NOW)


def refused(code: str, act: Any) -> None:
    before = rows()
    with pytest.raises(Refused) as refusal, transaction.atomic():
        act()
    assert [finding.code for finding in refusal.value.findings] == [code]
    assert rows() == before


def run(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        # What is still to be checked of rows made before would answer in place of the statement.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def refused_by_database(words: str, statement: str, *values: Any) -> None:
    before = rows()
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        run(statement, *values)
    assert words in str(error.value)
    assert rows() == before


@pytest.fixture
def year():
    return first_year(running_agreement())


def test_confirming_writes_the_plan_and_a_draft_has_none(year):
    assert plan(year) == [
        (1, "cofinancing_proved", Decimal("300000.00")),
        (2, "report_accepted", Decimal("200000.00")),
    ]
    made = Instalment.objects.filter(project_year=year).first()
    assert made is not None
    assert (made.history.get().history_change_reason, made.share_pct) == (
        "agreements.planned",
        Decimal(60),
    )
    draft = make_draft(make_cluster())
    assert not Instalment.objects.filter(project_year__agreement=draft).exists()


def test_head_of_team_changes_the_open_instalments_with_a_reason(year):
    amend(year, "100000", "150000", "250000")
    assert plan(year) == [
        (1, BALANCE, Decimal("100000.00")),
        (2, BALANCE, Decimal("150000.00")),
        (3, BALANCE, Decimal("250000.00")),
    ]
    row = Instalment.objects.get(project_year=year, number=1)
    assert (row.share_pct, row.history.first().history_change_reason) == (
        None,
        "De leden betalen later.",
    )
    amend(year, "500000")
    assert plan(year) == [(1, BALANCE, Decimal("500000.00"))]


@pytest.mark.parametrize(
    ("amounts", "more", "code"),
    [
        (("499999.99",), {}, "plan.below_grant"),
        (("500000.01",), {}, "plan.above_grant"),
        (("500000",), {"reason": "  "}, "plan.reason_missing"),
    ],
)
def test_plan_that_does_not_fit_is_refused(year, amounts, more, code):
    refused(code, lambda: amend(year, *amounts, **more))


@pytest.mark.parametrize(
    ("role", "code"),
    [(Role.FINANCE, "agreements.read_only"), (Role.ACCOUNT_MANAGER, "agreements.not_yours")],
)
def test_only_the_head_of_team_amends(year, role, code):
    refused(code, lambda: amend(year, "500000", actor=acting(role)))


def test_draft_has_no_plan_to_amend():
    year = first_year(make_draft(make_cluster()))
    refused("agreements.not_confirmed", lambda: amend(year, "500000"))


def test_plan_that_somebody_changed_meanwhile_is_a_conflict(year):
    seen = read(year)
    amend(year, "200000", "300000")
    before = rows()
    with pytest.raises(Conflict):
        amend(year, "500000", expected=seen)
    assert rows() == before


def test_what_is_paid_stays_and_the_rest_may_change(year):
    advance = Instalment.objects.get(project_year=year, number=1)
    pay(advance, "100000")
    refused("plan.above_grant", lambda: amend(year, "500000"))
    amend(year, "50000", "150000")
    assert plan(year) == [
        (1, "cofinancing_proved", Decimal("300000.00")),
        (2, BALANCE, Decimal("50000.00")),
        (3, BALANCE, Decimal("150000.00")),
    ]


def test_instalment_is_not_paid_above_its_amount_nor_for_another_year(year):
    advance = Instalment.objects.get(project_year=year, number=1)
    pay(advance, "200000")
    refused("ledger.above_instalment", lambda: pay(advance, "100000.01", reference="BET-P2"))
    other = year.agreement.project_years.get(number=2)
    refused(
        "ledger.instalment_of_other_year",
        lambda: pay(advance, "1", year=other, reference="BET-P3"),
    )
    pay(advance, "100000", reference="BET-P4")
    planned = payment_plan([year])[0]
    assert (planned.paid, planned.left, planned.is_open) == (Decimal(300_000), Decimal(0), False)


def test_held_instalment_waits_for_its_payment(year):
    advance = Instalment.objects.get(project_year=year, number=1)
    signed: dict[str, Any] = {"actor": acting(Role.FINANCE), "at": NOW, "reason": "Betaalvoorstel."}
    actions.hold_instalment(advance, held=True, **signed)
    refused("plan.held_already", lambda: actions.hold_instalment(advance, held=True, **signed))
    refused("plan.above_grant", lambda: amend(year, "500000"))
    refused_by_database(
        "held or paid against",
        f"UPDATE {TABLE} SET amount = amount + 1 WHERE id = %s",
        advance.pk,
    )
    actions.hold_instalment(advance, held=False, **signed)
    amend(year, "500000")
    assert plan(year) == [(1, BALANCE, Decimal("500000.00"))]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (f"UPDATE {TABLE} SET amount = amount - 0.01 WHERE number = 1", "add up to its grant"),
        (f"DELETE FROM {TABLE} WHERE number = 2", "add up to its grant"),
        (
            (
                f"INSERT INTO {TABLE} (version, project_year_id, number, trigger, amount, condition, held)"
                " SELECT 1, project_year_id, 3, 'granted', 1, '', false"
                f" FROM {TABLE} WHERE number = 1"
            ),
            "add up to its grant",
        ),
        (f"UPDATE {TABLE} SET amount = 0 WHERE number = 1", "instalment_amount_positive"),
        (f"UPDATE {TABLE} SET trigger = 'soon'", "instalment_trigger_known"),
        (f"UPDATE {TABLE} SET number = 1", "instalment_number_once"),
        (f"UPDATE {TABLE} SET share_pct = 101", "instalment_share_in_range"),
    ],
)
def test_raw_sql_cannot_break_a_plan(year, statement, words):
    refused_by_database(words, statement)


def test_grant_without_plan_never_counts():
    draft = make_draft(make_cluster())
    refused_by_database(
        "add up to its grant",
        "UPDATE agreements_supportagreement SET state = 'running', confirmed_by_id ="
        " (SELECT min(id) FROM accounts_user WHERE id <> drafted_by_id) WHERE id = %s",
        draft.pk,
    )


def test_raw_sql_cannot_change_what_was_paid_nor_pay_it_twice(year):
    advance = Instalment.objects.get(project_year=year, number=1)
    entry = pay(advance, "300000")
    for change in ("condition = 'x'", "amount = 1", "share_pct = 1", "number = 9"):
        refused_by_database(
            "held or paid against", f"UPDATE {TABLE} SET {change} WHERE id = %s", advance.pk
        )
    refused_by_database("held or paid against", f"DELETE FROM {TABLE} WHERE id = %s", advance.pk)
    again = (
        "INSERT INTO agreements_ledgerentry (lineage_id, agreement_id, project_year_id, instalment_id,"
        " kind, amount, on_day, reference, note, recorded_at)"
        " SELECT lineage_id, agreement_id, {year}, instalment_id, '{kind}', 1, on_day, 'X', '', recorded_at"
        " FROM agreements_ledgerentry WHERE id = %s"
    )
    wrong_year = year.agreement.project_years.get(number=2).pk
    for values, words in (
        ({"year": "project_year_id", "kind": "paid"}, "above its amount"),
        ({"year": "project_year_id", "kind": "decommitted"}, "its own project year"),
        ({"year": str(wrong_year), "kind": "paid"}, "its own project year"),
    ):
        refused_by_database(words, again.format(**values), entry.pk)


@pytest.mark.parametrize("years", [1, 3])
def test_plan_costs_two_queries_for_any_number_of_years(years, django_assert_num_queries):
    found = list(running_agreement(years=years).project_years.all())
    with django_assert_num_queries(2):
        assert len(payment_plan(found)) == 2 * years
