"""What no form may write: each field beside the form, sent along, changes nothing (Q6, A7)."""

import pytest
from django.urls import reverse

from clusterbeleid.accounts.models import User
from committee import actions
from committee.models import (
    AgendaItem,
    CommitteeMandate,
    Decision,
    InterestDeclaration,
    Letter,
    Meeting,
    Vote,
)
from tests.committee.builders import (
    closed_item,
    decided,
    make_meeting,
    make_templates,
    voting_item,
)
from tests.harness.client import StrictClient
from tests.people import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pdf")]

# Whatever somebody might wish: names of fields of every model, with a tempting value.
WISHES = {
    "state": "decided",
    "number": "2026-99",
    "minutes": "1",
    "person": "1",
    "person_id": "1",
    "item": "1",
    "item_id": "1",
    "at": "2020-01-01",
    "annulled_at": "2020-01-01",
    "is_late": "true",
    "detected": "[]",
    "present": "7",
    "required": "1",
    "tally": "{}",
    "authority": "Ik",
    "decided_on": "2020-01-01",
    "recorded_by": "1",
    "regularity_by": "1",
    "dossier": "1",
    "payload": '{"amount": "999999"}',
    "taking_part": "[]",
    "scope": "cluster:1",
    "order": "99",
    "file": "1",
    "sent_on": "2020-01-01",
    "proof": "{}",
    "decision": "1",
    "template": "1",
    "put_on_by": "1",
}


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW, tick=False)


def visitor(user_id):
    client = StrictClient()
    client.force_login(User.objects.get(pk=user_id))
    return client


def post(client, name, *keys, **form):
    response = client.post(reverse(f"committee:{name}", args=keys), {**WISHES, **form})
    assert response.status_code == 302


@pytest.mark.attack("A7")
def test_vote_takes_the_choice_alone(committee, room):
    item = voting_item(committee, room)
    post(visitor(committee.people[2].pk), "vote", item.reference, choice="against")
    vote = Vote.objects.get()
    assert (vote.person_id, vote.item_id, vote.annulled_at) == (
        committee.people[2].pk,
        item.pk,
        None,
    )
    assert vote.at == NOW


def test_declaration_takes_answer_and_reason_alone(committee, room):
    item = voting_item(committee, room, declared=0)
    client = visitor(committee.people[2].pk)
    post(client, "declare", item.reference, has_interest="False", reason="Geen.")
    row = InterestDeclaration.objects.get()
    assert (row.person_id, row.at, row.is_late) == (committee.people[2].pk, NOW, True)


def test_meeting_takes_its_own_fields_alone(committee):
    client = visitor(committee.secretary.user_id)
    form = {"kind": "meeting", "on_day": "01/12/2026", "begins_at": "9:30"}
    post(client, "new_meeting", **form)
    meeting = Meeting.objects.get()
    assert (meeting.number, meeting.state, meeting.minutes) == ("2026-01", "planned", None)


def test_seat_takes_its_own_fields_alone(committee):
    client = visitor(committee.secretary.user_id)
    seat = CommitteeMandate.objects.earliest("pk")
    before = {name: getattr(seat, name) for name in ("person_id", "role", "first_day")}
    form = {
        "person": seat.person_id,
        "role": seat.role,
        "first_day": "01/01/2024",
        "version": seat.version,
        "reason": "x",
    }
    post(client, "seat", seat.pk, **form)
    seat.refresh_from_db()
    assert {name: getattr(seat, name) for name in before} == before


@pytest.mark.attack("A7")
def test_decision_takes_figures_and_votes_from_what_was_voted_on(committee, room):
    item = closed_item(committee, room, ["for"] * 7)
    actions.confirm_regularity(item, note="Ja.", actor=committee.secretary, at=NOW)
    client = visitor(committee.secretary.user_id)
    form = {"decision_type": "grant", "outcome": "Ja.", "motivation": "Omdat.", "do": "record"}
    post(client, "decide", item.reference, **form)
    decision = Decision.objects.get()
    assert (decision.payload, decision.tally["for"]) == ({"amount": "1000.00"}, 7)
    assert (decision.present, decision.required) == (7, None)
    assert (decision.item_id, decision.decided_on) == (item.pk, NOW.date())
    assert decision.recorded_by_id == committee.secretary.user_id
    assert decision.authority.startswith("Beslissingscomité")


def test_reason_forms_write_no_other_field(committee, room):
    client = visitor(committee.secretary.user_id)
    item = voting_item(committee, room)
    kept = ("payload", "scope", "order", "meeting_id", "title", "taking_part", "regularity_by_id")
    before = AgendaItem.objects.filter(pk=item.pk).values(*kept).get()
    post(client, "adjourn", item.reference, reason="Later.")
    assert AgendaItem.objects.filter(pk=item.pk).values(*kept).get() == before
    assert AgendaItem.objects.get(pk=item.pk).state == "adjourned"


def test_letter_takes_its_text_alone(committee, room):
    make_templates()
    decision = decided(committee, room)
    (letter,) = actions.write_letters(decision.item, actor=committee.secretary, at=NOW)
    client = visitor(committee.secretary.user_id)
    names = ("recipient", "channel", "email", "subject", "body", "motivation", "appeal_clause")
    form = {name: getattr(letter, name) for name in names}
    post(client, "correct_letter", letter.pk, **form, version=letter.version)
    found = Letter.objects.get()
    assert (found.state, found.sent_on, found.proof, found.file) == ("draft", None, {}, None)
    assert (found.decision_id, found.template_id) == (decision.pk, letter.template_id)


def test_meeting_number_of_next_year_starts_anew(committee):
    make_meeting(committee)
    client = visitor(committee.secretary.user_id)
    form = {"kind": "meeting", "on_day": "05/01/2027", "begins_at": "9:30"}
    post(client, "new_meeting", **form)
    assert Meeting.objects.latest("pk").number == "2027-01"
