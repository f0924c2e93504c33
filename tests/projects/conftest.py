"""Shared by the tests of the pages of projects."""

from collections.abc import Callable

import pytest

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Actor
from tests.clusters.builders import head
from tests.harness.client import StrictClient


@pytest.fixture
def enter(client: StrictClient) -> Callable[[Actor], StrictClient]:
    """Return a function that logs an actor in."""

    def log_in(who: Actor) -> StrictClient:
        client.force_login(User.objects.get(pk=who.user_id or 0))
        return client

    return log_in


@pytest.fixture
def reader(enter: Callable[[Actor], StrictClient]) -> StrictClient:
    """Return a client in which a head of team is logged in: sees all of the agency."""
    return enter(head())
