"""Each state × action × role of applications and committee, through the one writer of states (Q4, A14)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import CheckConstraint

from applications.models import Advice, Application, Call, Review
from applications.transitions import ADVICES, APPLICATIONS, CALLS, REVIEWS
from clusterbeleid.core import pdf
from clusterbeleid.core import state as state_writer
from clusterbeleid.core.actors import PUBLISHER_ROLE, REGISTRAR_ROLE, SYSTEM_ROLE, Actor, Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.state import change_state
from clusterbeleid.kernel.transitions import StateTable, Verdict
from committee import actions
from committee.models import AgendaItem, Letter, Meeting
from committee.transitions import ITEMS, LETTERS, MEETINGS
from tests.applications.builders import make_call
from tests.applications.judging.builders import in_assessment, invited, submitted, written
from tests.committee.builders import (
    decided,
    fake_room,
    make_committee,
    make_meeting,
    make_templates,
    put_on,
)
from tests.harness.walking import Rows
from tests.people import NOW

pytestmark = pytest.mark.django_db
ROLES = frozenset(map(str, Role)) | {SYSTEM_ROLE, REGISTRAR_ROLE, PUBLISHER_ROLE}
TRACES = ("core_statechange", "core_statechangeevent", "core_outboxmessage", "core_task")


def letter_of(room):
    committee = make_committee()
    make_templates()
    item = decided(committee, room).item
    (letter,) = actions.write_letters(item, actor=committee.secretary, at=NOW)
    return letter


def item_of(room):
    committee = make_committee()
    return put_on(committee, make_meeting(committee), room.add())


# Table, model, and how a first row comes to be.
SUBJECTS = {
    "call": (CALLS, Call, lambda room: make_call()),
    "application": (APPLICATIONS, Application, lambda room: submitted()),
    "review": (REVIEWS, Review, lambda room: invited(in_assessment())),
    "advice": (ADVICES, Advice, lambda room: written(in_assessment(), proposal="invite")),
    "meeting": (MEETINGS, Meeting, lambda room: item_of(room).meeting),
    "item": (ITEMS, AgendaItem, item_of),
    "letter": (LETTERS, Letter, letter_of),
}


@pytest.fixture
def room(monkeypatch):
    monkeypatch.setattr(pdf, "draw", lambda html, **_limits: b"%PDF-1.7\n" + html.encode())
    return fake_room(monkeypatch)


def loosen(model):
    """Take the check constraints of a table away, until the test ends: any state may stand there."""
    checks = [one.name for one in model._meta.constraints if isinstance(one, CheckConstraint)]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in checks:
            cursor.execute(f'ALTER TABLE {model._meta.db_table} DROP CONSTRAINT "{name}"')


def stand(row, state):
    """Put a row in a state by hand, past triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(f"UPDATE {row._meta.db_table} SET state = %s WHERE id = %s", [state, row.pk])
        cursor.execute("SET LOCAL session_replication_role = origin")


def taken(table, model, key, action, roles):
    """Tell whether the writer let the step pass the table; what it wrote is undone."""
    who = Actor(None, "somebody", frozenset(roles))
    mark = transaction.savepoint()
    try:
        with transaction.atomic():
            row = model.objects.get(pk=key)
            change_state(row, action, table=table, actor=who, at=NOW, reason="Omdat.")
    except Refused:
        return False
    except (ValidationError, IntegrityError):
        # The table let it pass; a constraint wants more than a bare step brings.
        return True
    finally:
        if not connection.needs_rollback:
            transaction.savepoint_rollback(mark)
    return True


def triples(table, model, row):
    """Try every triple; return how many, and those that went otherwise than the table says."""
    watched, seen, faults = (model._meta.db_table, *TRACES), 0, []
    for state in table.states:
        stand(row, state)
        before = Rows.of(watched)
        for action in {step.action for step in table.transitions}:
            step = table.find(action, state)
            named = step.roles if step else frozenset()
            # One who holds every other role at once: refused together is refused for each.
            others = ROLES - named
            if taken(table, model, row.pk, action, others) or Rows.of(watched) != before:
                faults.append((state, action, "others"))
            faults += [
                (state, action, role)
                for role in sorted(named)
                if not taken(table, model, row.pk, action, {role})
            ]
            seen += len(ROLES)
    return seen, faults


@pytest.mark.attack("A14")
@pytest.mark.parametrize("kind", SUBJECTS)
def test_step_is_taken_by_whom_the_table_names_in_the_states_it_names(kind, room):
    table, model, make = SUBJECTS[kind]
    row = make(room)
    loosen(model)
    actions_known = {step.action for step in table.transitions}
    assert triples(table, model, row) == (len(table.states) * len(actions_known) * len(ROLES), [])


def any_role(table, action, state, *_asked):
    return Verdict.ok() if table.find(action, state) else Verdict.no("transition.wrong_state")


@pytest.mark.parametrize("forgets", ["role", "state"])
def test_control_a_writer_that_asks_no_role_or_state_is_found_out(forgets, room, monkeypatch):
    table, model, make = SUBJECTS["call"]
    row = make(room)
    loosen(model)
    if forgets == "role":
        monkeypatch.setattr(StateTable, "check", any_role)
    else:
        monkeypatch.setattr(state_writer, "_allowed_target", lambda *_arguments: "closed")
    assert triples(table, model, row)[1]
