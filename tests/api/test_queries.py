"""A page takes the same few queries whatever the number of its rows."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import ProjectYear
from clusterbeleid.api.rest import base
from tests.api.builders import caller
from tests.api.routes import LISTS
from tests.cofinancing.builders import company_of, make_year
from tests.people import NOW

pytestmark = pytest.mark.django_db
MOST = 10


def fill(number: int) -> None:
    """Make so many clusters with a member, an agreement of three years and a ledger."""
    for _each in range(number):
        company_of(make_year(date(2026, 1, 1)))


def queries(system, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        answer = system.get(address)
    assert answer.status_code == 200
    return len(found)


def test_lists_take_as_many_queries_for_one_ten_and_a_hundred_rows():
    with time_machine.travel(NOW, tick=False):
        system = caller()
        counted: dict[str, list[int]] = {}
        for more in (1, 9, 24):
            fill(more)
            for name in LISTS:
                found = queries(system, f"{reverse(name)}?limit=100")
                counted.setdefault(name, []).append(found)
    assert ProjectYear.objects.count() >= 100
    uneven = {name: found for name, found in counted.items() if len(set(found)) > 1}
    assert uneven == {}
    assert max(max(found) for found in counted.values()) <= MOST


def test_row_that_asks_by_itself_is_noticed(monkeypatch):
    with time_machine.travel(NOW, tick=False):
        fill(1)
        system = caller()
        before = queries(system, reverse("api:members"))
        usual = base.Endpoint.written

        def asking(self, rows):
            rows = list(rows)
            for _row in rows:
                ProjectYear.objects.exists()
            return usual(self, rows)

        monkeypatch.setattr(base.Endpoint, "written", asking)
        assert queries(system, reverse("api:members")) > before
