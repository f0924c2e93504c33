"""The bell: heard, refused, mute or full of patience, a user never waits a second."""

import socket
import time

import pytest

from clusterbeleid.celery import app
from clusterbeleid.core import doorbell
from tests.harness.machine import share_of_machine


@pytest.fixture(autouse=True)
def _not_silent(monkeypatch):
    monkeypatch.setattr(doorbell, "_silent_until", 0.0)


def ring_at(monkeypatch, address):
    monkeypatch.setattr(app.conf, "broker_url", address)
    began = time.monotonic()
    heard = doorbell.ring(doorbell.RELAY_OUTBOX)
    return heard, time.monotonic() - began


def test_refused_connection_is_no_error(monkeypatch):
    heard, took = ring_at(monkeypatch, "redis://127.0.0.1:1/0")
    assert heard is False
    assert took < share_of_machine()


def test_broker_that_accepts_and_says_nothing_is_left_in_time(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        heard, took = ring_at(monkeypatch, f"redis://127.0.0.1:{mute.getsockname()[1]}/0")
    assert heard is False
    assert took < share_of_machine()


def test_name_look_up_that_hangs_is_left_in_time(monkeypatch):
    monkeypatch.setattr(doorbell, "_connection", lambda: time.sleep(3))
    heard, took = ring_at(monkeypatch, "redis://nergens.example:6379/0")
    assert heard is False
    assert took < share_of_machine()


def test_after_a_failure_the_bell_is_silent_for_a_while(monkeypatch):
    ring_at(monkeypatch, "redis://127.0.0.1:1/0")
    tried = []
    monkeypatch.setattr(doorbell, "_publish", lambda *_given: tried.append(1))
    heard, took = ring_at(monkeypatch, "redis://127.0.0.1:1/0")
    assert (heard, tried) == (False, [])
    assert took < 0.05 * share_of_machine()
    monkeypatch.setattr(doorbell, "_silent_until", time.monotonic() - 0.1)
    ring_at(monkeypatch, "redis://127.0.0.1:1/0")
    assert tried == [1]


def test_broker_answers_tells_no_without_error(monkeypatch):
    monkeypatch.setattr(app.conf, "broker_url", "redis://127.0.0.1:1/0")
    assert doorbell.broker_answers() is False
