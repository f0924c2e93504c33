"""What the database keeps on the ground floor, also from raw SQL: what was told and which steps were taken (Q7)."""

import pytest

from clusterbeleid.core import todo
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.events import number_events, tell
from clusterbeleid.core.models import BusinessEvent, StateChange
from tests.core.test_events import event
from tests.harness.rows import delete, refused_by, update
from tests.people import NOW

pytestmark = pytest.mark.django_db
NO = "Cannot (update|delete)"


@pytest.fixture
def told():
    """Return an event that has no place yet."""
    tell([event()], at=NOW)
    return BusinessEvent.objects.get()


def test_event_says_what_it_said(told):
    """The trigger event_is_fixed."""
    for change in ("name = 'other'", "facts = '{\"x\": 1}'", "on_day = on_day - 1"):
        with refused_by(NO):
            update(told, change)
    assert BusinessEvent.objects.filter(name="thing.done", facts={}).count() == 1


def test_event_that_has_its_place_keeps_it(told):
    """The trigger event_keeps_its_place."""
    number_events()
    for place in ("2", "NULL"):
        with refused_by(NO):
            update(told, f"position = {place}")
    assert BusinessEvent.objects.get().position == 1


def test_event_stays(told):
    """The trigger event_stays."""
    with refused_by(NO):
        delete(told)
    assert BusinessEvent.objects.count() == 1


def test_step_that_was_taken_is_final():
    """The trigger state_change_is_final."""
    task = todo.open_task("test.kind", "een", at=NOW)
    assert task is not None
    todo.close_task(task, outcome="klaar", reason="Gedaan.", actor=SYSTEM, at=NOW)
    step = StateChange.objects.get()
    with refused_by(NO):
        update(step, "reason = 'Anders'")
    with refused_by(NO):
        delete(step)
    assert StateChange.objects.get().reason == "Gedaan."
