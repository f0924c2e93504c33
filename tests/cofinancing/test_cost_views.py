"""The pages about money: the list of costs, one cost, judging many, exports, the number of queries."""

import csv
import io
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.accounts.models import User
from cofinancing.models import CostLine
from tests.clusters.builders import PIXEL
from tests.cofinancing.contribution_builders import make_file
from tests.cofinancing.cost_builders import accepted_cost, claimed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]


@pytest.fixture
def file():
    return make_file("Staalcluster")


@pytest.fixture
def enter(client):
    def log_in(who):
        client.force_login(User.objects.get(pk=who.user_id))
        return client

    return log_in


def url(name, *keys):
    return reverse(f"cofinancing:{name}", args=keys)


TYPED = {
    "category": "b",
    "kind": "administration",
    "description": "Campagne",
    "cost_on": "02/03/2026",
    "supplier": "Bureau Beeld bv",
    "invoice_number": "F-9",
    "amount": "1.250,50",
    "activity_code": "SPC-2",
    "state": "accepted",
    "accepted_amount": "1",
}


def test_editor_claims_a_cost_and_sets_nothing_else(file, enter):
    client = enter(file.editor)
    upload = SimpleUploadedFile("factuur.png", PIXEL)
    response = client.post(url("new_cost", file.year.pk), {**TYPED, "evidence": upload})
    line = CostLine.objects.get()
    assert response["Location"] == url("money", file.year.pk)
    assert (line.amount, line.category, line.state) == (Decimal("1250.50"), "b", "claimed")
    assert (line.accepted_amount, line.claimed_by_id) == (None, file.editor.user_id)
    assert "Campagne" in client.get(url("cost", line.pk)).content.decode()


def test_fault_stands_at_its_field_and_nothing_typed_is_lost(file, enter):
    response = enter(file.editor).post(
        url("new_cost", file.year.pk), {**TYPED, "cost_on": "02/03/2025"}
    )
    html = response.content.decode()
    assert response.status_code == 422
    assert "ligt buiten het projectjaar" in html
    assert "1.250,50" in html
    assert not CostLine.objects.exists()


def test_account_manager_accepts_a_part_on_the_page(file, enter):
    line = claimed(file.year, file.editor)
    client = enter(file.manager)
    address = url("cost_accept", line.pk)
    assert "1.000,00" in client.get(address).content.decode()
    assert client.post(address, {"accepted_amount": "400,00"}).status_code == 422
    client.post(address, {"accepted_amount": "400,00", "reason": "Alleen het clusterdeel"})
    line.refresh_from_db()
    assert (line.state, line.accepted_amount) == ("partly", Decimal(400))


def test_ticked_costs_are_judged_together_and_others_left(file, enter):
    one, two = claimed(file.year, file.editor), claimed(file.year, file.editor, evidence=False)
    other = claimed(make_file().year, file.head)
    client = enter(file.manager)
    address = url("judge_costs", file.year.pk)
    client.post(address, {"ids": [one.pk, two.pk, other.pk]})
    states = {row.pk: row.state for row in CostLine.objects.all()}
    assert states == {one.pk: "accepted", two.pk: "claimed", other.pk: "claimed"}
    client.post(address, {"ids": [two.pk], "reject": "1", "reason": ""})
    assert CostLine.objects.get(pk=two.pk).state == "claimed"
    client.post(address, {"ids": [two.pk], "reject": "1", "reason": "Geen bewijs"})
    assert CostLine.objects.get(pk=two.pk).state == "rejected"


def test_money_page_shows_claimed_accepted_and_left(file, enter):
    accepted_cost(file.year, file.editor, file.manager, "1000", part="400")
    html = enter(file.editor).get(url("money", file.year.pk)).content.decode()
    assert "Geclaimde kosten" in html
    for amount in ("1.000,00", "400,00", "600,00"):
        assert amount in html
    assert "judge-many" not in html


@pytest.mark.parametrize(("name", "most"), [("money", 15), ("cluster_money", 8)])
def test_number_of_queries_does_not_grow_with_the_costs(file, enter, name, most):
    client = enter(file.manager)
    key = file.year.pk if name == "money" else file.cluster.pk
    counted = []
    for number in (1, 2):
        for _ in range(number):
            claimed(file.year, file.editor)
        client.get(url(name, key))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(url(name, key)).status_code == 200
        counted.append(len(queries))
    assert counted == [most, most]


def test_export_holds_text_that_looks_like_a_formula_as_text(file, enter):
    claimed(file.year, file.editor, description="=1+1")
    response = enter(file.manager).get(url("costs_export", file.year.pk), {"export": "csv"})
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert not any(cell.startswith("=") for row in rows for cell in row)
    assert len(rows) == 2
