"""Shared by the tests of the pages that combine rooms: the demo of 21/11/2026, and small worlds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

from clusterbeleid.accounts.models import User
from clusterbeleid.overview.demo.people import BY_KEY
from tests import demo
from tests.harness.client import StrictClient

DAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    """Read in Dutch; a request before may have left another language."""
    with translation.override("nl"):
        yield


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Put the demo in the database for this module, and take it out again."""
    with django_db_blocker.unblock(), demo.demo_settings(), transaction.atomic():
        demo.put_back()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def browse(told: None, db: None) -> Callable[[str], StrictClient]:
    """Return a function that opens a browser for a person of the demo, read in English."""

    def open_for(key: str) -> StrictClient:
        client = StrictClient()
        user = User.objects.get(email=BY_KEY[key].email)
        User.objects.filter(pk=user.pk).update(language="en")
        client.force_login(user)
        return client

    return open_for


def text_of(response: Any) -> str:
    """Return a page as one line, its no-break spaces as blanks."""
    return " ".join(response.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())
