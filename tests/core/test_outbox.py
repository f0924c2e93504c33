"""The outbox: once per business key, in the transaction of the decision, posted with patience."""

import time
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core import mail as mailbox
from django.db import transaction

from clusterbeleid.core import doorbell, outbox
from clusterbeleid.core.models import OutboxMessage
from clusterbeleid.core.relay import RelayResult
from clusterbeleid.core.relay import relay as post
from tests.core.support import free_port, mail_server, mail_settings
from tests.harness.machine import share_of_machine
from tests.people import NOW

PAYLOAD = {"name": "An", "asked_at": NOW}


def enqueue(key="sleutel", recipient="lezer@example.be", **more):
    given = {"kind": "core.trial", "payload": PAYLOAD, "at": NOW, **more}
    return outbox.enqueue(business_key=key, recipient=recipient, **given)


def relay(minutes=0):
    return post(now=NOW + timedelta(minutes=minutes))


@pytest.mark.django_db
def test_message_is_stored_with_days_and_amounts():
    due = date(2027, 3, 31)
    message = enqueue(
        payload={"due": due, "gap": Decimal("1250.00"), "rows": [1, "a", None]}, scope="cluster:1"
    )

    assert (message.state, message.attempts, message.scope) == ("pending", 0, "cluster:1")
    assert message.payload == {
        "due": {"$day": "2027-03-31"},
        "gap": {"$decimal": "1250.00"},
        "rows": [1, "a", None],
    }


@pytest.mark.django_db
def test_second_message_with_the_same_key_is_not_stored():
    enqueue(recipient="een@example.be")

    assert enqueue(recipient="twee@example.be") is None
    assert list(OutboxMessage.objects.values_list("recipient", flat=True)) == ["een@example.be"]


@pytest.mark.django_db
def test_many_are_stored_in_one_statement_and_doubles_left_out(django_assert_num_queries):
    enqueue("0")
    messages = [
        outbox.Message(kind="core.trial", business_key=str(n % 300), recipient=f"p{n}@example.be")
        for n in range(600)
    ]

    with django_assert_num_queries(3):  # savepoint, insert, release
        assert outbox.enqueue_many(messages, at=NOW) == 299
    assert OutboxMessage.objects.count() == 300
    assert outbox.enqueue_many(messages, at=NOW) == 0


@pytest.mark.django_db
def test_float_in_payload_is_refused_and_nothing_stored():
    with pytest.raises(TypeError, match=r"0\.1"):
        enqueue(payload={"share": 0.1})
    assert not OutboxMessage.objects.exists()


@pytest.mark.usefixtures("committed")
def test_rolled_back_decision_leaves_no_message_and_no_bell(no_bell):
    @transaction.atomic
    def decide():
        enqueue()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        decide()
    assert not OutboxMessage.objects.exists()
    assert no_bell == []


@pytest.mark.usefixtures("committed")
def test_bell_rings_once_per_transaction_after_commit(no_bell):
    with transaction.atomic():
        enqueue("een")
        enqueue("twee")
        assert no_bell == []

    assert no_bell == [(doorbell.RELAY_OUTBOX,)]
    enqueue("een")
    assert len(no_bell) == 1


@pytest.mark.django_db
def test_relay_sends_and_marks(no_bell):
    message = enqueue()

    assert relay() == RelayResult(sent=1)
    message.refresh_from_db()
    assert (message.state, message.sent_at, message.attempts) == ("sent", NOW, 1)
    assert [mail.to for mail in mailbox.outbox] == [["lezer@example.be"]]
    assert relay() == RelayResult()
    assert len(mailbox.outbox) == 1


@pytest.mark.django_db
def test_refused_message_waits_1_5_15_60_minutes_and_is_parked(no_bell):
    with mail_server() as sink:
        sink.refused = {"weg@example.be"}
        bad, good = enqueue("slecht", "weg@example.be"), enqueue("goed")
        assert relay() == RelayResult(sent=1, failed=1)
        waited = 0
        for wait in (1, 5, 15):
            assert relay(waited + wait - 0.1) == RelayResult()
            waited += wait
            assert relay(waited) == RelayResult(failed=1)
        assert relay(waited + 59.9) == RelayResult()
        assert relay(waited + 60) == RelayResult(parked=1)
        assert relay(waited + 10_000) == RelayResult()

    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, bad.attempts, bad.sent_at) == ("parked", 5, None)
    assert bad.last_error.startswith("SMTPRecipientsRefused: ")
    assert good.state == "sent"


@pytest.mark.django_db
def test_message_that_cannot_be_made_does_not_hold_up_the_others(no_bell):
    for key, more in {
        "a": {"kind": "core.absent"},
        "b": {"recipient": "geen adres"},
        "c": {},
    }.items():
        enqueue(key, **more)

    assert relay() == RelayResult(sent=1, failed=2)
    errors = dict(OutboxMessage.objects.values_list("business_key", "last_error"))
    assert errors["a"].startswith("TemplateDoesNotExist: emails/core/absent")
    assert errors["b"].startswith("ValidationError: ")
    assert errors["c"] == ""


@pytest.mark.django_db
def test_mail_server_away_counts_no_try_and_all_leaves_when_it_is_back(no_bell):
    port = free_port()
    first, second = enqueue("een"), enqueue("twee")
    with mail_settings(port):
        for minute in range(10):
            assert relay(minute) == RelayResult(away=True)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.attempts) == ("pending", 0)
    assert first.last_error.startswith("ConnectionRefusedError: ")
    assert (second.state, second.last_error) == ("pending", "")

    with mail_server(port) as sink:
        assert relay(10) == RelayResult(sent=2)
    assert sorted(sink.ids().values()) == [1, 1]


@pytest.mark.django_db
def test_clock_set_back_does_not_hold_a_message(no_bell):
    message = enqueue()
    with mail_server() as sink:
        sink.refused = {"lezer@example.be"}
        relay(60 * 24 * 365)
        sink.refused = set()
        message.refresh_from_db()
        assert message.next_try_at > NOW + timedelta(days=364)
        assert relay() == RelayResult(sent=1)


@pytest.mark.django_db
def test_limit_bounds_a_pass(no_bell):
    for key in "abc":
        enqueue(key)

    assert post(now=NOW, limit=2) == RelayResult(sent=2)
    assert relay() == RelayResult(sent=1)


@pytest.mark.usefixtures("committed")
def test_redis_away_costs_a_user_no_error_and_less_than_a_second(monkeypatch):
    """Q10: the settings of the tests point at a broker nobody runs."""
    monkeypatch.setattr(doorbell, "_silent_until", 0.0)
    began = time.monotonic()
    with transaction.atomic():
        enqueue()
    assert time.monotonic() - began < share_of_machine()

    assert relay() == RelayResult(sent=1)
    assert len(mailbox.outbox) == 1
