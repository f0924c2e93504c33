"""What is told to other systems: once, with the fact itself, in one order without gaps."""

import threading
from datetime import date
from decimal import Decimal

import pytest
from django.db import InternalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from clusterbeleid.core import events, tasks, todo
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.events import Event, Told, number_events, tell
from clusterbeleid.core.models import BusinessEvent, Task
from tests.core.support import in_other_transaction
from tests.people import NOW, TODAY


def event(key="a", **more):
    given = {"name": "thing.done", "subject": "thing", "object_id": 7, "on_day": TODAY, **more}
    return Event(business_key=key, **given)


def places():
    return list(events.numbered_events().values_list("position", "business_key"))


@pytest.fixture
def closing_is_told(monkeypatch):
    """Let the closing of a task be told, as a room would."""
    seen = []

    def say(rows):
        seen.append(len(rows))
        return {row.pk: Told(row.scope, {"due": row.due_on}) for row in rows}

    told = events._Announcement("task", {"close_task": "task.done"}, say)
    monkeypatch.setitem(events._ANNOUNCED, Task, told)
    return seen


def open_task(key="een"):
    new = todo.NewTask(kind="test.kind", business_key=key, scope="cluster:3", due_on=TODAY)
    (task,) = todo.open_tasks([new], at=NOW)
    return task


@pytest.mark.django_db
def test_step_is_told_with_its_states_file_and_figures(closing_is_told):
    task = open_task()
    todo.close_task(task, outcome="klaar", reason="Gedaan.", actor=SYSTEM, at=NOW)

    (told,) = BusinessEvent.objects.all()
    assert (told.name, told.subject, told.object_id) == ("task.done", "task", task.pk)
    assert (told.scope, told.on_day, told.at, told.position) == ("cluster:3", TODAY, NOW, None)
    due = {"$day": TODAY.isoformat()}
    assert told.facts == {"from": "open", "to": "done", "due": due}


@pytest.mark.django_db
def test_step_that_is_not_named_is_not_told(closing_is_told):
    task = open_task()
    todo.drop_tasks([task.business_key], reason="Niet meer nodig.", actor=SYSTEM, at=NOW)

    assert (Task.objects.get().state, BusinessEvent.objects.count()) == ("dropped", 0)
    assert closing_is_told == []


@pytest.mark.django_db
def test_step_that_is_undone_leaves_no_event(closing_is_told):
    task = open_task()
    with transaction.atomic():
        todo.close_task(task, outcome="klaar", reason="Gedaan.", actor=SYSTEM, at=NOW)
        transaction.set_rollback(True)

    assert (Task.objects.get().state, BusinessEvent.objects.count()) == ("open", 0)


@pytest.mark.django_db
def test_same_fact_is_told_once():
    assert tell([event("a"), event("b")], at=NOW) == 2
    assert tell([event("b", object_id=9), event("c")], at=NOW) == 1
    rows = BusinessEvent.objects.order_by("pk").values_list("business_key", "object_id")
    assert list(rows) == [("a", 7), ("b", 7), ("c", 7)]


@pytest.mark.django_db
def test_events_are_written_in_one_statement_whatever_their_number():
    for number in (1, 3):
        with CaptureQueriesContext(connection) as seen:
            tell([event(f"{number}-{n}") for n in range(number)], at=NOW)
        assert len([row for row in seen if row["sql"].lstrip().startswith("INSERT")]) == 1


@pytest.mark.django_db
def test_days_and_amounts_come_back_as_what_they_were():
    tell([event(facts={"day": date(2027, 3, 31), "amount": Decimal("12.50")})], at=NOW)

    facts = BusinessEvent.objects.get().facts
    assert facts == {"day": {"$day": "2027-03-31"}, "amount": {"$decimal": "12.50"}}


@pytest.mark.django_db
def test_places_have_no_gaps_and_stay():
    tell([event("a"), event("b")], at=NOW)
    assert (number_events(), places()) == (2, [(1, "a"), (2, "b")])
    tell([event("b"), event("c")], at=NOW)

    assert (number_events(), number_events()) == (1, 0)
    assert places() == [(1, "a"), (2, "b"), (3, "c")]
    assert [row.business_key for row in events.events_after(1, limit=1)] == ["b"]


@pytest.mark.django_db
def test_relay_gives_places(no_bell):
    tell([event("a")], at=NOW)
    tasks.relay_outbox()
    assert places() == [(1, "a")]


def test_event_that_commits_late_comes_later_and_is_not_lost(committed):
    """A number drawn inside the transaction would have been 1, and a reader at 2 would miss it."""
    try:
        with in_other_transaction(lambda: tell([event("late")], at=NOW)):
            tell([event("early")], at=NOW)
            number_events()
            assert places() == [(1, "early")]
        number_events()
        assert places() == [(1, "early"), (2, "late")]
    finally:
        forget_events()


def test_two_processes_that_number_at_once_give_each_event_one_place(committed):
    try:
        tell([event(str(number)) for number in range(50)], at=NOW)
        found: list[int] = []
        with in_other_transaction(number_events):
            second = threading.Thread(target=number_in_thread, args=(found,))
            second.start()
            second.join(0.3)
            assert (second.is_alive(), found) == (True, [])
        second.join(20)
        assert found == [0]
        assert [position for position, _key in places()] == list(range(1, 51))
    finally:
        forget_events()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE core_businessevent SET name = 'other'",
        "UPDATE core_businessevent SET facts = '{}'::jsonb || '{\"a\": 1}'",
        "UPDATE core_businessevent SET position = 9",
        "UPDATE core_businessevent SET position = NULL",
        "DELETE FROM core_businessevent",
    ],
)
def test_numbered_event_cannot_be_altered(statement):
    tell([event("a")], at=NOW)
    number_events()
    with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert places() == [(1, "a")]


def number_in_thread(found):
    found.append(number_events())
    connection.close()


def forget_events():
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE core_businessevent CASCADE")
