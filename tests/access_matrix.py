"""Every route × every identity × every method × every relation to the record, against the policy.

The routes come from the resolver, the expectation from ``tests/<room>/access.py``; how to add to it stands in
``tests/access_policy.py``. A cell is unexpected when the answer differs, or when somebody who was refused changed
a row. What a page looks like is for other tests: nothing is drawn here, except where two answers must be the same.

``tests/test_access_matrix.py`` asks it route by route; ``manage.py access_matrix`` runs this file in a database of
its own and counts.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from copy import copy
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.contrib.auth.backends import ModelBackend
from django.db import connection, transaction
from django.template.backends.django import Template
from django.test import Client, override_settings
from django.urls import URLPattern, get_resolver, reverse
from django.utils import translation

from clusterbeleid.accounts import middleware
from clusterbeleid.accounts.queries import rights_of
from clusterbeleid.core import clock, doorbell
from tests.access_policy import Rule, Who, policy
from tests.access_world import World, build_world
from tests.harness.client import BOOKKEEPING, written_tables
from tests.people import NOW

POLICY = policy()
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ABSENT_KEY, ABSENT_FILE = 10**9, UUID(int=0)
# The door of the house; after logging out one stands before the same page, without the way back.
LOGIN = "/aanmelden/?next="
# Parameters that name the file around a record; the others name the record itself.
AROUND = ("cluster_id", "project_year_id")


@dataclass(frozen=True)
class Route:
    """One address of the application: its name, its parameters in order, and its view."""

    name: str
    parameters: tuple[str, ...]
    view: Callable[..., Any]


def routes() -> dict[str, Route]:
    """Return every route of the resolver by name."""
    return {route.name: route for route in _walk(get_resolver())}


def _walk(resolver: Any, space: str = "", around: tuple[str, ...] = ()) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        parameters = (*around, *entry.pattern.converters)
        if isinstance(entry, URLPattern):
            yield Route(f"{space}{entry.name}", parameters, entry.callback)
        else:
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, inner, parameters)


ROUTES = routes()


@contextmanager
def built_world() -> Iterator[World]:
    """Build the world once; what a request stores is undone."""
    with _without_detours(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@contextmanager
def _without_detours() -> Iterator[None]:
    """Leave out what costs time and has no part in who may do what; rights do not change meanwhile."""
    known = cache(partial(ModelBackend.get_user, ModelBackend()))
    with (
        patch.object(clock, "today", NOW.date),
        patch.object(clock, "now", lambda: NOW),
        override_settings(SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies"),
        patch.object(ModelBackend, "get_user", lambda _backend, key: copy(known(key))),
        patch.object(middleware, "rights_of", cache(rights_of)),
        patch.object(doorbell, "ring", lambda *_arguments: True),
        patch("clusterbeleid.core.health.readiness", list),
        patch("clusterbeleid.core.pdf.draw", lambda *_arguments, **_limits: b"%PDF"),
        patch("openpyxl.Workbook.save", lambda *_arguments: None),
        # A workbook that is streamed and never saved would complain when it goes.
        patch("clusters.documents.member_table.write_xlsx", lambda *_arguments, **_more: b""),
    ):
        logging.disable(logging.WARNING)
        yield
        logging.disable(logging.NOTSET)


@dataclass(frozen=True)
class Answer:
    """What came back, and which tables were written to."""

    status: int
    location: str
    body: bytes
    wrote: tuple[str, ...]

    @property
    def outcome(self) -> str:
        """Sum the answer up as the policy does."""
        if self.location.startswith(LOGIN):
            return "login"
        named = {401: "no token", 403: "denied", 404: "absent", 405: "no such method"}
        return named.get(self.status, "served" if self.status < 500 else "error")


class Visitors:
    """A session for each identity, used for one request at a time."""

    def __init__(self, world: World) -> None:
        self._clients = {who: Client(raise_request_exception=False) for who in Who}
        for who, user in world.people.items():
            if user is not None:
                self._clients[who].force_login(user)

    def ask(self, who: Who, method: str, address: str, **more: Any) -> Answer:
        """Send one request and undo what it did."""
        client = self._clients[who]
        cookies = copy(client.cookies)
        with watched() as wrote, undone() if method == "POST" else nullcontext():
            response = client.generic(method, address, **more)
            body = response.getvalue()
        client.cookies = cookies
        return Answer(
            response.status_code, response.headers.get("Location", ""), body, tuple(wrote)
        )


@contextmanager
def watched() -> Iterator[list[str]]:
    """Yield a list that fills with the tables written to."""
    wrote: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith("SELECT"):
            wrote.extend(table for table in written_tables(sql) if table not in BOOKKEEPING)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch), translation.override("nl"):
        yield wrote


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# --- what the policy expects ----------------------------------------------------------------------------------------


def expected(rule: Rule, who: Who, method: str, relation: str) -> str:
    """Return the outcome for one cell."""
    if rule.machine:
        return "no token"
    if who is Who.ANONYMOUS and not rule.public:
        return "login"
    allowed = rule.for_method(method)
    if allowed is None:
        return "no such method"
    readers = rule.see if rule.see is not None else (rule.get or allowed)
    if rule.see is not None and who not in readers:
        return "absent"
    if (relation == "absent" or (rule.by_record and relation != "own")) and who in readers:
        return "absent"
    if who not in allowed and who not in rule.hidden:
        return "denied"
    return "absent" if who in rule.hidden or relation != "own" else "served"


def addresses(name: str, world: World) -> dict[str, str]:
    """Return the address for each relation to the record: own, absent, and one of another file."""
    rule, route = POLICY[name], _route(name)
    own = {key: world.own[rule.record][key] for key in route.parameters}
    found = {"own": reverse(route.name, kwargs=own)}
    keys = [key for key in route.parameters if key != "kind"]
    if keys:
        gone = {key: ABSENT_FILE if key == "reference" else ABSENT_KEY for key in keys}
        found["absent"] = reverse(route.name, kwargs=own | gone)
    inner = [key for key in keys if key not in AROUND]
    if inner and len(keys) > len(inner):
        swapped = {key: world.other[rule.record][key] for key in inner}
        found["mismatch"] = reverse(route.name, kwargs=own | swapped)
        lost = dict.fromkeys(inner, ABSENT_KEY)
        found["lost"] = reverse(route.name, kwargs=own | lost)
    query = f"?{rule.query}" if rule.query else ""
    return {relation: address + query for relation, address in found.items()}


def _route(name: str) -> Route:
    return ROUTES[name.partition(",")[0]]


def unexpected(name: str, world: World, visitors: Visitors) -> list[str]:
    """Return the cells of a route that answer otherwise than the policy says."""
    return [fault for fault in asked(name, world, visitors) if fault]


def asked(name: str, world: World, visitors: Visitors) -> Iterator[str]:
    """Ask every cell of a route; yield for each what is wrong with it, or nothing."""
    with patch.object(Template, "render", lambda *_arguments: ""):
        for relation, address in addresses(name, world).items():
            for method in METHODS if relation == "own" else ("GET", "POST"):
                for who in Who:
                    wanted = expected(POLICY[name], who, method, relation)
                    answer = visitors.ask(who, method, address)
                    fault = _fault(answer, wanted, method)
                    cell = f"{method} {name} as {who.value}, {relation}"
                    yield f"{cell}: {fault}" if fault else ""


def _fault(answer: Answer, wanted: str, method: str) -> str:
    if answer.outcome != wanted:
        return f"{answer.outcome} ({answer.status}) instead of {wanted}"
    if answer.wrote and (wanted != "served" or method != "POST"):
        return f"wrote {answer.wrote}"
    return ""


def undeclared() -> list[str]:
    """Return the routes without a line in the policy, and the lines without a route."""
    declared = {name.partition(",")[0] for name in POLICY}
    return [
        *(f"{name}: a route without a line" for name in sorted(set(ROUTES) - declared)),
        *(f"{name}: a line without a route" for name in sorted(declared - set(ROUTES))),
    ]
