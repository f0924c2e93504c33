"""Fixing and withdrawing settlements: who, what is sealed, what is closed, and the command."""

import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.utils import IntegrityError, InternalError
from django.urls import reverse

from agreements.models import ProjectYear
from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from cofinancing.actions import costs as actions
from cofinancing.actions.income import withdraw_income
from cofinancing.actions.settling import settle_agreement, withdraw_settlement
from cofinancing.documents.settlement import digest_of
from cofinancing.models import CostLine, Settlement
from tests.cofinancing.contribution_builders import make_file
from tests.cofinancing.cost_builders import accepted_cost, claimed, income, settled
from tests.people import NOW, acting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock", "papers_drawn_here")]


@pytest.fixture
def file():
    return make_file()


def refused(code):
    return pytest.raises(Refused, match=code)


def test_settlement_seals_figures_and_closes_the_year(file):
    line = accepted_cost(file.year, file.editor, file.manager, "1000")
    money = income(file.year, file.editor)
    row = settled(file.year, "500", file.head)
    assert (row.state, row.accepted, row.aid, row.number) == (
        "fixed",
        Decimal(1000),
        Decimal(500),
        1,
    )
    assert row.sha256 == digest_of(Settlement.objects.get(pk=row.pk).figures)
    assert row.document.content_type == "application/pdf"
    for act in (
        lambda: claimed(file.year, file.editor),
        lambda: actions.reconsider_cost(line, actor=file.head, at=NOW, reason="Toch niet"),
        lambda: income(file.year, file.editor),
        lambda: withdraw_income(money, actor=file.editor, at=NOW, reason="Fout"),
    ):
        with refused("cost.settled"):
            act()
    assert CostLine.objects.count() == 1


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE cofinancing_costline SET note = 'x'",
        "UPDATE cofinancing_incomeline SET amount = 1",
        "UPDATE cofinancing_settlement SET aid = 1",
        "UPDATE cofinancing_settlement SET figures = '{}'",
        "DELETE FROM cofinancing_settlement",
    ],
)
def test_database_keeps_what_was_settled(file, attack):
    accepted_cost(file.year, file.editor, file.manager, "1000")
    income(file.year, file.editor)
    settled(file.year, "500")
    with (
        pytest.raises((IntegrityError, InternalError)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)
    assert Settlement.objects.get().aid == 500


def test_costs_that_wait_and_too_much_aid_are_refused(file):
    accepted_cost(file.year, file.editor, file.manager, "1000")
    with refused("settlement.above_most"):
        settled(file.year, "1000.01")
    claimed(file.year, file.editor)
    with refused("settlement.costs_wait"):
        settled(file.year, "500")
    assert not Settlement.objects.exists()


@pytest.mark.parametrize("role", [Role.ACCOUNT_MANAGER, Role.AUDITOR, Role.CLUSTER_SIGNATORY])
def test_only_head_and_finance_settle(file, role):
    with refused("settlement.head_or_finance"):
        settled(file.year, by=acting(role))
    assert not Settlement.objects.exists()


def test_withdrawn_settlement_opens_the_year_for_a_new_one(file):
    accepted_cost(file.year, file.editor, file.manager, "1000")
    row = settled(file.year, "500")
    with refused("settlement.fixed_already"):
        settled(file.year, "400")
    withdraw_settlement(row, actor=acting(Role.FINANCE), at=NOW, reason="Factuur vergeten")
    accepted_cost(file.year, file.editor, file.manager, "200")
    again = settled(file.year, "600")
    assert (again.number, again.accepted) == (2, Decimal(1200))


def test_final_settlement_needs_all_years_and_the_statement(file):
    with refused("settlement.year_open"):
        settle_agreement(file.year.agreement, motivation="Klaar", actor=file.head, at=NOW)
    for year in ProjectYear.objects.filter(agreement=file.year.agreement):
        settled(year)
    with refused("settlement.no_accounts"):
        settle_agreement(file.year.agreement, motivation="Klaar", actor=file.head, at=NOW)
    assert Settlement.objects.filter(project_year=None).count() == 0


def test_command_gives_lines_shares_and_caps(file):
    accepted_cost(file.year, file.editor, file.manager, "1000")
    written = StringIO()
    reference = file.year.agreement.reference
    call_command("settlement", reference, "--format", "json", stdout=written)
    found = json.loads(written.getvalue())
    assert (found["accepted"], Decimal(found["public_share"])) == (
        "1000.00",
        Decimal(50),
    )
    assert [row["year"] for row in found["cap_per_year"]] == [1, 2, 3]
    assert found["cap_per_year"][0]["aid"] == "500.00"
    assert {line["term"] for line in found["lines"]} >= {"settlement.accepted", "settlement.aid"}
    assert "settlement.year_open" in {one["code"] for one in found["findings"]}


def test_head_fixes_and_withdraws_on_the_pages(file, client):
    accepted_cost(file.year, file.editor, file.manager, "1000")
    client.force_login(User.objects.get(pk=file.head.user_id))
    address = reverse("cofinancing:settle_year", args=[file.year.pk])
    assert "500,00" in client.get(address).content.decode()
    response = client.post(address, {"aid": "500,00", "motivation": "Alles bekeken."})
    assert response.status_code == 302
    row = Settlement.objects.get()
    whole = reverse("cofinancing:settlement", args=[file.year.agreement_id])
    html = client.get(whole).content.decode()
    assert "afrekening-" in html
    client.post(reverse("cofinancing:withdraw_settlement", args=[row.pk]), {"reason": "Opnieuw"})
    row.refresh_from_db()
    assert row.state == "withdrawn"
