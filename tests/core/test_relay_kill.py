"""Q9: SIGKILL at every step of the relay and at random moments; nothing lost, nothing doubled unseen."""

import os
import random
import signal
import time

import pytest
from django.db import transaction

from clusterbeleid.core import failpoints, outbox
from clusterbeleid.core.models import OutboxMessage
from clusterbeleid.core.relay import RelayResult
from clusterbeleid.core.relay import relay as post
from tests.core.support import fork, mail_server, wait_for
from tests.people import NOW

MESSAGES = 5
# A message is out of the house and the row does not know it yet: only here may a mail come twice.
WINDOW = {"relay.after_send", "relay.after_write"}

pytestmark = pytest.mark.usefixtures("committed")


def put_in(name):
    keys = [f"{name}:{number}" for number in range(MESSAGES)]
    messages = [
        outbox.Message(
            kind="core.trial",
            business_key=key,
            recipient="lezer@example.be",
            payload={"name": "An", "asked_at": NOW},
        )
        for key in keys
    ]
    with transaction.atomic():
        assert outbox.enqueue_many(messages, at=NOW) == MESSAGES
    return keys


def relay():
    return post(now=NOW)


def states(keys):
    return set(OutboxMessage.objects.filter(business_key__in=keys).values_list("state", flat=True))


@pytest.mark.attack("A31")
def test_kill_at_each_step_of_each_message():
    kills = 0
    with mail_server() as sink:
        for point in failpoints.RELAY:
            for turn in range(1, MESSAGES + 1):
                keys = put_in(f"{point}:{turn}")
                assert wait_for(fork(relay, f"{point}:{turn}")) == signal.SIGKILL
                kills += 1
                finish(keys)
                expected = [
                    2 if point in WINDOW and n == turn else 1 for n in range(1, MESSAGES + 1)
                ]
                assert [sink.times(key) for key in keys] == expected, (point, turn)
                assert states(keys) == {"sent"}
    assert kills == 30


def test_kill_at_random_moments():
    chance = random.Random(9)
    killed = 0
    with mail_server() as sink:
        for turn in range(60):
            keys = put_in(f"random:{turn}")
            child = fork(relay)
            time.sleep(chance.uniform(0, 0.06))
            os.kill(child, signal.SIGKILL)
            killed += wait_for(child) == signal.SIGKILL
            finish(keys)
            times = sorted(sink.times(key) for key in keys)
            assert times[:-1] == [1] * (MESSAGES - 1)
            assert times[-1] in {1, 2}
            if killed == 20:
                break
    assert killed == 20


def finish(keys):
    """Relay until all is sent, as beat does: the database needs a moment to miss a dead client."""
    for _turn in range(200):
        relay()
        if states(keys) == {"sent"}:
            return
        time.sleep(0.01)
    pytest.fail("messages are left")


def test_kill_before_the_commit_of_the_decision_leaves_no_message():
    def decide():
        with transaction.atomic():
            enqueue("lost")
            os.kill(os.getpid(), signal.SIGKILL)

    assert wait_for(fork(decide)) == signal.SIGKILL
    with mail_server() as sink:
        assert relay() == RelayResult()
    assert sink.mails == []


def test_kill_right_after_the_commit_of_the_decision_loses_no_message():
    def decide():
        enqueue("kept")
        os.kill(os.getpid(), signal.SIGKILL)

    assert wait_for(fork(decide)) == signal.SIGKILL
    with mail_server() as sink:
        assert relay() == RelayResult(sent=1)
    assert sink.times("kept") == 1


def test_two_relays_at_once_send_each_message_once():
    with mail_server() as sink:
        keys = [key for part in range(6) for key in put_in(f"both:{part}")]
        children = [fork(relay) for _child in range(3)]
        assert [wait_for(child) for child in children] == [0, 0, 0]
        assert [sink.times(key) for key in keys] == [1] * 30
    assert states(keys) == {"sent"}


def enqueue(key):
    outbox.enqueue(
        kind="core.trial",
        business_key=key,
        recipient="lezer@example.be",
        payload={"name": "An", "asked_at": NOW},
        at=NOW,
    )
