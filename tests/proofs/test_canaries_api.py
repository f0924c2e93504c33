"""A token in each text of every room; systems with one right each read everything: none finds what is not of its right.

Whatever of a table goes out under a right stands in ``POLICY``, written from what the right is for (Q2, Q6, A27).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.urls import resolve, reverse

from agreements.models import GrantDuty
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.resources.decisions import DecisionOut
from clusterbeleid.api.rest import fields
from clusterbeleid.core.events import number_events
from clusters.models import EnterpriseFacts
from cofinancing.models import Contribution, Payment
from tests.access_matrix import ROUTES
from tests.access_world import World
from tests.api.builders import OF_EVERYBODY, Caller, caller
from tests.api.routes import DOING, FEED, ITEMS, LISTS, MACHINES, Machine
from tests.api.test_access import body_of, keys_of, systems, tag_read, world  # noqa: F401 - fixtures
from tests.proofs.canaries import TOKEN, Canaries

pytestmark = [pytest.mark.django_db, pytest.mark.attack("A5", "A27")]

ROOMS = (
    "clusters",
    "agreements",
    "committee",
    "applications",
    "cofinancing",
    "evaluations",
    "projects",
    "accounts",
)
# Words of the code itself that no person writes: with a token behind them a rule could not count.
CODES = frozenset(
    {"clock", "start_clock", "reading", "start_reading", "key", "code", "unit", "state"}
)
READING = LISTS | ITEMS | FEED
RIGHTS = sorted({*OF_EVERYBODY, Scope.EVENTS.value})
POLICY: dict[str, set[str]] = {
    "agreements:read": {
        "agreements_supportagreement.decision_reference",
        "agreements_supportagreement.reference",
    },
    "applications:read": {
        "applications_application.reference",
        "applications_application.title",
        "applications_call.reference",
    },
    "clusters:read": {
        "clusters_cluster.domain",
        "clusters_cluster.name",
        "clusters_cluster.website",
        "clusters_organisation.name",
    },
    # What was decided about which file; not why, nor who was there or voted what.
    "decisions:read": {
        "committee_agendaitem.scope",
        "committee_agendaitem.subject_reference",
        "committee_agendaitem.title",
        "committee_decision.authority",
        "committee_decision.number",
        "committee_decision.outcome",
    },
    "evaluations:read": {
        "evaluations_evaluation.decision_reference",
        "evaluations_evaluation.reference",
    },
    "kpis:read": {
        "evaluations_kpitarget.source",
        "evaluations_kpivalue.scope",
        "evaluations_kpivalue.source",
    },
    "ledger:read": {"agreements_ledgerentry.reference"},
    "members:read": {"clusters_organisation.name"},
    "organisations:read": {
        "clusters_organisation.municipality",
        "clusters_organisation.name",
        "clusters_organisation.website",
    },
    "payments:read": {"cofinancing_paymentorder.reference"},
    "publications:read": {"agreements_supportagreement.reference"},
}


def text_columns() -> Iterator[tuple[str, str]]:
    """Yield table and column of every text of the rooms, and of what the history keeps of it."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label not in ROOMS or not model._meta.managed:
            continue
        for field in model._meta.concrete_fields:
            text = isinstance(field, models.CharField | models.TextField) and not field.choices
            if text and field.column and field.column not in CODES:
                yield model._meta.db_table, field.column


def planted() -> Canaries:
    """Put a token in every text that takes one; a choice or a number of fixed length takes none."""
    tokens = Canaries()
    for table, column in text_columns():
        try:
            with transaction.atomic():
                tokens.put(f"{table}.{column}", table, "true", column)
        except (AssertionError, DatabaseError):
            continue
    return tokens


@pytest.fixture
def tokens(world: World) -> Iterator[Canaries]:  # noqa: F811 - the fixture
    mark = transaction.savepoint()
    number_events()
    yield planted()
    transaction.savepoint_rollback(mark)


def read_by(system: Caller, world: World) -> Iterator[tuple[str, str]]:  # noqa: F811
    """Ask everything; yield each address with the text of its answer and of its headers."""
    for name in READING:
        address = reverse(name, kwargs=keys_of(name, world))
        for query in ("?limit=100", "?as_of=2026-11-20&limit=100") if name in LISTS else ("",):
            answer = system.get(address + query)
            yield name, answer.content.decode() + " ".join(answer.headers.values())


def seen_by(right: str, world: World, tokens: Canaries) -> set[str]:  # noqa: F811
    """Return the columns of which a system with this right alone reads a token."""
    system = caller(scopes=(right,))
    return {
        tokens.group_of(token)
        for _name, text in read_by(system, world)
        for token in TOKEN.findall(text)
    }


def test_system_with_one_right_reads_what_is_of_that_right_and_nothing_else(
    world,  # noqa: F811
    tokens,
    record_property,
):
    found = {right: seen_by(right, world, tokens) for right in RIGHTS}
    assert {right: columns for right, columns in found.items() if columns} == POLICY
    record_property("tokens", len(tokens.groups))
    record_property("pages", len(RIGHTS) * len(READING))


def test_control_a_field_too_many_in_an_answer_is_found(world, tokens, monkeypatch):  # noqa: F811
    usual = fields._plan

    def leaking(kind):
        why = ("why", lambda row: row.motivation, str)
        return (*usual(kind), why) if kind is DecisionOut else usual(kind)

    monkeypatch.setattr(fields, "_plan", leaking)
    found = seen_by(Scope.DECISIONS.value, world, tokens)
    assert found - POLICY[Scope.DECISIONS.value] == {"committee_decision.motivation"}


# --- what comes in --------------------------------------------------------------------------------------------------

# What each call writes to, and where its fields stand in the body.
WRITTEN = {
    "api:payment_confirm": (Payment, ()),
    "api:contributions_deliver": (Contribution, ("rows", 0)),
    "api:publication_acknowledge": (GrantDuty, ()),
    "api:enterprise_facts_deliver": (EnterpriseFacts, ("rows", 0)),
}


def counted() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model, _place in WRITTEN.values()}


@pytest.mark.attack("A7")
@pytest.mark.parametrize("name", DOING)
def test_call_takes_its_own_fields_alone(name, world, systems, record_property):  # noqa: F811
    model, place = WRITTEN[name]
    system = systems[min(MACHINES[name].does, key=list(Machine).index)]
    keys = keys_of(name, world)
    tag = tag_read(name, keys, systems[Machine.EVERYTHING])
    before, tried = counted(), 0
    for field in model._meta.get_fields():
        body = json.loads(json.dumps(body_of(name, world)))
        inner: Any = body
        for step in place:
            inner = inner[step]
        if field.name in inner or field.name in known_inputs(name):
            continue
        inner[field.name] = 1
        answer = system.post(reverse(name, kwargs=keys), body, If_Match=tag)
        pointer = "".join(f"/{step}" for step in (*place, field.name))
        errors = [(one["code"], one["pointer"]) for one in answer.json()["errors"]]
        assert (answer.status_code, errors) == (400, [("api.field.unknown", pointer)])
        tried += 1
    assert tried >= 5
    assert counted() == before
    record_property("fields", tried)


def known_inputs(name: str) -> set[str]:
    """Return the fields that a call takes, of its body or of the rows in it."""
    view: Any = resolve(reverse(name, kwargs=dict.fromkeys(ROUTES[name].parameters, 1))).func
    declared = view.cls.input()
    rows = declared.fields.get("rows")
    return set(rows.child.fields if rows is not None else declared.fields)
