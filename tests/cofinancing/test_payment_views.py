"""The pages of payments: proposing and approving by two, sending by finance, and what a page costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.files import visible_file
from cofinancing.models import Payment
from tests.cofinancing.payment_builders import approved, payments_of_two, proposed, ready
from tests.people import TODAY, acting, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]


@pytest.fixture
def enter(client):
    def log_in(who):
        known = getattr(who, "user_id", None)
        client.force_login(User.objects.get(pk=known) if known else person(who))
        return client

    return log_in


def url(name, *keys):
    return reverse(f"cofinancing:{name}", args=keys)


def test_two_people_and_finance_pay_on_the_pages(enter):
    file = ready()
    client = enter(file.proposer)
    assert (
        "600,00"
        in client.get(url("propose_payment", file.year.pk, file.instalment.pk)).content.decode()
    )
    client.post(
        url("propose_payment", file.year.pk, file.instalment.pk),
        {"amount": "600,00", "note": "Voorschot", "state": "paid", "approved_by": "1"},
    )
    payment = Payment.objects.get()
    assert (payment.state, payment.approved_by_id) == ("proposed", None)
    assert client.post(url("payment_approve", payment.pk)).status_code == 422
    enter(file.head).post(url("payment_approve", payment.pk))
    client = enter(file.finance)
    client.post(url("send_payments"))
    client.post(url("payment_confirm_paid", payment.pk), {"paid_on": "20/11/2026"})
    payment.refresh_from_db()
    assert payment.state == "paid"
    assert "600,00" in client.get(url("money", file.year.pk)).content.decode()
    assert payment.order is not None
    order = payment.order.file.reference
    assert visible_file(file.finance, order, on=TODAY) is not None
    assert visible_file(acting(Role.ACCOUNT_MANAGER), order, on=TODAY) is None


def test_what_is_missing_stands_on_the_form_and_nothing_is_kept(enter):
    file = ready()
    second = file.year.instalments.get(number=2)
    address = url("propose_payment", file.year.pk, second.pk)
    response = enter(file.proposer).post(address, {"amount": "400,00"})
    assert response.status_code == 422
    assert "nog niet aanvaard" in response.content.decode()
    assert not Payment.objects.exists()


def test_page_of_a_payment_shows_its_check_and_who_signed(enter):
    file = ready()
    waiting = enter(file.head).get(url("payment", proposed(file).pk)).content.decode()
    assert "De regels geven geen opmerking." in waiting


@pytest.mark.parametrize("name", ["payments", "year_payments"])
def test_number_of_queries_does_not_grow_with_the_payments(enter, name):
    file = ready()
    approved(file)
    client, counted = enter(file.head), []
    address = url("payments") if name == "payments" else url("year_payments", file.year.pk)
    for _ in range(2):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counted.append(len(queries))
        payments_of_two(ready().year)
    assert counted == [{"payments": 6, "year_payments": 12}[name]] * 2
