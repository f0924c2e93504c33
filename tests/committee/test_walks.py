"""Random walks over meetings and items: no illegal step, no broken rule, whatever the order (Q4, Q5)."""

import random
from functools import partial

import pytest
from django.db import transaction

from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import StateChange
from committee import actions
from committee.enums import LIVE_ITEMS
from committee.models import AgendaItem, Decision, InterestDeclaration, Meeting, Vote
from committee.queries import visible_items
from committee.transitions import ITEMS, LETTERS, MEETINGS
from tests.committee.builders import be_there, decision_data, make_meeting, put_on
from tests.people import NOW, TODAY, acting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pdf")]

WALKS, STEPS = 40, 30


ENDS = (
    actions.cancel_meeting,
    actions.close_meeting,
    actions.adjourn_item,
    actions.take_off_agenda,
)


def steps_of(committee, meeting, item, dice):
    """Return every step somebody could try, by anybody, at any time."""
    member = dice.choice(committee.members)
    boss = dice.choice([committee.secretary, committee.secretary, acting(Role.HEAD_OF_TEAM)])
    who, as_boss = {"actor": member, "at": NOW}, {"actor": boss, "at": NOW}
    data = decision_data(decision_type=dice.choice(["grant", "refuse", "stop"]))
    return [
        partial(actions.convene_meeting, meeting, **as_boss),
        partial(actions.open_meeting, meeting, **as_boss),
        partial(actions.close_meeting, meeting, **as_boss),
        partial(actions.cancel_meeting, meeting, reason="x", **as_boss),
        partial(be_there, committee, meeting, dice.randint(0, 7)),
        partial(actions.seal_dossier, item, **as_boss),
        partial(actions.declare, item, has_interest=False, reason="Lid.", **who),
        partial(actions.declare, item, has_interest=False, reason="Lid.", **who),
        partial(actions.declare, item, has_interest=True, reason="Belang.", **who),
        partial(actions.open_vote, item, **as_boss),
        partial(actions.cast_vote, item, choice=dice.choice(["for", "against"]), **who),
        partial(actions.cast_vote, item, choice="for", **who),
        partial(actions.close_vote, item, **as_boss),
        partial(actions.confirm_regularity, item, note="Ja.", **as_boss),
        partial(actions.record_decision, item, data, **as_boss),
        partial(actions.adjourn_item, item, reason="x", **as_boss),
        partial(actions.take_off_agenda, item, reason="x", **as_boss),
    ]


def nothing_broken(committee):
    """Assert what must hold after every step."""
    for row in InterestDeclaration.objects.filter(has_interest=True):
        standing = Vote.objects.filter(item=row.item, person=row.person, annulled_at=None)
        if row.item.state != "decided":
            assert not standing.exists()
    for decision in Decision.objects.select_related("item"):
        assert decision.item.state == "decided"
        assert decision.required is not None or decision.regularity_by_id is not None
    for item in AgendaItem.objects.exclude(state__in=["listed", "withdrawn", "adjourned"]):
        assert item.dossiers.exists()
    for meeting in Meeting.objects.filter(state__in=["closed", "cancelled"]):
        assert not meeting.items.filter(state__in=LIVE_ITEMS).exists()
    for number, member in enumerate(committee.members):
        shut = InterestDeclaration.objects.filter(
            person=committee.people[number], has_interest=True
        )
        seen = visible_items(member, on=TODAY)
        assert not seen.filter(pk__in=shut.values("item_id")).exists()


def legal_changes():
    tables = {"meeting": MEETINGS, "agendaitem": ITEMS}
    for row in StateChange.objects.filter(content_type__model__in=tables):
        table = tables[row.content_type.model]
        step = table.find(row.action, row.from_state)
        assert step is not None
        assert step.target == row.to_state


def walk(committee, room, dice):
    """Take random steps; return how many were allowed."""
    done = 0
    meeting = make_meeting(committee)
    item = put_on(committee, meeting, room.add())
    for _step in range(STEPS):
        steps = steps_of(committee, meeting, item, dice)
        # What ends a walk comes seldom, so that walks get somewhere.
        weights = [1 if act.func in ENDS else 8 for act in steps]
        (act,) = dice.choices(steps, weights)
        try:
            act()
            done += 1
        except Refused:
            continue
        nothing_broken(committee)
    legal_changes()
    return done


@pytest.mark.parametrize("seed", range(4))
def test_walks_break_nothing(committee, room, seed):
    dice = random.Random(seed)
    done = 0
    for _walk in range(WALKS // 4):
        mark = transaction.savepoint()
        done += walk(committee, room, dice)
        transaction.savepoint_rollback(mark)
    assert done > WALKS


@pytest.mark.parametrize("table", [MEETINGS, ITEMS, LETTERS], ids=lambda table: table.name)
def test_every_triple_of_state_action_and_role_follows_the_table(table):
    for state in table.states:
        for action in {row.action for row in table.transitions}:
            for role in Role:
                row = table.find(action, state)
                allowed = row is not None and role.value in row.roles
                assert table.may(action, state, {role.value}).allowed is allowed
