"""The pages of recoveries: claiming, approving and booking by those who may, and what a page costs."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.accounts.models import User
from clusterbeleid.overview.demo.files import page as pdf_page
from cofinancing.models import Recovery
from tests.cofinancing.cost_builders import accepted_cost, income, settled
from tests.cofinancing.recovery_builders import (
    came_back,
    claimed_back,
    later_payment,
    paid,
    proposed,
)
from tests.evaluations.report_builders import signatory_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock", "papers_drawn_here")]
MONEY_QUERIES, PAYMENTS_QUERIES, LIST_QUERIES, PAGE_QUERIES = 14, 12, 6, 15


@pytest.fixture
def enter(client):
    def log_in(who):
        client.force_login(User.objects.get(pk=who.user_id))
        return client

    return log_in


def url(name, *keys):
    return reverse(f"cofinancing:{name}", args=keys)


def pdf():
    return SimpleUploadedFile("beslissing.pdf", pdf_page(), content_type="application/pdf")


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


@pytest.mark.attack("A7")
def test_claim_from_the_page_to_paid_back(enter):
    file = paid()
    client = enter(file.proposer)
    client.post(
        url("propose_recovery", file.year.pk),
        {
            "ground": "payment",
            "payment": file.payment.pk,
            "amount": "600,00",
            "reason": "Onterecht",
            "state": "paid_back",
            "approved_by": "1",
            "interest": "9",
        },
    )
    row = Recovery.objects.get()
    assert (row.state, row.approved_by_id, row.interest) == ("proposed", None, Decimal(0))
    assert client.post(url("recovery_approve", row.pk)).status_code == 422
    client = enter(file.head)
    client.post(url("recovery_approve", row.pk))
    assert client.post(url("recovery_receive", row.pk), {}).status_code == 403
    html = client.get(url("recovery", row.pk)).content.decode()
    assert "terugvordering-" in html
    client = enter(file.finance)
    typed = {"amount": "600,00", "received_on": "20/11/2026", "bank_reference": "TERUG-1"}
    client.post(url("recovery_receive", row.pk), typed)
    again = client.post(url("recovery_receive", row.pk), {**typed, "bank_reference": "TERUG-2"})
    assert again.status_code == 422
    row.refresh_from_db()
    assert row.state == "paid_back"
    assert "Terugbetaald" in client.get(url("recoveries")).content.decode()


def test_fault_stands_at_its_field_and_nothing_typed_is_lost(enter):
    file = paid()
    response = enter(file.finance).post(
        url("propose_recovery", file.year.pk),
        {"ground": "decision", "document": pdf(), "amount": "600,01", "reason": "Dubbel betaald"},
    )
    html = response.content.decode()
    assert response.status_code == 422
    assert "is meer dan de € 600" in html
    assert "Dubbel betaald" in html
    assert not Recovery.objects.exists()


def test_settled_year_offers_what_was_paid_too_much(enter):
    file = paid()
    accepted_cost(file.year, file.proposer, file.head, "1000")
    settled(file.year, "450", file.head)
    client = enter(file.finance)
    assert "Vorder steun terug" in client.get(url("money", file.year.pk)).content.decode()
    assert "150,00" in client.get(url("propose_recovery", file.year.pk)).content.decode()


def test_organisation_sees_the_claim_without_how_the_agency_deliberates(enter):
    file = paid()
    signatory = signatory_of(file.year)
    row = proposed(file)
    client = enter(signatory)
    assert client.get(url("recovery", row.pk)).status_code == 404
    assert str(row) not in client.get(url("year_payments", file.year.pk)).content.decode()
    enter(file.head).post(url("recovery_approve", row.pk))
    enter(file.finance).post(
        url("recovery_ask_write_off", row.pk), {"document": pdf(), "reason": "Vereffening"}
    )
    html = enter(signatory).get(url("recovery", row.pk)).content.decode()
    assert "Terug te betalen" in html
    for inside in ("Afschrijving gevraagd", "Vereffening", "beslissing.pdf"):
        assert inside not in html
    assert client.get(url("recoveries")).status_code == 403


def test_claim_is_divided_and_set_off_on_the_pages(enter):
    file = paid()
    row, payment = claimed_back(file, "300.00"), later_payment(file)
    client = enter(file.head)
    typed = {"count": "3", "first": "01/12/2026", "reason": "Kan niet alles ineens betalen"}
    client.post(url("recovery_divide", row.pk), typed)
    html = client.get(url("recovery", row.pk)).content.decode()
    assert "Schijven" in html
    assert "01/02/2027" in html
    client = enter(file.finance)
    assert "400,00" in client.get(url("payment", payment.pk)).content.decode()
    answer = client.post(
        url("recovery_set_off", row.pk), {"payment": payment.pk, "amount": "300,01"}
    )
    assert answer.status_code == 422
    assert "is meer dan de € 300" in answer.content.decode()
    client.post(url("recovery_set_off", row.pk), {"payment": payment.pk, "amount": "120,00"})
    page = (
        client.get(url("payment", payment.pk)).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    )
    assert "Gaat naar de rekening" in page
    assert "€ 280,00" in page
    assert (
        "Verrekend met betalingen die lopen" in client.get(url("recovery", row.pk)).content.decode()
    )
    client.post(url("payment_drop_set_off", payment.pk), {"reason": "Toch niet"})
    payment.refresh_from_db()
    assert payment.set_off_id is None


def test_page_says_that_no_rate_is_entered_to_the_agency_alone(enter):
    file = paid()
    signatory = signatory_of(file.year)
    row = claimed_back(file)
    told = "er is geen rentevoet ingevoerd"
    assert told in enter(file.finance).get(url("recovery", row.pk)).content.decode()
    assert told not in enter(signatory).get(url("recovery", row.pk)).content.decode()


def test_export_holds_every_recovery(enter):
    file = paid()
    claimed_back(file)
    response = enter(file.finance).get(url("recoveries"), {"export": "csv"})
    assert "600,00" in response.content.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("money", MONEY_QUERIES),
        ("year_payments", PAYMENTS_QUERIES),
        ("recoveries", LIST_QUERIES),
        ("recovery", PAGE_QUERIES),
    ],
)
def test_number_of_queries_is_the_same_for_one_row_and_three(enter, name, most):
    file = paid()
    counted = []
    client = enter(file.head)
    for number in (1, 2):
        for _ in range(number):
            accepted_cost(file.year, file.proposer, file.head, "10")
            income(file.year, file.proposer)
            row = came_back(file, claimed_back(file, "100.00"), "10.00")
        keys = {"recoveries": (), "recovery": (row.pk,)}.get(name, (file.year.pk,))
        counted.append(queries(client, url(name, *keys)))
    assert counted == [most, most]
