"""Trouble of the machinery gets a calm page, wherever it arises; a refusal says why."""

import errno

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from clusterbeleid.core.access import public
from clusterbeleid.core.storage import NoSpace
from tests.people import person

OF_THE_HOUSE = ["bad_request", "forbidden", "not_found", "failed"]


def raising(error):
    @public
    def view(_request):
        raise error

    return view


urlpatterns = [
    path("weg/", raising(OperationalError("server closed the connection"))),
    path("vol/", raising(OSError(errno.ENOSPC, "No space left on device"))),
    path("geen-plaats/", raising(NoSpace())),
    path("fout/", raising(ValueError("geheim"))),
    path("verboden/", raising(PermissionDenied("permission.job_runs"))),
    path("niet-nu/", raising(PermissionDenied("Niet nu."))),
    path("goed/", public(lambda _request: HttpResponse("goed"))),
    path("besloten/", lambda _request: HttpResponse("goed")),
    path("", include("clusterbeleid.accounts.urls")),
]
handler400, handler403, handler404, handler500 = (
    f"clusterbeleid.core.views.errors.{name}" for name in OF_THE_HOUSE
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiet(client):
    """Answer as for a visitor: the page, not the exception."""
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=__name__):
        yield client


@pytest.mark.parametrize(
    ("address", "status"), [("/weg/", 503), ("/vol/", 507), ("/geen-plaats/", 507), ("/fout/", 500)]
)
def test_trouble_in_a_page(quiet, address, status):
    response = quiet.get(address)
    assert response.status_code == status
    assert "geheim" not in response.content.decode()
    assert response.headers["X-Request-ID"] in response.content.decode()
    assert response.get("Retry-After") == ("30" if status == 503 else None)


@pytest.mark.parametrize(
    ("error", "status"),
    [(OperationalError("gone"), 503), (OSError(errno.ENOSPC, "full"), 507), (ValueError("x"), 500)],
)
def test_trouble_in_the_middleware(quiet, monkeypatch, error, status):
    quiet.force_login(person())

    def fail(*_given, **_more):
        raise error

    monkeypatch.setattr("clusterbeleid.accounts.middleware.clock.today", fail)
    assert quiet.get("/goed/").status_code == status


def test_lost_connection_to_the_database(quiet, monkeypatch):
    quiet.force_login(person())

    def gone(*_given, **_more):
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", gone)
    assert quiet.get("/besloten/").status_code == 503


def test_refusal_says_why_in_words(quiet):
    with_code = quiet.get("/verboden/", headers={"Accept-Language": "en"})
    assert with_code.status_code == 403
    assert "Only the administrator, the head of team and the auditor" in with_code.content.decode()
    assert "Niet nu." in quiet.get("/niet-nu/").content.decode()
