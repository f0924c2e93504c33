"""What the database itself keeps of the committee: one chair, one name, one item for a file, papers as they were (Q7)."""

from datetime import date
from uuid import uuid4

import pytest

from committee import actions
from committee.models import AuthorityName, CommitteeMandate
from committee.rules import ConditionFacts
from tests.committee.builders import (
    decided,
    make_meeting,
    make_templates,
    put_on,
    votes,
    voting_item,
)
from tests.harness.rows import KEPT, delete, insert_copy, refused_by, update
from tests.people import NOW, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pdf")]


def test_second_chair_is_refused(committee):
    chair = CommitteeMandate.objects.get(role="chair")
    with refused_by("committee_one_chair"):
        insert_copy(chair, person_id=person().pk)
    assert CommitteeMandate.objects.filter(role="chair").count() == 1


def test_second_name_of_the_authority_on_the_same_days_is_refused(committee):
    names = AuthorityName.objects.count()
    with refused_by("authority_name_once"):
        insert_copy(AuthorityName.objects.get(last_day=None), name="Een ander")
    assert AuthorityName.objects.count() == names


def test_file_stands_on_one_agenda_at_a_time(committee, room):
    item = put_on(committee, make_meeting(committee), room.add())
    elsewhere = make_meeting(committee)
    with refused_by("agenda_item_subject_once"):
        insert_copy(item, meeting_id=elsewhere.pk, reference=str(uuid4()))
    assert elsewhere.items.count() == 0


def test_item_is_taken_off_and_never_deleted(committee, room):
    """The trigger agenda_item_stays."""
    item = put_on(committee, make_meeting(committee), room.add())
    with refused_by("an agenda item is taken off, not deleted"):
        delete(item)
    assert item.meeting.items.get() == item


def test_what_was_decided_stands_with_its_dossier_and_conditions(committee, room):
    """The triggers decision_is_final, condition_is_final and dossier_is_final."""
    met = ConditionFacts("Statuten.", date(2027, 1, 1))
    decision = decided(committee, room, conditions=(met,))
    for row, change in (
        (decision.conditions.get(), "text = 'Anders.'"),
        (decision.dossier, "sha256 = 'x'"),
        (decision, "motivation = 'Anders.'"),
    ):
        with refused_by(KEPT):
            update(row, change)
        with refused_by(KEPT):
            delete(row)
    assert decision.conditions.get().text == "Statuten."


def test_dossier_is_sealed_before_the_vote_alone(committee, room):
    """The trigger dossier_is_allowed."""
    dossier = decided(committee, room).dossier
    with refused_by("a dossier is sealed before the vote opens"):
        insert_copy(dossier, number=2)
    assert type(dossier).objects.count() == 1


@pytest.fixture
def vote(committee, room):
    item = voting_item(committee, room)
    votes(item, (committee.members[0], "for"))
    return item.votes.get()


def test_vote_is_of_a_seat_and_stands(committee, vote):
    """The triggers vote_is_allowed, vote_only_annulled and vote_stays."""
    with refused_by("only who has a seat votes"):
        insert_copy(vote, person_id=committee.secretary.user_id)
    with refused_by("a vote is final"):
        update(vote, "choice = 'against'")
    with refused_by("a vote is not deleted"):
        delete(vote)
    assert vote.item.votes.get().choice == "for"


def test_word_about_an_interest_stands(vote):
    """The triggers declaration_is_final and declaration_is_allowed."""
    said = vote.item.declarations.get(person_id=vote.person_id)
    with refused_by(KEPT):
        update(said, "has_interest = true")
    with refused_by(KEPT):
        delete(said)
    with refused_by("who declares an interest has no vote"):
        insert_copy(said, has_interest=True, reason="Familie.")
    assert not vote.item.declarations.filter(has_interest=True).exists()


@pytest.fixture
def letter(committee, room):
    make_templates()
    item = decided(committee, room).item
    (written,) = actions.write_letters(item, actor=committee.secretary, at=NOW)
    return actions.finish_letter(written, actor=committee.secretary, at=NOW)


def test_final_letter_keeps_its_text_and_stays(letter):
    """The triggers letter_final_is_fixed and letter_stays."""
    for change in ("body = 'Anders.'", "recipient = 'Iemand anders'", "state = 'draft'"):
        with refused_by("a final letter keeps its text"):
            update(letter, change)
    with refused_by("a final letter is not deleted"):
        delete(letter)
    body = letter.body
    letter.refresh_from_db()
    assert letter.body == body


def test_text_of_letters_is_final(committee):
    """The trigger letter_template_is_final."""
    template = make_templates()
    with refused_by(KEPT):
        update(template, "body = 'Anders.'")
    with refused_by(KEPT):
        delete(template)
