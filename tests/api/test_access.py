"""Every route of the API × every system × every method × every relation to the record."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from agreements.models import ProjectYear
from clusterbeleid.api.enums import OF_AGENCY, OF_EVERYTHING, OF_ORGANISATION
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest import questions
from clusters.models import Cluster, EnterpriseFacts, Organisation
from clusters.queries import operator_of
from tests.access_matrix import ROUTES
from tests.access_world import World, build_world
from tests.api.builders import Caller, caller, facts_row, open_system, token_of
from tests.api.routes import ACTIONS, DOING, ITEMS, LISTS, MACHINES, NO_FILE, Machine
from tests.cofinancing.builders import company_of
from tests.harness.client import written_tables
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
ABSENT = 10**9
SAME = {"X_Request_ID": "same-for-both"}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(NOW, tick=False):
        logging.disable(logging.WARNING)
        yield build_world()
        logging.disable(logging.NOTSET)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def systems(world: World) -> dict[Machine, Caller]:
    """Return a system of each kind, with all the rights it may have."""
    own, other = (world.own[""]["cluster_id"], world.other[""]["cluster_id"])

    def body(key: int) -> str:
        operator = operator_of(Cluster.objects.get(pk=key), on=TODAY)
        assert operator is not None
        return operator.organisation.kbo

    return {
        Machine.EVERYTHING: caller(),
        Machine.THIS_FILE: caller(clusters=(own,)),
        Machine.OTHER_FILE: caller(clusters=(other,)),
        Machine.OWN: caller(organisations=(body(own),)),
        Machine.OTHER: caller(organisations=(body(other),)),
    }


def keys_of(name: str, world: World) -> dict[str, Any]:
    """Return the parameters of an address about the file."""
    return {key: world.own["machine"][key] for key in ROUTES[name].parameters}


def body_of(name: str, world: World) -> dict[str, Any]:
    """Return a body that a route takes."""
    if name == "api:payment_confirm":
        return {"paid_on": TODAY.isoformat()}
    if name == "api:publication_acknowledge":
        return {"published_on": TODAY.isoformat(), "reference": "TM-2026-1"}
    if name == "api:enterprise_facts_deliver":
        return {"rows": [facts_row(Organisation.objects.earliest("pk").kbo)]}
    year = ProjectYear.objects.get(pk=world.own["machine"]["project_year_id"])
    row = {
        "organisation": company_of(year).kbo,
        "source": "company_cash",
        "amount": "25.00",
        "value_date": "2026-03-02",
        "bank_reference": "API-1",
    }
    return {"rows": [row]}


# Where the record stands that an action changes; the others build upon nothing.
READ_BEFORE = {
    "api:payment_confirm": "api:payments_item",
    "api:publication_acknowledge": "api:publications_item",
}


def tag_read(name: str, keys: dict[str, Any], system: Caller) -> str:
    """Return the tag of the record that an action changes."""
    if name not in READ_BEFORE:
        return ""
    tag: str = system.get(reverse(READ_BEFORE[name], kwargs=keys))["ETag"]
    return tag


def has_right(name: str, machine: Machine) -> bool:
    """Tell whether a system of this kind can hold the right of a route."""
    right, organisation = MACHINES[name].right, machine in {Machine.OWN, Machine.OTHER}
    everything = machine is Machine.EVERYTHING
    beyond = OF_AGENCY if organisation else OF_ORGANISATION
    return right not in beyond | (frozenset() if everything else OF_EVERYTHING)


@pytest.mark.parametrize("name", LISTS | ITEMS)
def test_reading_answers_each_system_as_the_table_says(name, world, systems):
    keys = keys_of(name, world)
    for machine, system in systems.items():
        found = system.get(reverse(name, kwargs=keys), **SAME)
        wanted = 200 if machine in MACHINES[name].sees else 404
        assert (machine, found.status_code) == (machine, wanted)
        if keys:
            gone = system.get(reverse(name, kwargs=dict.fromkeys(keys, ABSENT)), **SAME)
            assert gone.status_code == 404
            assert found.status_code == 200 or found.content == gone.content


@pytest.mark.parametrize("name", MACHINES)
def test_other_methods_are_refused_and_write_nothing(name, world, systems):
    address = reverse(name, kwargs=keys_of(name, world))
    wrote: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        wrote.extend(written_tables(sql))
        return execute(sql, params, many, context)

    taken = {"POST"} if name in DOING else {"GET", "HEAD"}
    with connection.execute_wrapper(watch):
        for method in set(METHODS) - taken:
            for machine, system in systems.items():
                answer = system.ask(method, address)
                wanted = 405 if has_right(name, machine) else 403
                assert (method, machine, answer.status_code) == (method, machine, wanted)
    assert wrote == []


@pytest.mark.parametrize("name", MACHINES)
def test_without_token_with_an_old_one_or_without_the_right(name, world):
    address = reverse(name, kwargs=keys_of(name, world))
    method = "POST" if name in DOING else "GET"
    without = "reports:read" if MACHINES[name].right != "reports:read" else "ledger:read"
    made = open_system(scopes=(without,))
    token = token_of(made.client.application.client_id, made.secret).json()["access_token"]
    for head, wanted in (
        ({}, 401),
        ({"Authorization": "Bearer nothing"}, 401),
        ({"Authorization": f"Bearer {token}"}, 403),
    ):
        answer = Client().generic(method, address, headers=head)
        assert (answer.status_code, answer["Content-Type"]) == (wanted, "application/problem+json")
        assert json.loads(answer.content)["status"] == wanted


@pytest.mark.attack("A25", "A27")
@pytest.mark.parametrize("name", ACTIONS)
def test_doing_is_for_whom_the_table_says(name, world, systems):
    keys, body = keys_of(name, world), body_of(name, world)
    tag = tag_read(name, keys, systems[Machine.EVERYTHING])
    for machine, system in systems.items():
        mark = transaction.savepoint()
        found = system.post(reverse(name, kwargs=keys), body, If_Match=tag, **SAME)
        gone = system.post(
            reverse(name, kwargs=dict.fromkeys(keys, ABSENT)), body, If_Match=tag, **SAME
        )
        transaction.savepoint_rollback(mark)
        wanted = 403 if not has_right(name, machine) else 404
        assert (machine, gone.status_code) == (machine, wanted)
        if machine in MACHINES[name].does:
            assert found.status_code in {200, 201}, found.content
        else:
            assert found.content == gone.content


@pytest.mark.attack("A25", "A27")
@pytest.mark.parametrize("name", NO_FILE)
def test_writing_about_no_file_is_for_whom_the_table_says(name, world, systems):
    before = EnterpriseFacts.objects.count()
    for machine, system in systems.items():
        mark = transaction.savepoint()
        answer = system.post(reverse(name), body_of(name, world), **SAME)
        wrote = EnterpriseFacts.objects.count() - before
        transaction.savepoint_rollback(mark)
        wanted = (201, 1) if machine in MACHINES[name].does else (403, 0)
        assert (machine, answer.status_code, wrote) == (machine, *wanted)


@pytest.mark.attack("A5")
@pytest.mark.parametrize("name", sorted(set(LISTS) - {"api:parameters"}))
def test_lists_hold_nothing_of_another_file(name, world, systems):
    """What the agency of this file and that of the other both see, belongs to neither."""
    ids = {}
    for machine in (Machine.THIS_FILE, Machine.OTHER_FILE, Machine.EVERYTHING):
        rows = systems[machine].get(f"{reverse(name)}?limit=100").json()["results"]
        ids[machine] = {row.get("id", row.get("project_year")) for row in rows}
    assert ids[Machine.THIS_FILE], "a list without rows proves nothing"
    assert not ids[Machine.THIS_FILE] & ids[Machine.OTHER_FILE]
    assert ids[Machine.THIS_FILE] | ids[Machine.OTHER_FILE] <= ids[Machine.EVERYTHING]


def test_removed_guard_turns_the_table_red(world, systems, monkeypatch):
    # A question is drawn up once a day for each actor; those with the guard are forgotten.
    monkeypatch.setattr(questions, "_QUESTIONS", {})
    monkeypatch.setattr(questions, "_TEXTS", {})
    monkeypatch.setattr(files, "visible_clusters", lambda actor, *, on: Cluster.objects.all())
    with pytest.raises(AssertionError):
        test_reading_answers_each_system_as_the_table_says("api:clusters_item", world, systems)
    with pytest.raises(AssertionError):
        test_lists_hold_nothing_of_another_file("api:ledger", world, systems)
