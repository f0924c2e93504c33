"""Every header of every route, to the letter: pages, files, the API and what goes wrong; no other header comes along."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404
from django.template.backends.django import Template
from django.test import Client, override_settings

from clusterbeleid.accounts.rules import FAILURES_PER_ACCOUNT
from clusterbeleid.core.middleware import HEADERS
from clusterbeleid.core.storage import NoSpace
from tests.access_matrix import POLICY, addresses, built_world, undone
from tests.access_policy import Who
from tests.access_world import World
from tests.api.builders import caller
from tests.test_settings import run

pytestmark = pytest.mark.django_db

POLICY_OF_PAGES = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "frame-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
EVERYWHERE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
}
# What differs from answer to answer and says nothing about safety; any name that stands nowhere here is a fault.
OWN = {
    "Allow",
    "Content-Disposition",
    "Content-Language",
    "Content-Length",
    "Content-Type",
    "ETag",
    "Expires",
    "Last-Modified",
    "Link",
    "Location",
    "Pragma",
    "Retry-After",
    "Vary",
    "WWW-Authenticate",
    "X-Request-ID",
}
# Nothing with data stays in a cache; what Django adds to pages of people says it once more.
KEPT_NOWHERE = (
    {"no-store"},
    {"no-store", "private"},
    {"no-store", "private", "no-cache", "must-revalidate", "max-age=0"},
)
# What everybody may read: a copy may be kept and found, and other sites may read the open data.
_OF_ALL = {"public", "max-age=300"}
_FOUND = {**EVERYWHERE, "X-Robots-Tag": "all"}
_FROM_ELSEWHERE = {
    **EVERYWHERE,
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_PAGES = ("", "_cluster", "_projects", "_project", "_organisation", "_leverage", "_data")
PAGES_OF_ALL = {f"overview:public{name}": (_FOUND, _OF_ALL) for name in _PAGES} | {
    "overview:public_search": (EVERYWHERE, _OF_ALL)
}
FILES_OF_ALL = {
    f"overview:public_{name}": (_FROM_ELSEWHERE, _OF_ALL) for name in ("catalogue", "csv", "json")
} | {
    f"overview:{name}": (EVERYWHERE, {"public", "max-age=3600"})
    for name in ("robots", "sitemap", "sitemap_part")
}
# A file of somebody runs nothing, wherever it is opened.
POLICY_OF_FILES = {"default-src": "'none'", "sandbox": ""}
HANDED_OUT = {"core:file"}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), built_world() as built:
        yield built


@pytest.fixture(scope="module", autouse=True)
def _as_in_production() -> Iterator[None]:
    """Send what the settings of production say about transport; a test reads them from there."""
    hsts = ("SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD")
    told = run("shell", "-v", "0", "-c", _PRINT.format(names=hsts))
    with override_settings(**json.loads(told.stdout)):
        yield


_PRINT = "import json; from django.conf import settings; print(json.dumps({{n: getattr(settings, n) for n in {names}}}))"


def policy_of(written: str) -> dict[str, str]:
    """Return a security policy by directive."""
    return dict(part.strip().partition(" ")[::2] for part in written.split(";"))


def faults(
    response: Any,
    policy: dict[str, str] = POLICY_OF_PAGES,
    headers: dict[str, str] = EVERYWHERE,
    kept: tuple[set[str], ...] = KEPT_NOWHERE,
) -> list[str]:
    """Return what is wrong with the headers of an answer."""
    told = dict(response.headers)
    written = policy_of(told.pop("Content-Security-Policy", ""))
    cache = {part.strip() for part in told.pop("Cache-Control", "").split(",")}
    safety = {name: value for name, value in told.items() if name not in OWN}
    found = []
    if safety != headers:
        found.append(f"headers {sorted(safety.items() ^ headers.items())}")
    if written != policy:
        found.append(f"policy {sorted(written.items() ^ policy.items())}")
    if cache not in kept:
        found.append(f"cache {sorted(cache)}")
    return found


class Visits:
    """A client for each person, whose cookies stay as they were at the start."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._clients: dict[Who, Client] = {}

    def ask(self, who: Who, method: str, address: str) -> Any:
        """Send one request over TLS and undo what it did."""
        client = self._client(who)
        cookies = copy(client.cookies)
        with undone():
            answer = client.generic(method, address, secure=True)
            answer.getvalue()
        client.cookies = cookies
        return answer

    def _client(self, who: Who) -> Client:
        if who not in self._clients:
            self._clients[who] = Client(raise_request_exception=False)
            user = self.world.people[who]
            if user is not None:
                self._clients[who].force_login(user)
        return self._clients[who]


def reader_of(name: str) -> Who:
    """Return somebody who comes past the door of a route."""
    rule = POLICY[name]
    allowed = (rule.get or rule.post or frozenset()) - {Who.ANONYMOUS}
    return min(allowed & (rule.see or allowed), default=Who.HEAD)


def walked(world: World, names: Iterable[str]) -> Iterator[str]:
    """Ask every route as a stranger and as somebody who may open it; yield every fault."""
    visits = Visits(world)
    with patch.object(Template, "render", lambda *_arguments: ""):
        for name in names:
            address = addresses(name, world)["own"]
            policy = POLICY_OF_FILES if name.partition(",")[0] in HANDED_OUT else POLICY_OF_PAGES
            who = reader_of(name)
            stranger = visits.ask(Who.ANONYMOUS, "GET", address)
            yield from told(name, "stranger", stranger, known=PAGES_OF_ALL | FILES_OF_ALL)
            yield from told(name, who, visits.ask(who, "GET", address), policy, FILES_OF_ALL)
            for method in ("POST", "DELETE"):
                yield from told(name, who, visits.ask(who, method, address))


def told(
    name: str,
    who: str,
    answer: Any,
    policy: dict[str, str] = POLICY_OF_PAGES,
    known: Mapping[str, tuple[dict[str, str], set[str]]] = MappingProxyType({}),
) -> list[str]:
    """Return the faults of an answer; ``known`` are routes with headers of their own."""
    headers, kept = known.get(name, (EVERYWHERE, None))
    found = faults(answer, policy, headers, (kept,) if kept else KEPT_NOWHERE)
    method = answer.request["REQUEST_METHOD"]
    return [f"{method} {name} as {who} ({answer.status_code}): {fault}" for fault in found]


def test_every_route_sends_exactly_these_headers(world):
    found = list(walked(world, POLICY))
    assert found == [], "\n".join(found)


def test_policy_allows_nothing_unsafe():
    words = " ".join((*POLICY_OF_PAGES.values(), *POLICY_OF_FILES.values()))
    assert not {"unsafe", "*", "http:", "https:", "blob:"} & set(words.split())
    assert "unsafe" not in words


# --- what goes wrong ------------------------------------------------------------------------------------------------

WRONG = {
    400: SuspiciousOperation("wrong"),
    403: PermissionDenied("wrong"),
    404: Http404("wrong"),
    413: RequestDataTooBig("wrong"),
    500: ValueError("wrong"),
    503: OperationalError("wrong"),
    507: NoSpace(),
}


@pytest.mark.parametrize("status", WRONG)
@pytest.mark.parametrize("address", ["/api/openapi.json", "/api/v1/clusters/"])
def test_page_about_what_went_wrong_sends_them_too(status, address, monkeypatch):
    def fail(*_arguments: Any, **_more: Any) -> None:
        raise WRONG[status]

    monkeypatch.setattr("clusterbeleid.api.views.description.description", fail)
    monkeypatch.setattr("clusterbeleid.api.rest.base.Endpoint.initial", fail)
    client = Client(raise_request_exception=False)
    answer = client.get(address, secure=True)
    assert (answer.status_code, faults(answer)) == (status, [])


def test_form_that_is_refused_and_one_without_token_send_them_too():
    sent = {"email": "niemand@example.be", "password": "fout"}
    for client, status in ((Client(), 422), (Client(enforce_csrf_checks=True), 403)):
        answer = client.post("/aanmelden/", sent, secure=True)
        assert (answer.status_code, faults(answer)) == (status, [])
    for _try in range(FAILURES_PER_ACCOUNT):
        answer = client.post("/aanmelden/", sent, secure=True)
    stopped = Client().post("/aanmelden/", sent, secure=True)
    assert (stopped.status_code, faults(stopped)) == (422, [])


def test_wrong_host_and_unknown_address_send_them_too():
    for host, address, status in (("kwaad.example", "/", 400), ("testserver", "/nergens/", 404)):
        answer = Client(raise_request_exception=False).get(
            address, secure=True, headers={"Host": host}
        )
        assert (answer.status_code, faults(answer)) == (status, [])


@pytest.mark.parametrize(
    ("method", "head", "status"),
    [
        ("GET", {}, 200),
        ("GET", {"Authorization": ""}, 401),
        ("GET", {"Accept": "text/html"}, 406),
        ("POST", {}, 405),
    ],
)
def test_answers_to_systems_send_them_too(method, head, status):
    system = caller()
    sent = {"Authorization": f"Bearer {system.token}"} | head
    answer = Client().generic(method, "/api/v1/clusters/", headers=sent, secure=True)
    assert (answer.status_code, faults(answer)) == (status, [])


def test_control_a_header_more_or_less_or_a_policy_that_opens_is_found(world, monkeypatch):
    routes = ["overview:home"]
    assert list(walked(world, routes)) == []
    with monkeypatch.context() as patch_:
        patch_.setitem(HEADERS, "X-Powered-By", "clusterbeleid")
        assert list(walked(world, routes))
    with monkeypatch.context() as patch_:
        patch_.delitem(HEADERS, "Permissions-Policy")
        assert list(walked(world, routes))
    open_policy = {"DIRECTIVES": {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]}}
    open_policy["DIRECTIVES"]["style-src"] = ["'self'", "'unsafe-inline'"]
    with override_settings(CONTENT_SECURITY_POLICY=open_policy):
        assert list(walked(world, routes))
