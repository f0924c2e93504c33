"""Ways around recusal, votes and decisions, over people, states and layers: none succeeds (Q5)."""

import logging
from datetime import date
from functools import partial
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from clusterbeleid.core import files, pdf, scopes
from clusterbeleid.core.actors import Role
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.queries import visible_tasks
from committee import actions
from committee.enums import SeatRole
from committee.models import AgendaItem, Decision
from committee.queries import facts_of, get_visible_item, visible_decisions, visible_items
from committee.rules import quorum
from tests.committee.builders import (
    decision_data,
    fake_room,
    give_role,
    make_committee,
    make_meeting,
    make_seat,
    no_interest,
    opened,
    put_on,
    sealed,
    shares,
    votes,
)
from tests.people import NOW, TODAY, actor, person
from tests.proofs.attempts import SECRET, Attempts, application_role

pytestmark = pytest.mark.django_db
ATTACKS = pytest.mark.attack("A12", "A13", "A14", "A16", "A18", "A19", "A20")
WATCHED = (
    "committee_agendaitem",
    "committee_vote",
    "committee_interestdeclaration",
    "committee_decision",
    "committee_sealeddossier",
    "committee_attendance",
    "committee_meeting",
    "core_statechange",
)
STATES = ("listed", "voting", "closed", "decided", "adjourned")


class Scene:
    """A meeting with an item in every state, and everybody who may not vote or read."""

    def __init__(self, room):
        self.room = room
        self.committee = committee = make_committee()
        shares("80", "50")
        self.meeting = make_meeting(committee)
        self.items = {
            state: sealed(
                committee,
                put_on(committee, self.meeting, room.add(f"{SECRET} {number}", scope="cluster:1")),
            )
            for number, state in enumerate(STATES)
        }
        self.seats()
        # Five of seven take part; of the others one has an interest and one is away.
        opened(committee, self.meeting, present=6)
        for state, item in self.items.items():
            self.bring(item, state)
        self.items = {
            state: AgendaItem.objects.select_related("meeting").get(pk=item.pk)
            for state, item in self.items.items()
        }

    def seats(self):
        people = self.committee.people
        self.recused, self.away, self.silent = people[5], people[6], person(Role.COMMITTEE_MEMBER)
        make_seat(self.silent, SeatRole.OBSERVER)
        # Somebody with an interest who also holds every other role.
        self.mighty = people[4]
        for role in (Role.HEAD_OF_TEAM, Role.COMMITTEE_SECRETARY, Role.AUDITOR):
            give_role(self.mighty, role)
        self.gone = person(Role.COMMITTEE_MEMBER)
        make_seat(self.gone, last_day=date(2026, 6, 30))
        others = (
            "ACCOUNT_MANAGER",
            "HEAD_OF_TEAM",
            "EXPERT",
            "FINANCE",
            "AUDITOR",
            "ADMINISTRATOR",
        )
        self.nobody = {
            "observer": self.silent,
            "seat that ended": self.gone,
            "member without a seat": person(Role.COMMITTEE_MEMBER),
            "secretary": person(Role.COMMITTEE_SECRETARY),
            "cluster organisation": person(Role.CLUSTER_SIGNATORY, mandates=["0203430576"]),
            **{name.lower(): person(Role[name]) for name in others},
        }
        self.shut = {"recused": self.recused, "recused with every role": self.mighty}

    def bring(self, item, state):
        """Bring an item to a state; two have an interest, four vote or said they have none."""
        members = self.committee.members
        no_interest(item, *members[:4])
        for one in (self.recused, self.mighty):
            actions.declare(item, has_interest=True, reason="Eigen.", actor=actor(one), at=NOW)
        who: dict[str, Any] = {"actor": self.committee.secretary, "at": NOW}
        if state == "adjourned":
            actions.adjourn_item(item, reason="Later.", **who)
        if state in {"voting", "closed", "decided"}:
            actions.open_vote(item, **who)
            votes(item, *((one, "for") for one in members[:3]))
        if state in {"closed", "decided"}:
            actions.close_vote(item, **who)
        if state == "decided":
            actions.record_decision(item, decision_data(motivation=f"{SECRET} omdat."), **who)


@pytest.fixture
def scene(monkeypatch, caplog):
    caplog.set_level(logging.ERROR)
    monkeypatch.setattr(pdf, "draw", lambda html, **_limits: b"%PDF-1.7\n" + html.encode())
    room = fake_room(monkeypatch)
    made = Scene(room)
    application_role()
    return made


INSERT_VOTE = (
    "INSERT INTO committee_vote (item_id, person_id, choice, at) VALUES (%s, %s, %s, now())"
)
INSERT_NONE = (
    "INSERT INTO committee_interestdeclaration (item_id, person_id, has_interest, reason, is_late,"
    " detected, at) VALUES (%s, %s, false, 'x', false, '[]', now())"
)


def who_may_not_vote(scene):
    return {**scene.shut, **scene.nobody, "away": scene.away, "did not declare": scene.away}


def votes_of_people_who_may_not(scene, tried):
    """A18, A20: by somebody with an interest, without a seat, away; in every state and layer."""
    for (state, item), (name, user) in product(
        scene.items.items(), who_may_not_vote(scene).items()
    ):
        vote = partial(actions.cast_vote, item, actor=actor(user), at=NOW)
        attack = "A18" if name in scene.shut else "A20"
        for choice in ("for", "against"):
            tried.act(attack, f"{name} votes {choice}, {state}", partial(vote, choice=choice))
        tried.raw(attack, f"{name} votes, {state}", INSERT_VOTE, item.pk, user.pk, "for")
        if name in scene.shut or state == "voting":
            address = reverse("committee:vote", args=[item.reference])
            tried.send(attack, f"{name} votes, {state}", user, address, choice="for")


def votes_at_another_time(scene, tried):
    """A20: twice, for another, before the opening, after the close, changed or taken away."""
    user = scene.committee.people[0]
    fresh = scene.committee.people[3]
    for state, item in scene.items.items():
        address = reverse("committee:vote", args=[item.reference])
        for one, choice in product((user, fresh), ("for", "against", "abstain")):
            if state == "voting" and one is fresh:
                continue
            again = partial(actions.cast_vote, item, choice=choice, actor=actor(one), at=NOW)
            tried.act("A20", f"votes {choice} again or too early or late, {state}", again)
            tried.raw("A20", f"votes {choice}, {state}", INSERT_VOTE, item.pk, one.pk, choice)
            tried.send("A20", f"votes {choice}, {state}", one, address, choice=choice, person=1)
        for sql in (
            "UPDATE committee_vote SET choice = 'against' WHERE item_id = %s",
            "UPDATE committee_vote SET annulled_at = now(), choice = 'abstain' WHERE item_id = %s",
            f"UPDATE committee_vote SET person_id = {fresh.pk} WHERE item_id = %s",
            "DELETE FROM committee_vote WHERE item_id = %s",
        ):
            tried.raw("A20", f"{sql[:40]}, {state}", sql, item.pk)


def interests_taken_back(scene, tried):
    """A18: the declaration goes, changes, or another stands beside it."""
    for (state, item), (name, user) in product(scene.items.items(), scene.shut.items()):
        declare = partial(actions.declare, item, reason="Toch niet.", actor=actor(user), at=NOW)
        for has in (True, False):
            tried.act("A18", f"{name} declares {has}, {state}", partial(declare, has_interest=has))
        address = reverse("committee:declare", args=[item.reference])
        form = {"has_interest": "False", "reason": "Toch niet."}
        tried.send("A18", f"{name} declares none, {state}", user, address, **form)
        tried.raw("A18", f"{name} none beside it, {state}", INSERT_NONE, item.pk, user.pk)
        for sql in (
            "UPDATE committee_interestdeclaration SET has_interest = false WHERE item_id = %s AND person_id = %s",
            "UPDATE committee_interestdeclaration SET item_id = item_id + 1 WHERE item_id = %s AND person_id = %s",
            "DELETE FROM committee_interestdeclaration WHERE item_id = %s AND person_id = %s",
        ):
            tried.raw("A18", f"{name}: {sql[:30]}, {state}", sql, item.pk, user.pk)


def reading_what_is_shut(scene, tried):
    """A16, A19: by query, page, file, task and paper."""
    for (state, item), (name, user) in product(scene.items.items(), scene.shut.items()):
        who, label = actor(user), f"{name}, {state}"
        stored = item.dossiers.get().file
        for query in (
            lambda: visible_items(who, on=TODAY).filter(pk=item.pk).exists(),  # noqa: B023
            lambda: get_visible_item(who, item.reference, on=TODAY),  # noqa: B023
            lambda: visible_decisions(who, on=TODAY).filter(item=item).exists(),  # noqa: B023
            lambda: scopes.may_see(who, item.own_scope, on=TODAY),  # noqa: B023
            lambda: files.visible_file(who, stored.reference, on=TODAY),  # noqa: B023
            lambda: visible_tasks(who, on=TODAY).filter(scope=item.own_scope).exists(),  # noqa: B023
        ):
            tried.learn("A19", label, query)
        for route in ("item", "declare", "adjourn", "take_off", "regularity", "decide"):
            tried.read("A19", label, user, reverse(f"committee:{route}", args=[item.reference]))
        tried.read("A19", label, user, reverse("core:file", args=[stored.reference]))
    for (name, user), route in product(scene.shut.items(), ("meeting", "minutes")):
        tried.read("A19", name, user, reverse(f"committee:{route}", args=[scene.meeting.pk]))
    for (name, user), route in product(
        scene.shut.items(), ("committee:decisions", "core:tasks_all")
    ):
        tried.read("A19", name, user, reverse(route))


# The one decision that may be taken here: after the vote, by the secretary, as people voted.
LAWFUL = ("closed", "secretary", "grant")


def decisions_out_of_order(scene, tried):
    """A12, A14: without a vote, without a quorum, by somebody else, or changed afterwards."""
    people = {**scene.shut, **scene.nobody, "secretary": scene.committee.secretary}
    for (state, item), (name, user) in product(scene.items.items(), people.items()):
        who = actor(user) if name != "secretary" else user
        for kind in ("grant", "refuse"):
            if (state, name, kind) == LAWFUL:
                continue
            data = decision_data(decision_type=kind)
            act = partial(actions.record_decision, item, data, actor=who, at=NOW)
            tried.act("A14", f"{name} decides {kind}, {state}", act)
        if name not in {"secretary", "head_of_team"}:
            for step in ("adjourn_item", "take_off_agenda"):
                act = partial(getattr(actions, step), item, reason="x", actor=who, at=NOW)
                tried.act("A14", f"{name}: {step}, {state}", act)


def decisions_changed_afterwards(scene, tried):
    """A13: what was sealed, voted on or decided, under the application by statement."""
    for state, item in scene.items.items():
        for column, value in (("state", "'decided'"), ("payload", "'{}'"), ("taking_part", "'[]'")):
            if state == "listed" and column == "payload":
                continue
            sql = f"UPDATE committee_agendaitem SET {column} = {value} WHERE id = %s"
            if (state, column) not in OPEN_COLUMNS:
                tried.raw("A14", f"{column}, {state}", sql, item.pk)
    columns = ("outcome", "motivation", "authority", "number", "decision_type")
    for column in columns:
        sql = f"UPDATE committee_decision SET {column} = {column} || 'x'"
        tried.raw("A13", column, sql)
    for table, column in product(
        ("decision", "sealeddossier", "interestdeclaration"), ("id", "item_id")
    ):
        tried.raw("A13", table, f"UPDATE committee_{table} SET {column} = {column} + 1000")
        tried.raw("A13", table, f"DELETE FROM committee_{table}")
        tried.raw("A13", table, f"TRUNCATE committee_{table} CASCADE")
        tried.raw("A13", table, f"ALTER TABLE committee_{table} DISABLE TRIGGER ALL")
    tried.raw("A13", "triggers off", "SET LOCAL session_replication_role = replica")


# Before the vote closes nobody says yet who took part, and a listed item may get its state by the writer alone.
OPEN_COLUMNS = {
    ("listed", "taking_part"),
    ("voting", "taking_part"),
    ("listed", "state"),
    ("closed", "state"),
}


ALL = (
    votes_of_people_who_may_not,
    votes_at_another_time,
    interests_taken_back,
    reading_what_is_shut,
    decisions_out_of_order,
    decisions_changed_afterwards,
)


@ATTACKS
def test_no_attempt_succeeds(scene, record_property):
    tried = Attempts(WATCHED)
    for family in ALL:
        family(scene, tried)
    assert tried.succeeded == []
    assert tried.tried.total() >= 500
    record_property("attempts", tried.tried.total())


def test_quorum_is_recomputed_without_who_has_an_interest(scene):
    for state in ("closed", "decided"):
        found = quorum(facts_of(scene.items[state]), current_params())
        # Seven seats, two with an interest, one away: eighty per cent of five is four.
        assert (found.seats, found.recused, found.present, found.required) == (5, 2, 4, 4)
    assert Decision.objects.get().present == 4
    assert Decision.objects.get().tally["for"] == 3


def drop(trigger, table):
    def remove(_monkeypatch):
        with connection.cursor() as cursor:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE %s", [f"%{trigger}%"])
            (name,) = cursor.fetchone()
            cursor.execute(f"DROP TRIGGER {name} ON {table}")

    return remove


def replace(target, answer):
    return lambda monkeypatch: monkeypatch.setattr(target, answer)


def any_item(_actor, reference, *, on):
    return AgendaItem.objects.select_related("meeting").get(reference=reference)


# A guard, how it goes, and the family that must find it gone.
CONTROLS = {
    "trigger of votes": (drop("vote_is_allowed", "committee_vote"), votes_of_people_who_may_not),
    "trigger of declarations": (
        drop("declaration_is_final", "committee_interestdeclaration"),
        interests_taken_back,
    ),
    "filter of items": (
        replace("committee.views.common.get_visible_item", any_item),
        reading_what_is_shut,
    ),
}


@pytest.mark.parametrize("guard", CONTROLS)
def test_control_without_a_guard_attempts_succeed(guard, scene, monkeypatch):
    remove, family = CONTROLS[guard]
    remove(monkeypatch)
    tried = Attempts(WATCHED)
    family(scene, tried)
    assert tried.succeeded
