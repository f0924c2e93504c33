"""Every route × every identity × every method × every relation to the record, against the policy.

The routes come from the resolver, the expectation from ``tests/access_policy.py``. A cell is unexpected
when the answer differs, or when somebody who was refused changed a row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import translation

from agreements.models import ProjectYear
from clusterbeleid.core import access, doorbell
from clusters.models import Cluster, ContactEntry
from tests.access_policy import EVERYBODY, POLICY, Rule, Who
from tests.access_world import World, build_world
from tests.harness.client import BOOKKEEPING, written_tables
from tests.people import NOW

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
ABSENT_KEY, ABSENT_FILE = 10**9, UUID(int=0)
LOGIN = "/aanmelden/"
# Parameters that name the file around a record; the others name the record itself.
AROUND = ("cluster_id", "project_year_id")
# What is the same for a record that is absent and one that is not yours, but not the same text.
_PASSING = re.compile(r'<input type="hidden"[^>]*>')


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


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Build the world once; every request is undone."""
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        time_machine.travel(NOW),
        transaction.atomic(),
    ):
        patch.setattr(doorbell, "ring", lambda *_arguments: True)
        yield build_world()
        transaction.set_rollback(True)


@dataclass(frozen=True)
class Answer:
    """What came back, and which tables were written to."""

    status: int
    location: str
    body: str
    wrote: tuple[str, ...]

    @property
    def outcome(self) -> str:
        """Sum the answer up as the policy does."""
        if self.status in {301, 302} and self.location.startswith(LOGIN):
            return "login"
        named = {403: "denied", 404: "absent", 405: "no such method"}
        return named.get(self.status, "served" if self.status < 500 else f"error {self.status}")


class Visitors:
    """A session for each identity, used for one request at a time."""

    def __init__(self, people: dict[Who, Any]) -> None:
        self._cookies: dict[Who, str] = {}
        for who, user in people.items():
            if user is not None:
                client = Client()
                client.force_login(user)
                self._cookies[who] = client.cookies["sessionid"].value

    def ask(self, who: Who, method: str, address: str, *, checks: bool = False) -> Answer:
        """Send one request and undo what it did."""
        client = Client(enforce_csrf_checks=checks, raise_request_exception=False)
        if who in self._cookies:
            client.cookies["sessionid"] = self._cookies[who]
        with _undone() as wrote:
            response = client.generic(method, address)
        body = "" if response.streaming else response.content.decode("utf-8", "replace")
        return Answer(
            response.status_code, response.headers.get("Location", ""), body, tuple(wrote)
        )


@contextmanager
def _undone() -> Iterator[list[str]]:
    wrote: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        wrote.extend(table for table in written_tables(str(sql)) if table not in BOOKKEEPING)
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(watch), translation.override("nl"):
        yield wrote
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def visitors(world: World) -> Visitors:
    return Visitors(dict(world.people))


# --- what the policy expects ----------------------------------------------------------------------------------------


def expected(rule: Rule, who: Who, method: str, relation: str) -> str:
    """Return the outcome for one cell."""
    if who is Who.ANONYMOUS and not rule.public:
        return "login"
    allowed = rule.for_method(method)
    if allowed is None:
        return "no such method"
    if rule.see is not None and who not in rule.see:
        return "absent"
    if relation == "absent" and rule.see is not None:
        return "absent"
    if who not in allowed and who not in rule.hidden:
        return "denied"
    return "absent" if who in rule.hidden or relation != "own" else "served"


def addresses(route: Route, rule: Rule, world: World) -> dict[str, str]:
    """Return the address for each relation to the record: own, absent, and one of another file."""
    own = {name: world.own[rule.record][name] for name in route.parameters}
    found = {"own": reverse(route.name, kwargs=own)}
    keys = [name for name in route.parameters if name != "kind"]
    if keys:
        gone = {name: ABSENT_FILE if name == "reference" else ABSENT_KEY for name in keys}
        found["absent"] = reverse(route.name, kwargs=own | gone)
    inner = [name for name in keys if name not in AROUND]
    if inner and len(keys) > len(inner):
        swapped = {name: world.other[rule.record][name] for name in inner}
        found["mismatch"] = reverse(route.name, kwargs=own | swapped)
        lost = dict.fromkeys(inner, ABSENT_KEY)
        found["lost"] = reverse(route.name, kwargs=own | lost)
    return found


def unexpected(name: str, world: World, visitors: Visitors) -> list[str]:
    """Return the cells of a route that answer otherwise than the policy says."""
    rule, route = POLICY[name], routes()[name.partition(",")[0]]
    faults = []
    for relation, address in addresses(route, rule, world).items():
        for method in METHODS if relation == "own" else ("GET", "POST"):
            for who in Who:
                wanted = expected(rule, who, method, relation)
                answer = visitors.ask(who, method, address)
                if answer.outcome != wanted:
                    told = f"{answer.outcome} ({answer.status}) instead of {wanted}"
                    faults.append(f"{method} {name} as {who.value}, {relation}: {told}")
                elif wanted != "served" and answer.wrote:
                    faults.append(
                        f"{method} {name} as {who.value}, {relation}: wrote {answer.wrote}"
                    )
    return faults


# --- the tests ------------------------------------------------------------------------------------------------------


def test_every_route_is_declared_and_every_declaration_is_a_route():
    declared = {name.partition(",")[0] for name in POLICY}
    assert {"undeclared": set(routes()) - declared, "no route": declared - set(routes())} == {
        "undeclared": set(),
        "no route": set(),
    }


def test_public_routes_are_those_of_the_policy_and_of_the_code_alike():
    marked = {route.name for route in routes().values() if access.is_public(route.view)}
    assert marked == {name for name, rule in POLICY.items() if rule.public}


@pytest.mark.parametrize("name", POLICY)
def test_route_answers_everybody_as_the_policy_says(name, world, visitors):
    assert unexpected(name, world, visitors) == []


@pytest.mark.parametrize("name", [name for name, rule in POLICY.items() if rule.see is not None])
def test_record_of_another_answers_as_one_that_is_absent(name, world, visitors):
    rule, route = POLICY[name], routes()[name.partition(",")[0]]
    found = addresses(route, rule, world)
    if "absent" not in found:
        pytest.fail("a record without a key cannot be hidden")
    for who in sorted(EVERYBODY - (rule.see or EVERYBODY)):
        for method in ("GET", "POST"):
            if rule.for_method(method) is None:
                continue
            there = visitors.ask(who, method, found["own"])
            gone = visitors.ask(who, method, found["absent"])
            assert (there.status, _PASSING.sub("", there.body)) == (
                gone.status,
                _PASSING.sub("", gone.body),
            ), (who, method)


@pytest.mark.parametrize("name", POLICY)
def test_unsafe_method_without_token_is_refused(name, world, visitors):
    rule, route = POLICY[name], routes()[name.partition(",")[0]]
    address = addresses(route, rule, world)["own"]
    for who in (Who.ANONYMOUS, Who.HEAD, Who.ADMINISTRATOR):
        for method in UNSAFE:
            answer = visitors.ask(who, method, address, checks=True)
            assert (answer.status, answer.wrote) == (403, ()), (who, method)


# --- negative controls ----------------------------------------------------------------------------------------------


def test_sessions_are_those_of_the_people(world, visitors):
    """Without sessions everybody would be anonymous, and most cells would look right."""
    for who in EVERYBODY:
        answer = visitors.ask(who, "GET", reverse("core:tasks"))
        assert (answer.status, SESSION_KEY in answer.body) == (200, False), who


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
    assert unexpected(name, world, visitors) == []
    monkeypatch.setattr(target, replacement)
    assert unexpected(name, world, visitors) != []
