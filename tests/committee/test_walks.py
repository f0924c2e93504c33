"""Random walks over meetings and items: no illegal step, no broken rule, whatever the order (Q4, Q5)."""

from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError
from django.db.models import Exists

from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from committee import actions
from committee.enums import LIVE_ITEMS
from committee.models import AgendaItem, InterestDeclaration, Vote
from committee.queries import facts_of, visibility, visible_items
from committee.transitions import ITEMS, LETTERS, MEETINGS
from tests.committee.builders import be_there, decision_data, make_meeting, put_on, shares
from tests.harness.walking import Known, Rows, Walks, broken, illegal, steps_taken, worlds
from tests.people import NOW, TODAY, acting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pdf")]

TABLES = {"meeting": MEETINGS, "agendaitem": ITEMS}
FINAL = (
    "committee_decision",
    "committee_sealeddossier",
    "committee_interestdeclaration",
    "core_statechange",
)
WATCHED = (
    *FINAL,
    "committee_vote",
    "committee_meeting",
    "committee_agendaitem",
    "committee_attendance",
    "core_task",
    "core_outboxmessage",
)
LAWS = {
    "who has an interest has no vote": (
        "SELECT FROM committee_vote JOIN committee_interestdeclaration AS own USING (item_id, person_id)"
        " JOIN committee_agendaitem AS item ON item.id = item_id"
        " WHERE own.has_interest AND annulled_at IS NULL AND item.state <> 'decided'"
    ),
    "who votes declared first": (
        "SELECT FROM committee_vote AS vote WHERE NOT EXISTS (SELECT FROM committee_interestdeclaration"
        " AS own WHERE own.item_id = vote.item_id AND own.person_id = vote.person_id)"
    ),
    "one vote each": ("SELECT FROM committee_vote GROUP BY item_id, person_id HAVING count(*) > 1"),
    "a decision and its item belong together": (
        "SELECT FROM committee_agendaitem AS item FULL JOIN committee_decision AS made"
        " ON made.item_id = item.id WHERE (item.state = 'decided') <> (made.id IS NOT NULL)"
    ),
    "a decision has its quorum": (
        "SELECT FROM committee_decision WHERE coalesce(present < required, regularity_by_id IS NULL)"
    ),
    "a vote is about a sealed dossier": (
        "SELECT FROM committee_agendaitem AS item WHERE state IN ('voting', 'closed', 'decided')"
        " AND NOT EXISTS (SELECT FROM committee_sealeddossier WHERE item_id = item.id)"
    ),
    "a meeting ends when its items did": (
        "SELECT FROM committee_agendaitem AS item JOIN committee_meeting AS meeting"
        " ON meeting.id = item.meeting_id WHERE meeting.state IN ('closed', 'cancelled')"
        " AND item.state IN ('listed', 'voting', 'closed')"
    ),
}
ENDS = {"cancel_meeting", "close_meeting", "adjourn_item", "take_off_agenda"}
# Steps without a table of their own, and the states in which they mean something.
MEANT = {
    "attend": {"convened", "open"},
    "seal_dossier": {"listed"},
    "none": {"listed", "voting"},
    "interest": {"listed", "voting", "closed", "decided"},
    "vote": {"voting"},
    "confirm": {"closed"},
}


class World:
    """A committee with one item on the agenda, and everybody who tries something."""

    def __init__(self, committee, room, seed):
        if seed % 2:
            shares("50", "50")
        self.committee, self.members = committee, committee.members
        self.secretary, self.head = committee.secretary, acting(Role.HEAD_OF_TEAM)
        self.meeting = make_meeting(committee)
        self.item = put_on(committee, self.meeting, room.add())
        people = (*self.members, self.secretary, self.head)
        self.roles = {who.user_id: who.roles for who in people}

    def states(self):
        """Return the state of the item, and that of its meeting."""
        return AgendaItem.objects.values_list("state", "meeting__state").get(pk=self.item.pk)

    def steps(self, dice):
        """Return every step somebody could try, by anybody, at any time."""
        boss = self.head if dice.random() < 0.2 else self.secretary
        who: dict[str, Any] = {"actor": dice.choice(self.members), "at": NOW}
        as_boss: dict[str, Any] = {
            "actor": boss if dice.random() < 0.9 else who["actor"],
            "at": NOW,
        }
        meeting, item = self.meeting, self.item
        data = decision_data(decision_type=dice.choice(["grant", "grant", "refuse", "stop"]))
        choice, there = dice.choice(["for", "for", "against"]), dice.randint(2, 7)
        return {
            "convene_meeting": partial(actions.convene_meeting, meeting, **as_boss),
            "open_meeting": partial(actions.open_meeting, meeting, **as_boss),
            "close_meeting": partial(actions.close_meeting, meeting, **as_boss),
            "cancel_meeting": partial(actions.cancel_meeting, meeting, reason="x", **as_boss),
            "attend": partial(be_there, self.committee, meeting, there),
            "seal_dossier": partial(actions.seal_dossier, item, **as_boss),
            "none": partial(actions.declare, item, has_interest=False, reason="Lid.", **who),
            "interest": partial(actions.declare, item, has_interest=True, reason="Ja.", **who),
            "open_vote": partial(actions.open_vote, item, **as_boss),
            "vote": partial(actions.cast_vote, item, choice=choice, **who),
            "close_vote": partial(actions.close_vote, item, **as_boss),
            "confirm": partial(actions.confirm_regularity, item, note="Ja.", **as_boss),
            "record_decision": partial(actions.record_decision, item, data, **as_boss),
            "adjourn_item": partial(actions.adjourn_item, item, reason="x", **as_boss),
            "take_off_agenda": partial(actions.take_off_agenda, item, reason="x", **as_boss),
        }


def weight_of(name, states):
    """Return how often a step is tried: what is possible more, what ends a walk seldom."""
    meant = MEANT.get(name, set()) & set(states) or any(
        table.find(name, state) for table in TABLES.values() for state in states
    )
    if name in ENDS:
        return 1
    return (8 if name == "interest" else 24) if meant else 3


def step(world, walks, dice, known):
    """Try a random step; what is refused leaves no trace, what is allowed breaks no law."""
    states = world.states()
    if states[0] not in LIVE_ITEMS and states[1] in {"closed", "cancelled"}:
        return None
    tried = world.steps(dice)
    (name,) = dice.choices(list(tried), [weight_of(one, states) for one in tried])
    walks.tried[name] += 1
    try:
        tried[name]()
    except Refused:
        assert Rows.of(WATCHED) == known.rows, name
        return known
    walks.allowed[name] += 1
    after = Rows.of(WATCHED)
    assert after.only_grew(known.rows, FINAL), name
    assert broken(LAWS) == [], name
    last = known.last
    for change in steps_taken(last):
        assert not illegal(change, TABLES, world.roles), change
        last = change[0]
    if name in {"interest", "convene_meeting", "record_decision"}:
        nothing_seen_by_who_is_recused(world)
    if name == "record_decision":
        counted_without_who_is_recused(world)
    return Known(after, last)


def nothing_seen_by_who_is_recused(world):
    """Assert that an interest shuts the item, whatever its state."""
    shut = InterestDeclaration.objects.filter(item=world.item, has_interest=True)
    for person in shut.values_list("person_id", flat=True):
        member = next(one for one in world.members if one.user_id == person)
        assert not visible_items(member, on=TODAY).exists()


def counted_without_who_is_recused(world):
    """Assert that a decision counts who was there and had no interest, and only their votes."""
    item = AgendaItem.objects.select_related("decision", "meeting").get(pk=world.item.pk)
    free = [seat for seat in facts_of(item).seats if seat.role != "secretary" and not seat.recused]
    assert item.decision.present == len([seat for seat in free if seat.present])
    votes = Vote.objects.filter(item=item, annulled_at=None, choice="for")
    votes = votes.filter(person_id__in=[seat.person_id for seat in free])
    assert item.decision.tally["for"] == votes.count()


@pytest.mark.parametrize(("seed", "count"), worlds(usual=12))
def test_walks_break_nothing(seed, count, committee, room, record_property):
    world = World(committee, room, seed)
    walks = Walks(lambda dice, known: step(world, walks, dice, known))
    walks.grow(seed, count, Known.now(WATCHED))
    assert walks.allowed.total() * 20 > walks.tried.total()
    walks.report(record_property)


def test_control_an_interest_that_shuts_nothing_is_found_out(committee, room, monkeypatch):
    nobody = Exists(InterestDeclaration.objects.none())
    monkeypatch.setattr(visibility, "declared_interest", lambda _person: nobody)
    world = World(committee, room, 0)
    walks = Walks(lambda dice, known: step(world, walks, dice, known))
    with pytest.raises((AssertionError, IntegrityError)):
        walks.grow(0, 40, Known.now(WATCHED))


@pytest.mark.parametrize("table", [MEETINGS, ITEMS, LETTERS], ids=lambda table: table.name)
def test_every_triple_of_state_action_and_role_follows_the_table(table):
    for state in table.states:
        for action in {row.action for row in table.transitions}:
            for role in Role:
                row = table.find(action, state)
                allowed = row is not None and role.value in row.roles
                assert table.may(action, state, {role.value}).allowed is allowed
