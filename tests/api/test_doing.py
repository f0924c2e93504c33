"""What systems do: once whatever the number of times it is sent, upon what they read, all or nothing."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine

from agreements.models import LedgerEntry
from clusterbeleid.api import idempotency
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.models import IdempotentCall
from clusterbeleid.core.actors import Role
from clusterbeleid.core.models import StateChange
from clusters.queries import operator_of
from cofinancing.actions.payments import confirm_paid, send_payments
from cofinancing.models import Contribution, Payment
from tests.api.builders import Caller, caller
from tests.clusters.builders import make_operator, make_organisation
from tests.cofinancing.builders import company_of, make_year
from tests.cofinancing.payment_builders import approved, ready
from tests.people import NOW, TODAY, acting

pytestmark = pytest.mark.django_db
PAID = {"paid_on": "2026-11-20"}


@pytest.fixture(autouse=True)
def _stand_still():
    with time_machine.travel(NOW, tick=False):
        yield


def sent_payment() -> Payment:
    """Return a payment that accounting received."""
    payment = approved(ready())
    send_payments(actor=acting(Role.FINANCE), at=NOW)
    return Payment.objects.get(pk=payment.pk)


def tag_of(system: Caller, payment: Payment) -> str:
    tag: str = system.get(f"/api/v1/payments/{payment.pk}/")["ETag"]
    return tag


def confirm(system: Caller, payment: Payment, body=None, **headers):
    return system.post(f"/api/v1/payments/{payment.pk}/confirm/", body or PAID, **headers)


# --- payments -------------------------------------------------------------------------------------------------------


def test_accounting_confirms_and_stands_in_the_history_by_name():
    system, payment = caller(), sent_payment()
    answer = confirm(system, payment, If_Match=tag_of(system, payment))
    assert answer.status_code == 200, answer.content
    shown = answer.json()
    assert (shown["state"], shown["paid_on"]) == ("paid", "2026-11-20")
    assert answer["ETag"] == tag_of(system, payment)
    payment.refresh_from_db()
    assert payment.ledger is not None
    assert payment.ledger.amount == payment.amount
    change = StateChange.objects.latest("pk")
    assert (change.action, change.actor_label) == ("confirm_paid", system.client.name)
    assert payment.history.latest().history_user.full_name == system.client.name


@pytest.mark.attack("A12")
def test_system_confirms_and_does_nothing_else_with_a_payment():
    """Two people proposed and approved; what they did not sign, no system pays."""
    system, payment = caller(), approved(ready())
    answer = confirm(system, payment, If_Match=tag_of(system, payment))
    assert (answer.status_code, answer.json()["code"]) == (409, "api.conflict")
    assert not LedgerEntry.objects.filter(kind="paid").exists()


@pytest.mark.attack("A26")
def test_stale_missing_or_open_version_is_refused():
    system, payment = caller(), sent_payment()
    tag = tag_of(system, payment)
    for sent, wanted in ((None, 428), ("*", 428), ('"0"', 412)):
        answer = confirm(system, payment, If_Match=sent)
        assert (sent, answer.status_code) == (sent, wanted)
    confirm_paid(payment, paid_on=TODAY, actor=acting(Role.FINANCE), at=NOW)
    stale = confirm(system, payment, If_Match=tag)
    assert (stale.status_code, stale.json()["code"]) == (412, "api.stale")
    assert LedgerEntry.objects.filter(kind="paid").count() == 1


def test_refusal_of_a_rule_points_at_the_field():
    system, payment = caller(), sent_payment()
    answer = confirm(system, payment, {"paid_on": "2026-11-22"}, If_Match=tag_of(system, payment))
    assert answer.status_code == 422
    [error] = answer.json()["errors"]
    assert error["pointer"] == "/paid_on"
    assert error["nl"] != error["en"]
    payment.refresh_from_db()
    assert payment.paid_on is None


@pytest.mark.attack("A7")
@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/paid_on"),
        ({"paid_on": None}, "/paid_on"),
        ({"paid_on": "20/11/2026"}, "/paid_on"),
        ({"paid_on": "2026-02-30"}, "/paid_on"),
        ({"paid_on": 20261120}, "/paid_on"),
        (PAID | {"amount": "5.00"}, "/amount"),
        (PAID | {"state": "paid"}, "/state"),
        ([], ""),
    ],
)
def test_body_that_is_not_as_described_is_refused(body, pointer):
    system, payment = caller(), sent_payment()
    address = f"/api/v1/payments/{payment.pk}/confirm/"
    answer = system.post(address, body, If_Match=tag_of(system, payment))
    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert not LedgerEntry.objects.filter(kind="paid").exists()


# --- twice ----------------------------------------------------------------------------------------------------------


@pytest.mark.attack("A24")
def test_repeated_call_gets_the_first_answer_and_has_no_effect():
    system, payment = caller(), sent_payment()
    tag = tag_of(system, payment)
    first, again = (
        confirm(system, payment, If_Match=tag, Idempotency_Key="een") for _time in range(2)
    )
    assert (first.status_code, first.content, first["ETag"]) == (
        again.status_code,
        again.content,
        again["ETag"],
    )
    assert LedgerEntry.objects.filter(kind="paid").count() == 1
    assert IdempotentCall.objects.count() == 1


@pytest.mark.attack("A24")
def test_key_with_another_body_or_address_is_refused():
    system, payment = caller(), sent_payment()
    tag = tag_of(system, payment)
    confirm(system, payment, If_Match=tag, Idempotency_Key="een")
    for other in (payment, sent_payment()):
        body = {"paid_on": "2026-11-19"}
        answer = confirm(system, other, body, If_Match=tag, Idempotency_Key="een")
        assert (answer.status_code, answer.json()["code"]) == (422, "api.key_used")
    assert LedgerEntry.objects.filter(kind="paid").count() == 1


@pytest.mark.attack("A24")
def test_key_of_another_system_is_none_of_ours():
    one, two, payment = caller(), caller(), sent_payment()
    tag = tag_of(one, payment)
    assert confirm(one, payment, If_Match=tag, Idempotency_Key="een").status_code == 200
    assert confirm(two, payment, If_Match=tag, Idempotency_Key="een").status_code == 412


@pytest.mark.parametrize("key", ["", "a b", "x" * 101, "é"])
def test_call_without_a_usable_key_is_refused(key):
    system, payment = caller(), sent_payment()
    answer = confirm(system, payment, If_Match=tag_of(system, payment), Idempotency_Key=key)
    assert (answer.status_code, answer.json()["code"]) == (400, "api.no_key")


def test_refused_call_may_come_again_with_its_key():
    system, payment = caller(), sent_payment()
    for sent, wanted in (('"0"', 412), (tag_of(system, payment), 200)):
        answer = confirm(system, payment, If_Match=sent, Idempotency_Key="een")
        assert answer.status_code == wanted


def test_call_that_is_being_answered_is_asked_to_wait(monkeypatch):
    monkeypatch.setattr("clusterbeleid.api.rest.doing.only_one", lambda client, key: False)
    system, payment = caller(), sent_payment()
    answer = confirm(system, payment, If_Match=tag_of(system, payment))
    assert (answer.status_code, answer["Retry-After"]) == (409, "1")
    assert answer.json()["code"] == "api.in_flight"


def test_night_drops_answers_after_seven_days_and_tokens_that_are_over():
    system, payment = caller(), sent_payment()
    confirm(system, payment, If_Match=tag_of(system, payment))
    for days, kept in ((6, 1), (8, 0)):
        with time_machine.travel(NOW + timedelta(days=days), tick=False):
            idempotency.forget_nightly()
        assert IdempotentCall.objects.count() == kept
    assert system.get("/api/v1/payments/").status_code == 401


# --- contributions --------------------------------------------------------------------------------------------------


@pytest.fixture
def year():
    found = make_year()
    if operator_of(found.agreement.cluster, on=TODAY) is None:
        make_operator(found.agreement.cluster, make_organisation("Golf vzw"))
    return found


def number_of_operator(year):
    """Return the enterprise number of who carries out the cluster of a year."""
    found = operator_of(year.agreement.cluster, on=TODAY)
    assert found is not None
    return found.organisation.kbo


@pytest.fixture
def own(year):
    return caller(organisations=(number_of_operator(year),))


def payer_of(year):
    """Return a company that is a member, the same each time."""
    cluster = year.agreement.cluster
    member = cluster.memberships.filter(organisation__kind="company").order_by("pk").first()
    return member.organisation if member else company_of(year)


def received_row(year, **more):
    row = {
        "organisation": payer_of(year).kbo,
        "source": "company_cash",
        "amount": "250.00",
        "value_date": "2026-03-02",
        "bank_reference": "BANK-1",
    }
    return row | more


def deliver(system, year, *rows, **headers):
    return system.post(
        f"/api/v1/project-years/{year.pk}/contributions/", {"rows": list(rows)}, **headers
    )


def test_delivery_enters_received_money_that_waits_for_judgement(own, year):
    rows = [received_row(year), received_row(year, amount="10.50", bank_reference="BANK-2")]
    answer = deliver(own, year, *rows)
    assert answer.status_code == 201, answer.content
    shown = answer.json()["contributions"]
    assert [row["amount"]["amount"] for row in shown] == ["250.00", "10.50"]
    assert {row["state"] for row in shown} == {"received"}
    stored = Contribution.objects.filter(project_year=year).order_by("pk")
    assert [row.received_amount for row in stored] == [Decimal(250), Decimal("10.50")]
    assert {str(row.receipt_recorded_by) for row in stored} == {own.client.name}


def test_one_fault_keeps_everything_out_and_every_fault_is_pointed_at(own, year):
    answer = deliver(
        own,
        year,
        received_row(year),
        received_row(year, bank_reference="BANK-2", value_date="2026-12-02"),
        received_row(year, bank_reference="BANK-3", organisation="0203430576"),
        received_row(year, bank_reference="BANK-4", amount="0.00"),
        received_row(year),
    )
    assert answer.status_code == 422
    pointers = [error["pointer"] for error in answer.json()["errors"]]
    assert pointers == [
        "/rows/1/value_date",
        "/rows/2/organisation",
        "/rows/3",
        "/rows/4/bank_reference",
    ]
    assert not Contribution.objects.filter(project_year=year).exists()


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"amount": 5}, "/rows/0/amount"),
        ({"amount": "5"}, "/rows/0/amount"),
        ({"amount": "-5.00"}, "/rows/0/amount"),
        ({"source": "gift"}, "/rows/0/source"),
        ({"organisation": "0203430577"}, "/rows/0/organisation"),
        ({"bank_reference": ""}, "/rows/0/bank_reference"),
        ({"bank_reference": 12}, "/rows/0/bank_reference"),
        ({"state": "accepted"}, "/rows/0/state"),
        ({"note": "a\x00b"}, "/rows/0/note"),
    ],
)
def test_row_that_is_not_as_described_is_pointed_at(own, year, change, pointer):
    answer = deliver(own, year, received_row(year) | change)
    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert not Contribution.objects.filter(project_year=year).exists()


def test_empty_and_too_long_deliveries_are_refused(own, year):
    for rows in ((), (received_row(year),) * 201):
        answer = deliver(own, year, *rows)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/rows")


@pytest.mark.attack("A6")
def test_delivery_for_the_year_of_another_finds_nothing(year):
    stranger = caller(organisations=(make_organisation().kbo,))
    assert deliver(stranger, year, received_row(year)).status_code == 404
    assert not Contribution.objects.exists()


@pytest.mark.attack("A24")
def test_repeated_delivery_enters_once(own, year):
    answers = [deliver(own, year, received_row(year), Idempotency_Key="een") for _ in range(3)]
    assert len({answer.content for answer in answers}) == 1
    assert Contribution.objects.filter(project_year=year).count() == 1
    other = deliver(own, year, received_row(year), Idempotency_Key="twee")
    assert other.status_code == 422
    assert other.json()["errors"][0]["pointer"] == "/rows/0/bank_reference"


def test_right_to_deliver_is_no_right_to_read(year):
    kbo = number_of_operator(year)
    system = caller(organisations=(kbo,), scopes=(Scope.DELIVER.value,))
    assert system.get("/api/v1/project-years/").status_code == 403
    assert deliver(system, year, received_row(year)).status_code == 201
