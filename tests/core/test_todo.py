"""Tasks: opened once, seen by whom they concern, closed with a reason."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clusterbeleid.core import queries, scopes, task_kinds, todo
from clusterbeleid.core.actors import SYSTEM, Actor, Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.models import StateChange, Task
from tests.people import NOW, TODAY, acting, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_scopes(monkeypatch):
    """A file of our own: ``test:1`` for the agency, ``test:2`` for nobody but its cluster."""

    def scopes_of(actor, on):
        if actor.has(Role.HEAD_OF_TEAM, Role.AUDITOR):
            return frozenset({"test:1", "test:2"})
        if actor.has(Role.ACCOUNT_MANAGER, Role.CLUSTER_EDITOR):
            return frozenset({"test:1"})
        return frozenset()

    monkeypatch.setattr(scopes, "_OWNERS", {"test": scopes_of})


def new(key, **more):
    given = {
        "kind": "test.kind",
        "scope": "test:1",
        "roles": [Role.ACCOUNT_MANAGER],
        "due_on": TODAY,
    }
    return todo.NewTask(business_key=key, **{**given, **more})


def open_one(key="een", **more):
    (task,) = todo.open_tasks([new(key, **more)], at=NOW)
    return task


def test_task_is_opened_once_with_its_facts_people_and_history():
    first, second = person(name="An"), person(name="Bea")
    opened = todo.open_task(
        "test.kind", "sleutel", subject=first, scope="test:1", due_on=date(2027, 1, 1),
        roles=[Role.HEAD_OF_TEAM], people=[second.pk, first.pk, second.pk],
        facts={"gap": Decimal("10.00")}, at=NOW,
    )  # fmt: skip

    assert opened is not None
    assert (opened.subject, opened.subject_label, opened.roles) == (first, "An", ["head_of_team"])
    assert opened.facts == {"gap": {"$decimal": "10.00"}}
    assert sorted(user.pk for user in opened.people.all()) == [first.pk, second.pk]
    assert [change.why for change in changes_of(Task.objects.all())] == ["task.opened"]
    assert todo.open_task("test.kind", "sleutel", at=NOW + timedelta(days=1)) is None
    assert Task.objects.count() == 1


def test_closed_task_is_not_opened_again():
    task = open_one()
    todo.close_task(task, outcome="done", reason="Klaar", actor=SYSTEM, at=NOW)
    assert todo.open_tasks([new("een")], at=NOW) == []


def test_many_tasks_cost_as_many_queries_as_few():
    user = person()
    costs = []
    for number in (3, 300):
        tasks = [new(f"{number}:{n}", people=[user.pk]) for n in range(number)]
        with CaptureQueriesContext(connection) as asked:
            assert len(todo.open_tasks([*tasks, tasks[0]], at=NOW)) == number
        costs.append(len(asked))
    # One more when something is asked for the first time in the process; never one for each task.
    assert costs[1] <= 10
    assert costs[0] <= costs[1] + 1


def test_closing_records_who_when_why_and_state_change():
    task = open_one()
    manager = acting(Role.ACCOUNT_MANAGER)

    todo.close_task(task, outcome="extra_term", reason="Uitstel gegeven", actor=manager, at=NOW)

    task.refresh_from_db()
    assert (task.state, task.outcome, task.outcome_reason) == (
        "done",
        "extra_term",
        "Uitstel gegeven",
    )
    assert (task.closed_by_id, task.closed_at) == (manager.user_id, NOW)
    change = StateChange.objects.get()
    assert (change.action, change.from_state, change.to_state) == ("close_task", "open", "done")
    assert (change.reason, change.actor_id) == ("Uitstel gegeven", manager.user_id)


def test_dropping_says_that_it_is_no_longer_needed():
    open_one()
    (task,) = todo.drop_tasks(["een", "onbekend"], reason="Volstort", actor=SYSTEM, at=NOW)
    assert (task.state, StateChange.objects.get().action) == ("dropped", "drop_task")
    assert todo.drop_tasks(["een"], reason="Volstort", actor=SYSTEM, at=NOW) == []


def stored():
    return Task.objects.values_list(
        "state", "version", "outcome", "closed_by_id", "closed_at"
    ).get()


@pytest.mark.parametrize(
    ("role", "code"),
    [
        (Role.AUDITOR, "transition.role"),
        (Role.FINANCE, "transition.role"),
        (Role.ADMINISTRATOR, "task.not_yours"),
        (Role.CLUSTER_EDITOR, "transition.role"),
    ],
)
def test_somebody_else_does_not_close_a_task_and_nothing_changes(role, code):
    task = open_one()
    before = stored()
    with pytest.raises(Refused) as refused:
        todo.close_task(task, outcome="done", reason="Klaar", actor=acting(role), at=NOW)
    assert [finding.code for finding in refused.value.findings] == [code]
    assert stored() == before
    assert not StateChange.objects.exists()


def test_task_of_a_colleague_is_seen_and_not_closed():
    """In a file of one's own, but not addressed: ``is_addressed``."""
    task = open_one(roles=[Role.COMMITTEE_SECRETARY])
    manager = acting(Role.ACCOUNT_MANAGER)
    before = stored()
    assert list(queries.visible_tasks(manager, on=TODAY)) == [task]
    with pytest.raises(Refused, match=r"task\.not_yours"):
        todo.close_task(task, outcome="done", reason="Klaar", actor=manager, at=NOW)
    assert stored() == before


def test_closing_without_reason_or_twice_is_refused():
    task = open_one()
    head = acting(Role.HEAD_OF_TEAM)
    with pytest.raises(Refused, match=r"transition\.reason"):
        todo.close_task(task, outcome="done", reason=" ", actor=head, at=NOW)
    todo.close_task(Task.objects.get(), outcome="done", reason="Klaar", actor=head, at=NOW)
    with pytest.raises(Refused, match=r"task\.closed"):
        todo.close_task(Task.objects.get(), outcome="done", reason="Klaar", actor=head, at=NOW)


def test_task_of_which_the_decision_stands_elsewhere_is_not_closed_by_hand(monkeypatch):
    monkeypatch.setattr(task_kinds, "_KINDS", {})
    todo.register_kind("test.kind", "Besluit", closes_itself=True)
    task = open_one()
    head = acting(Role.HEAD_OF_TEAM)
    with pytest.raises(Refused, match=r"task\.own_page"):
        todo.close_by_hand(task, drop=False, reason="Klaar", actor=head, at=NOW)
    assert Task.objects.get().state == "open"


def test_work_address_comes_from_the_subject_or_from_a_function(monkeypatch):
    monkeypatch.setattr(task_kinds, "_KINDS", {})
    task = open_one(subject=person())
    assert task_kinds.work_address(task) == ""
    todo.register_kind("test.kind", "Werk", "core:task")
    assert task_kinds.work_address(task) == f"/taken/{task.object_id}/"
    todo.register_kind("test.kind", "Werk", address=lambda row: f"/elders/{row.business_key}/")
    assert task_kinds.work_address(task) == "/elders/een/"


def seen(actor):
    return sorted(queries.visible_tasks(actor, on=TODAY).values_list("business_key", flat=True))


def test_everybody_sees_only_own_tasks():
    named, manager = person(Role.ADMINISTRATOR), acting(Role.ACCOUNT_MANAGER)
    editor = Actor(named.pk, "", frozenset({Role.CLUSTER_EDITOR.value}))
    todo.open_tasks(
        [
            new("intern"),
            new("voor cluster", roles=[Role.CLUSTER_EDITOR]),
            new("ander dossier", scope="test:2"),
            new("zonder dossier", scope="", roles=[Role.ADMINISTRATOR]),
            new("op naam", scope="", roles=[], people=[named.pk]),
        ],
        at=NOW,
    )
    assert seen(manager) == ["intern", "voor cluster"]
    assert seen(acting(Role.AUDITOR)) == ["ander dossier", "intern", "voor cluster"]
    assert seen(acting(Role.ADMINISTRATOR)) == ["zonder dossier"]
    assert seen(Actor(named.pk, "", frozenset({"administrator"}))) == ["op naam", "zonder dossier"]
    assert seen(editor) == ["op naam", "voor cluster"]
    assert seen(acting(Role.EXPERT)) == []
    assert seen(Actor(None, "", frozenset({"administrator", "head_of_team"}))) == []


def test_open_tasks_for_me_are_counted():
    manager, head = acting(Role.ACCOUNT_MANAGER), acting(Role.HEAD_OF_TEAM)
    todo.open_tasks([new("een"), new("twee"), new("drie", roles=[Role.HEAD_OF_TEAM])], at=NOW)
    todo.drop_tasks(["twee"], reason="Niet meer nodig", actor=SYSTEM, at=NOW)
    assert queries.count_open_tasks(manager, on=TODAY) == 1
    assert queries.count_open_tasks(head, on=TODAY) == 1
    assert queries.count_open_tasks(acting(Role.AUDITOR), on=TODAY) == 0


def test_overdue_are_open_and_past_their_day():
    todo.open_tasks(
        [new("nu"), new("laat", due_on=TODAY - timedelta(days=1)), new("ooit", due_on=None)], at=NOW
    )
    late = queries.overdue_tasks(Task.objects.all(), TODAY)
    assert [task.business_key for task in late] == ["laat"]
