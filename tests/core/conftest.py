"""Fixtures of the ground floor."""

import pytest

from clusterbeleid.core import doorbell
from clusterbeleid.core.models import BackgroundJob, JobRun, OutboxMessage


@pytest.fixture
def no_bell(monkeypatch):
    """Keep the bell silent and count how often it was rung, per task."""
    rung = []
    monkeypatch.setattr(doorbell, "ring", lambda task, *arguments: rung.append((task, *arguments)))
    return rung


@pytest.fixture
def transactional_db(django_db_setup, django_db_blocker):
    """Real transactions that other processes see, cleaned by hand in the three tables written.

    Replaces the fixture of pytest-django (which knows by this name that a database is wanted): it
    empties every table of every room after each test, and that takes seconds.
    """
    with django_db_blocker.unblock():
        yield
        for model in (OutboxMessage, JobRun, BackgroundJob):
            model.objects.all().delete()


@pytest.fixture
def committed(transactional_db, no_bell):
    """Real transactions, and nobody hears the bell."""
