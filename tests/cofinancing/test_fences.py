"""What the database itself refuses, whoever writes to it: rows that never change or go, and what there is once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, models, transaction
from django.db.utils import IntegrityError, InternalError

from cofinancing import models as stored
from cofinancing.actions import payments, statements
from tests.cofinancing.contribution_builders import make_file
from tests.cofinancing.cost_builders import claimed, income, settled
from tests.cofinancing.payment_builders import account, approved, in_order, proposed, ready
from tests.cofinancing.recovery_builders import decision, paid
from tests.cofinancing.recovery_builders import proposed as claim_proposed
from tests.people import NOW, acting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock", "papers_drawn_here")]


def accounts_statement_is_final() -> models.Model:
    file = make_file()
    return statements.state_accounts(
        file.year.agreement,
        None,
        signed_on=date(2026, 3, 1),
        key_approved=Decimal(20),
        key_used=Decimal(20),
        document=decision(),
        actor=file.manager,
        at=NOW,
    )


def fee_publication_is_final() -> models.Model:
    file, day = make_file(), date(2026, 3, 1)
    return statements.publish_fees(
        file.year,
        url="https://leden.be",
        published_on=day,
        fee_list_on=day,
        actor=file.manager,
        at=NOW,
    )


def exclusion_check_is_final() -> models.Model:
    in_order(make_file().year)
    return stored.ExclusionCheck.objects.get()


def report_note_is_final() -> models.Model:
    file = make_file()
    return payments.note_report(
        file.year, "submitted", date(2026, 3, 1), actor=file.manager, at=NOW
    )


def payment_order_is_final() -> models.Model:
    file = ready()
    approved(file)
    return payments.send_payments(actor=file.finance, at=NOW)


def account_stays() -> models.Model:
    return account(make_file().year)


def cost_stays() -> models.Model:
    file = make_file()
    return claimed(file.year, file.editor)


def income_stays() -> models.Model:
    file = make_file()
    return income(file.year, file.editor)


FINAL = [
    accounts_statement_is_final,
    fee_publication_is_final,
    exclusion_check_is_final,
    report_note_is_final,
    payment_order_is_final,
]
STAYS = [account_stays, cost_stays, income_stays]
Arranged = Callable[[], models.Model]


def is_refused(sql: str, row: models.Model, why: str) -> None:
    table = row._meta.db_table
    before = type(row)._default_manager.filter(pk=row.pk).values()[0]
    with (
        pytest.raises((IntegrityError, InternalError), match=why),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(table=table), [row.pk])
    assert type(row)._default_manager.filter(pk=row.pk).values()[0] == before


@pytest.mark.parametrize("arranged", FINAL, ids=lambda one: one.__name__)
def test_row_neither_changes_nor_goes(arranged: Arranged) -> None:
    row = arranged()
    is_refused("UPDATE {table} SET id = id WHERE id = %s", row, "Cannot update or delete rows")
    is_refused("DELETE FROM {table} WHERE id = %s", row, "Cannot update or delete rows")


@pytest.mark.parametrize("arranged", STAYS, ids=lambda one: one.__name__)
def test_row_never_goes(arranged: Arranged) -> None:
    is_refused("DELETE FROM {table} WHERE id = %s", arranged(), "Cannot delete rows")


def test_second_verified_account_is_refused_by_account_verified_once() -> None:
    file = make_file()
    account(file.year)
    second = account(file.year, iban="BE71 0961 2345 6769", verified=False)
    finance = acting("finance").user_id
    with pytest.raises(IntegrityError, match="account_verified_once"), transaction.atomic():
        stored.BankAccount.objects.filter(pk=second.pk).update(
            state="verified", verified_by_id=finance
        )
    assert stored.BankAccount.objects.filter(state="verified").count() == 1


def twin_is_refused(row: models.Model, why: str, **changed: object) -> None:
    """Write the row a second time, past every action."""
    before = type(row)._default_manager.count()
    twin = type(row)._default_manager.get(pk=row.pk)
    twin.pk = None
    twin._state.adding = True
    for name, value in changed.items():
        setattr(twin, name, value)
    with pytest.raises(IntegrityError, match=why), transaction.atomic():
        twin.save()
    assert type(row)._default_manager.count() == before


def test_second_payment_under_way_is_refused_by_payment_of_instalment_once() -> None:
    payment = proposed(ready())
    twin_is_refused(payment, "payment_of_instalment_once", amount=Decimal("0.01"))


def test_second_settlement_of_a_year_is_refused_by_settlement_of_year_once() -> None:
    file = make_file()
    twin_is_refused(settled(file.year), "settlement_of_year_once", number=2)


def test_second_settlement_of_an_agreement_is_refused_by_settlement_of_whole_once() -> None:
    whole = settled(make_file().year)
    whole.pk, whole.project_year_id, whole._state.adding = None, None, True
    whole.save()
    twin_is_refused(whole, "settlement_of_whole_once", number=2)


def test_claim_on_the_payment_of_another_year_is_refused_by_recovery_rests_on_own_year() -> None:
    file = paid()
    claim = claim_proposed(file, "100.00")
    other = file.year.agreement.project_years.get(number=2)
    why = "rests on its own project year"
    twin_is_refused(claim, why, project_year_id=other.pk, state="withdrawn")
