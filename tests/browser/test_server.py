"""The server behind the browser tests: many visitors stay, few connections to the database do."""

import time
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.db import connection

VISITORS = 12
PATIENCE = 5.0


def _sessions() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_visitors_who_stay_leave_the_database_alone(server_url: str) -> None:
    """A browser keeps its connections; a session each would fill the server of the tests."""
    before = _sessions()
    with ExitStack() as stack:
        for _ in range(VISITORS):
            visitor = stack.enter_context(closing(HTTPConnection(urlsplit(server_url).netloc)))
            visitor.request("GET", "/open-oproepen/")
            answer = visitor.getresponse()
            assert answer.status == 200
            assert answer.read()
            assert not answer.will_close

        until = time.monotonic() + PATIENCE
        while (now := _sessions()) > before and time.monotonic() < until:
            time.sleep(0.05)

    assert now <= before
