"""Two devices at the same moment: one vote each, none after closing, one decision."""

from functools import partial

import pytest

from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.errors import Refused
from committee import actions
from committee.actions import voting
from committee.enums import ItemState
from committee.models import AgendaItem, Decision, InterestDeclaration, Meeting, Vote
from tests.agreements.test_races import at_once
from tests.committee.builders import (
    closed_item,
    decision_data,
    fake_room,
    make_committee,
    make_meeting,
    voting_item,
)
from tests.people import NOW

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("quick_pdf")]


@pytest.fixture
def scene(monkeypatch):
    return make_committee(), fake_room(monkeypatch)


def test_one_vote_on_two_devices(scene):
    committee, room = scene
    item = voting_item(committee, room)
    member = committee.members[0]
    for choices in (("for", "for"), ("for", "against")):
        works = [
            partial(actions.cast_vote, item, choice=choice, actor=member, at=NOW)
            for choice in choices
        ]
        outcome = at_once(*works)
        assert outcome.broken == []
        member = committee.members[1]
    assert Vote.objects.count() == 2


def test_without_the_lock_the_database_still_keeps_one_vote(scene, monkeypatch):
    """The control: the unique row is what refuses the second device, not luck."""
    committee, room = scene
    item = voting_item(committee, room)
    monkeypatch.setattr(
        voting,
        "locked_item",
        lambda one: AgendaItem.objects.select_related("meeting").get(pk=one.pk),
    )
    works = [
        partial(actions.cast_vote, item, choice=choice, actor=committee.members[0], at=NOW)
        for choice in ("for", "against")
    ]
    outcome = at_once(*works)
    assert (len(outcome.done), len(outcome.refused), outcome.broken) == (1, 1, [])
    assert Vote.objects.count() == 1


def test_vote_and_closing_follow_one_another(scene):
    committee, room = scene
    item = voting_item(committee, room)
    outcome = at_once(
        partial(actions.cast_vote, item, choice="for", actor=committee.members[0], at=NOW),
        partial(actions.close_vote, item, actor=committee.secretary, at=NOW),
    )
    item.refresh_from_db()
    assert (item.state, outcome.broken) == (ItemState.CLOSED, [])
    assert Vote.objects.count() == len(outcome.done) - 1


def test_vote_and_interest_never_stand_together(scene):
    committee, room = scene
    item = voting_item(committee, room)
    member = committee.members[0]
    outcome = at_once(
        partial(actions.cast_vote, item, choice="for", actor=member, at=NOW),
        partial(actions.declare, item, has_interest=True, reason="Belang.", actor=member, at=NOW),
    )
    assert outcome.broken == []
    assert InterestDeclaration.objects.filter(has_interest=True).count() == 1
    assert not Vote.objects.filter(annulled_at=None).exists()


def test_one_decision_by_two_hands(scene):
    committee, room = scene
    item = closed_item(committee, room, ["for"] * 7)
    actions.confirm_regularity(item, note="Ja.", actor=committee.secretary, at=NOW)
    act = partial(actions.record_decision, item, decision_data(), actor=committee.secretary, at=NOW)
    outcome = at_once(act, act)
    assert outcome.counts == (1, 1, 0)
    assert (Decision.objects.count(), len(room.applied)) == (1, 1)


def test_jobs_neither_vote_nor_declare(scene):
    committee, room = scene
    item = voting_item(committee, room)
    with pytest.raises(Refused):
        actions.cast_vote(item, choice="for", actor=SYSTEM, at=NOW)


def test_meetings_planned_at_once_get_a_number_each(scene):
    committee, _room = scene
    outcome = at_once(*[partial(make_meeting, committee)] * 3)
    assert outcome.counts == (3, 0, 0)
    assert sorted(Meeting.objects.values_list("number", flat=True)) == [
        "2026-01",
        "2026-02",
        "2026-03",
    ]
