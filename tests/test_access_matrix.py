"""Every route × every identity × every method × every relation to the record, against the policy.

The routes come from the resolver, the expectation from ``tests/<room>/access.py``; how to add to it stands in
``tests/access_policy.py``. A cell is unexpected when the answer differs, or when somebody who was refused changed
a row. What a page looks like is for other tests: nothing is drawn here, except where two answers must be the same.
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

import pytest
import time_machine
from django.contrib.auth.backends import ModelBackend
from django.db import connection, transaction
from django.template.backends.django import Template
from django.test import Client, override_settings
from django.urls import URLPattern, get_resolver, reverse
from django.utils import translation

from agreements.models import ProjectYear
from clusterbeleid.accounts import middleware
from clusterbeleid.accounts.queries import rights_of
from clusterbeleid.core import access, doorbell
from clusters.models import Cluster, ContactEntry
from tests.access_policy import EVERYBODY, Rule, Who, policy
from tests.access_world import World, build_world
from tests.harness.client import BOOKKEEPING, written_tables
from tests.people import NOW

pytestmark = pytest.mark.django_db
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


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Build the world once; what a request stores is undone."""
    with django_db_blocker.unblock(), _without_detours(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@contextmanager
def _without_detours() -> Iterator[None]:
    """Leave out what costs time and has no part in who may do what; rights do not change meanwhile."""
    known = cache(partial(ModelBackend.get_user, ModelBackend()))
    with (
        time_machine.travel(NOW),
        override_settings(SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies"),
        patch.object(ModelBackend, "get_user", lambda _backend, key: copy(known(key))),
        patch.object(middleware, "rights_of", cache(rights_of)),
        patch.object(doorbell, "ring", lambda *_arguments: True),
        patch("clusterbeleid.core.health.readiness", list),
        patch("clusterbeleid.core.pdf.draw", lambda *_arguments, **_limits: b"%PDF"),
        patch("openpyxl.Workbook.save", lambda *_arguments: None),
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
        named = {403: "denied", 404: "absent", 405: "no such method"}
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
        with _watched() as wrote, _undone() if method == "POST" else nullcontext():
            response = client.generic(method, address, **more)
            body = response.getvalue()
        client.cookies = cookies
        return Answer(
            response.status_code, response.headers.get("Location", ""), body, tuple(wrote)
        )


@contextmanager
def _watched() -> Iterator[list[str]]:
    """Yield a list that fills with the tables written to."""
    wrote: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith("SELECT"):
            wrote.extend(table for table in written_tables(sql) if table not in BOOKKEEPING)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch), translation.override("nl"):
        yield wrote


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def visitors(world: World) -> Visitors:
    return Visitors(world)


# --- what the policy expects ----------------------------------------------------------------------------------------


def expected(rule: Rule, who: Who, method: str, relation: str) -> str:
    """Return the outcome for one cell."""
    if who is Who.ANONYMOUS and not rule.public:
        return "login"
    allowed = rule.for_method(method)
    if allowed is None:
        return "no such method"
    readers = rule.see if rule.see is not None else (rule.get or allowed)
    if rule.see is not None and who not in readers:
        return "absent"
    if relation == "absent" and who in readers:
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
    faults = []
    with patch.object(Template, "render", lambda *_arguments: ""):
        for relation, address in addresses(name, world).items():
            for method in METHODS if relation == "own" else ("GET", "POST"):
                for who in Who:
                    wanted = expected(POLICY[name], who, method, relation)
                    answer = visitors.ask(who, method, address)
                    cell = f"{method} {name} as {who.value}, {relation}"
                    if answer.outcome != wanted:
                        told = f"{answer.outcome} ({answer.status})"
                        faults.append(f"{cell}: {told} instead of {wanted}")
                    elif answer.wrote and (wanted != "served" or method != "POST"):
                        faults.append(f"{cell}: wrote {answer.wrote}")
    return faults


# --- the tests ------------------------------------------------------------------------------------------------------


def test_every_route_is_declared_and_every_declaration_is_a_route():
    declared = {name.partition(",")[0] for name in POLICY}
    assert {"undeclared": set(ROUTES) - declared, "no route": declared - set(ROUTES)} == {
        "undeclared": set(),
        "no route": set(),
    }


def test_public_routes_are_those_of_the_policy_and_of_the_code_alike():
    marked = {route.name for route in ROUTES.values() if access.is_public(route.view)}
    assert marked == {name for name, rule in POLICY.items() if rule.public}


@pytest.mark.parametrize("name", POLICY)
def test_route_answers_everybody_as_the_policy_says(name, world, visitors):
    assert unexpected(name, world, visitors) == []


@pytest.mark.parametrize("name", [name for name, rule in POLICY.items() if rule.see])
def test_record_of_another_answers_as_one_that_is_absent(name, world, visitors):
    rule, found = POLICY[name], addresses(name, world)
    for who in {Who.OTHER_MANAGER, Who.OTHER_CLUSTER} - (rule.see or EVERYBODY):
        for method in ("GET", "POST"):
            if rule.for_method(method) is not None:
                there, gone = (
                    visitors.ask(
                        who, method, found[relation], headers={"X-Request-ID": "same-for-both"}
                    )
                    for relation in ("own", "absent")
                )
                assert there == gone, (who, method)
                assert there.status == 404


def test_post_without_token_is_refused_everywhere(world):
    assert not [name for name, it in ROUTES.items() if getattr(it.view, "csrf_exempt", False)]
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people[Who.HEAD])
    for name in POLICY:
        with _watched() as wrote, _undone():
            answer = client.post(addresses(name, world)["own"])
        assert (name, answer.status_code, wrote) == (name, 403, [])


# --- negative controls ----------------------------------------------------------------------------------------------


def _open(_verdict: Any) -> None:
    """Stand where a door was."""


# A route, the guard in front of it, and what is put in its place.
GUARDS: dict[str, tuple[str, str, Callable[..., Any]]] = {
    "files of others": (
        "overview:cluster",
        "clusters.views.common.visible_clusters",
        lambda actor, *, on: Cluster.objects.all(),
    ),
    "money of others": (
        "cofinancing:contribution",
        "cofinancing.queries.contributions.visible_project_years",
        lambda actor, *, on: ProjectYear.objects.all(),
    ),
    "record of another file": (
        "clusters:correct_contact",
        "clusters.queries.contacts_of",
        lambda cluster: ContactEntry.objects.all(),
    ),
    "door of people": ("accounts:users", "clusterbeleid.accounts.views.people.require", _open),
    "door of a file": ("clusters:edit", "clusterbeleid.core.access.require", _open),
    "door of figures": (
        "core:propose_parameter",
        "clusterbeleid.core.views.parameters.require",
        _open,
    ),
    "door of the house": (
        "core:tasks",
        "clusterbeleid.accounts.middleware.ClosedByDefault.handle_no_permission",
        lambda self, request, view: None,
    ),
}


@pytest.mark.parametrize("guard", GUARDS)
def test_removed_guard_turns_the_matrix_red(guard, world, visitors, monkeypatch):
    name, target, replacement = GUARDS[guard]
    monkeypatch.setattr(target, replacement)
    assert [fault for fault in unexpected(name, world, visitors) if ": served" in fault]


def test_undeclared_route_turns_the_matrix_red(monkeypatch):
    monkeypatch.delitem(POLICY, "core:tasks")
    with pytest.raises(AssertionError):
        test_every_route_is_declared_and_every_declaration_is_a_route()
