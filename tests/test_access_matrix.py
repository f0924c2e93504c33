"""Every route × every identity × every method × every relation to the record, against the policy; route by route."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from agreements.models import ProjectYear
from clusterbeleid.core import access
from clusters.models import Cluster, ContactEntry
from tests.access_matrix import (
    POLICY,
    ROUTES,
    Visitors,
    addresses,
    built_world,
    undeclared,
    undone,
    unexpected,
    watched,
)
from tests.access_policy import EVERYBODY, Who
from tests.access_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), built_world() as built:
        yield built


@pytest.fixture(scope="module")
def visitors(world: World) -> Visitors:
    return Visitors(world)


def test_every_route_is_declared_and_every_declaration_is_a_route():
    assert undeclared() == []


def test_public_routes_are_those_of_the_policy_and_of_the_code_alike():
    marked = {route.name for route in ROUTES.values() if access.is_public(route.view)}
    assert marked == {name for name, rule in POLICY.items() if rule.public}


@pytest.mark.parametrize("name", POLICY)
def test_route_answers_everybody_as_the_policy_says(name, world, visitors):
    assert unexpected(name, world, visitors) == []


@pytest.mark.attack("A5", "A27")
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


@pytest.mark.attack("A30")
def test_post_without_token_is_refused_everywhere(world):
    # No cookie counts under the addresses of systems: the form of another site brings nothing along.
    exempt = {name for name, it in ROUTES.items() if getattr(it.view, "csrf_exempt", False)}
    assert exempt == {name for name in POLICY if name.startswith("api:")}
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people[Who.HEAD])
    for name in POLICY.keys() - exempt:
        with watched() as wrote, undone():
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
    assert undeclared() == ["core:tasks: a route without a line"]


def test_line_without_a_route_turns_the_matrix_red(monkeypatch):
    monkeypatch.setitem(POLICY, "core:gone", POLICY["core:tasks"])
    assert undeclared() == ["core:gone: a line without a route"]
