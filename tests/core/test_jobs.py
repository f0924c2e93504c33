"""Runs of the night: a row each, and never two of the same at once."""

import os
import signal
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from clusterbeleid.core import jobs, queries
from clusterbeleid.core.clock import real_now
from clusterbeleid.core.models import JobRun
from tests.core.support import fork, wait_for

DAY = date(2026, 11, 21)


@pytest.mark.django_db
def test_run_leaves_its_counts_and_duration():
    with jobs.record_run("test", DAY) as run:
        assert JobRun.objects.get().finished_at is None
        run.looked_at, run.opened, run.sent = 10, 2, 3

    row = JobRun.objects.get()
    assert (row.name, row.on_day, row.looked_at, row.opened, row.sent, row.error) == (
        "test",
        DAY,
        10,
        2,
        3,
        "",
    )
    assert row.finished_at is not None
    assert row.started_at <= row.finished_at <= real_now()
    assert row.milliseconds < 5000


@pytest.mark.django_db
def test_failed_run_keeps_its_error_without_the_data_and_the_job_fails():
    def fail():
        with jobs.record_run("test", DAY) as run:
            run.looked_at = 7
            raise IntegrityError("duplicate key\nDETAIL: Key (email)=(an@example.be)")

    with pytest.raises(IntegrityError):
        fail()
    row = JobRun.objects.get()
    assert (row.error, row.looked_at) == ("IntegrityError: duplicate key", 7)
    assert row.finished_at is not None


@pytest.mark.usefixtures("committed")
def test_second_scheduler_at_the_same_time_does_nothing():
    def other():
        assert jobs.run_once("test", DAY, lambda _run: None) is None

    with jobs.record_run("test", DAY):
        assert wait_for(fork(other)) == 0
        assert JobRun.objects.count() == 1
        with jobs.exclusive("other") as held:
            assert held
    assert jobs.run_once("test", DAY, lambda run: setattr(run, "opened", 1)) == jobs.Run(opened=1)
    assert wait_for(fork(other)) == -1, "with the lock free the other works"


@pytest.mark.usefixtures("committed")
def test_lock_of_a_process_that_died_is_free():
    def die():
        with jobs.record_run("test", DAY):
            os.kill(os.getpid(), signal.SIGKILL)

    assert wait_for(fork(die)) == signal.SIGKILL
    with jobs.record_run("test", DAY) as run:
        run.opened = 1
    assert [(run.opened, run.finished_at is None) for run in JobRun.objects.order_by("pk")] == [
        (0, True),
        (1, False),
    ]


@pytest.mark.usefixtures("committed")
def test_lock_is_freed_after_a_failed_transaction():
    def fail():
        with jobs.record_run("test", DAY), transaction.atomic():
            raise RuntimeError

    for _turn in range(2):
        with pytest.raises(RuntimeError):
            fail()
    assert wait_for(fork(fail)) == -1
    assert JobRun.objects.exclude(error="").count() == 3


@pytest.mark.django_db
def test_idle_passes_of_the_relay_are_not_listed_and_forgotten_after_a_day():
    old = real_now() - timedelta(days=2)
    for name, looked_at, error, started in [
        ("relay_outbox", 0, "", old),
        ("relay_outbox", 0, "", real_now()),
        ("relay_outbox", 4, "", old),
        ("relay_outbox", 0, "OperationalError: gone", old),
        ("check", 0, "", old),
    ]:
        JobRun.objects.create(
            name=name, on_day=DAY, started_at=started, looked_at=looked_at, error=error
        )

    assert queries.job_runs_in_order().count() == 3
    assert jobs.forget_idle_relays() == 1
    assert JobRun.objects.count() == 4
    assert [(run.name, run.looked_at) for run in queries.last_runs()] == [
        ("check", 0),
        ("relay_outbox", 0),
    ]
