"""Who may do what in the committee, written out apart from the code: by role, and of one item."""

import pytest

from clusterbeleid.core.actors import Actor, Role
from committee import permissions as may
from committee.actions import write_letters
from committee.models import Decision, Letter
from committee.queries import (
    visible_decisions,
    visible_items,
    visible_letters,
    visible_meetings,
)
from committee.queries.facts import facts_of
from tests.committee.builders import decided, make_meeting, make_templates, put_on
from tests.people import NOW, TODAY, acting

SECRETARY, MEMBER, HEAD, AUDITOR, MANAGER, ADMINISTRATOR = (
    Role.COMMITTEE_SECRETARY,
    Role.COMMITTEE_MEMBER,
    Role.HEAD_OF_TEAM,
    Role.AUDITOR,
    Role.ACCOUNT_MANAGER,
    Role.ADMINISTRATOR,
)
BY_ROLE = {
    "may_see_roster": {SECRETARY, MEMBER, HEAD, AUDITOR, ADMINISTRATOR},
    "may_see_meetings": {SECRETARY, MEMBER, HEAD, AUDITOR},
    "may_see_decisions": {SECRETARY, MEMBER, HEAD, AUDITOR, MANAGER},
    "may_verify": {SECRETARY, MEMBER, HEAD, AUDITOR, MANAGER},
    "may_manage_roster": {SECRETARY},
    "may_plan_meeting": {SECRETARY},
    "may_manage_templates": {SECRETARY, HEAD},
}


@pytest.mark.parametrize("name", BY_ROLE)
def test_question_without_a_file_is_answered_by_role(name):
    asked = getattr(may, name)
    assert {role for role in Role if asked(Actor(1, "", frozenset({role.value})))} == BY_ROLE[name]


@pytest.fixture
def item(committee, room):
    return put_on(committee, make_meeting(committee), room.add())


def test_stranger_is_refused_everything_about_an_item_and_its_meeting(item):
    who, meeting = acting(Role.EXPERT), item.meeting
    letter = Letter(decision=Decision(item=item), state="draft")
    answers = {
        "may_change_meeting": may.may_change_meeting(who, meeting, "cancel_meeting"),
        "may_correct_meeting": may.may_correct_meeting(who, meeting),
        "may_record_attendance": may.may_record_attendance(who, meeting),
        "may_read_minutes": may.may_read_minutes(who, meeting),
        "may_approve_minutes": may.may_approve_minutes(who, meeting),
        "may_put_on_agenda": may.may_put_on_agenda(who, meeting),
        "may_change_item": may.may_change_item(who, item, "take_off_agenda"),
        "may_order_agenda": may.may_order_agenda(who, item),
        "may_seal_dossier": may.may_seal_dossier(who, item),
        "may_confirm_regularity": may.may_confirm_regularity(who, item),
        "may_declare": may.may_declare(who, item, on=TODAY),
        "may_declare_none": may.may_declare_none(who, item, on=TODAY),
        "may_cast_vote": may.may_cast_vote(who, item, facts_of(item)),
        "may_see_votes": may.may_see_votes(who, item),
        "may_write_letter": may.may_write_letter(who, item),
        "may_change_letter": may.may_change_letter(who, letter, "correct_letter"),
    }
    assert {name: answer.code for name, answer in answers.items()} == {
        "may_change_meeting": "transition.role",
        "may_correct_meeting": "committee.secretary_only",
        "may_record_attendance": "committee.meeting_not_open",
        "may_read_minutes": "committee.meeting_not_open",
        "may_approve_minutes": "transition.wrong_state",
        "may_put_on_agenda": "committee.secretary_only",
        "may_change_item": "transition.role",
        "may_order_agenda": "committee.secretary_only",
        "may_seal_dossier": "committee.secretary_only",
        "may_confirm_regularity": "committee.vote_not_closed",
        "may_declare": "committee.not_yours",
        "may_declare_none": "committee.not_yours",
        "may_cast_vote": "committee.no_seat",
        "may_see_votes": "committee.votes_hidden",
        "may_write_letter": "committee.not_decided",
        "may_change_letter": "committee.secretary_only",
    }


def test_member_reads_no_dossier_before_declaring(committee, item):
    answer = may.may_read_dossier(committee.members[0], item)
    assert answer.code == "committee.declare_first"


@pytest.mark.usefixtures("quick_pdf")
def test_stranger_sees_nothing_of_what_was_decided(committee, room):
    make_templates()
    write_letters(decided(committee, room).item, actor=committee.secretary, at=NOW)
    seen = (visible_meetings, visible_items, visible_decisions, visible_letters)
    for who in (acting(Role.EXPERT), acting(Role.CLUSTER_EDITOR), acting(Role.FINANCE)):
        assert [rows(who, on=TODAY).count() for rows in seen] == [0, 0, 0, 0]
    assert [rows(committee.secretary, on=TODAY).count() for rows in seen] == [1, 1, 1, 1]
