"""The first page for who has no portfolio: applicants, experts, the committee, and nobody yet."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.actions import completing
from applications.queries.own_files import own_files
from clusterbeleid.core.actors import Role
from committee import actions as committee_actions
from committee.queries.waiting import waiting_for
from tests.agreements.builders import legal_figures
from tests.applications.builders import (
    account,
    add_member,
    editor,
    fill,
    make_applicant,
    make_application,
    make_call,
    signatory,
    submitted,
)
from tests.clusters.builders import head, make_cluster
from tests.committee.builders import (
    closed_item,
    fake_room,
    make_committee,
    make_meeting,
    no_interest,
    opened,
    put_on,
    sealed,
    shares,
    voting_item,
)
from tests.overview.conftest import text_of
from tests.people import NOW, TODAY, person

pytestmark = pytest.mark.django_db
FIRST = reverse("overview:portfolio")


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Let the clock of the server stand on the day of the tests."""
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)
    monkeypatch.setattr("clusterbeleid.core.clock.today", NOW.date)


def steps_of(who):
    return [one.step.value for one in own_files(who, on=TODAY, now=NOW)]


def test_each_own_file_says_what_comes_next():
    legal_figures()
    body = make_applicant()
    who, writer = signatory(body), editor(body)
    call = make_call("SPC")
    empty = make_application(call, by=who)
    full = make_application(call, by=who, title="Klaar")
    fill(full, by=who)
    handed_in = submitted(call, by=who)
    asked = submitted(call, by=who)
    closes = NOW + timedelta(days=7)
    completing.ask_completion(asked, ["general"], closes, actor=head(), at=NOW, reason="Kort.")
    found = {one.application.pk: one for one in own_files(who, on=TODAY, now=NOW)}
    assert {key: one.step.value for key, one in found.items()} == {
        empty.pk: "fill_in",
        full.pk: "submit",
        handed_in.pk: "wait_agency",
        asked.pk: "complete",
    }
    assert found[asked.pk].closes_at == closes
    assert found[handed_in.pk].meter is None
    assert next(iter(found)) == asked.pk
    assert sorted(steps_of(writer)) == ["complete", "fill_in", "let_sign", "wait_agency"]
    assert steps_of(signatory(make_applicant())) == []


def test_draft_after_its_term_says_that_the_term_has_passed():
    who = signatory(make_applicant())
    make_application(by=who)
    late = NOW + timedelta(days=31)
    assert [one.step.value for one in own_files(who, on=late.date(), now=late)] == ["too_late"]


@pytest.mark.parametrize("number", [1, 3])
def test_own_files_cost_eleven_queries(number, django_assert_num_queries):
    legal_figures()
    who, call = signatory(make_applicant()), make_call("SPC")
    for _number in range(number):
        add_member(make_application(call, by=who), by=who)
    with django_assert_num_queries(11):
        assert len(own_files(who, on=TODAY, now=NOW)) == number


def test_applicant_without_cluster_lands_on_the_own_applications(client):
    body = make_applicant()
    client.force_login(person(Role.CLUSTER_SIGNATORY, mandates=[body.kbo], language="en"))
    page = text_of(client.get(FIRST))
    assert "Your organisation has no application yet." in page
    make_application(by=signatory(body), title="Drones in de landbouw")
    page = text_of(client.get(FIRST))
    assert "Drones in de landbouw" in page
    assert "Fill in what is missing" in page
    assert 'id="list-attention"' not in page


def test_applicant_with_a_cluster_lands_on_its_home_with_the_open_applications(client):
    body = make_applicant()
    who = signatory(body)
    make_cluster(operator=body)
    application = make_application(by=who)
    client.force_login(account(who))
    page = text_of(client.get(FIRST))
    assert 'id="list-due"' in page
    assert application.title in page


def test_expert_lands_on_the_own_reviews(client):
    client.force_login(person(Role.EXPERT))
    assert client.get(FIRST)["Location"] == reverse("applications:own_reviews")


def test_person_without_role_is_told_whom_to_ask(client):
    client.force_login(person(language="en"))
    assert "Your account has no role yet." in text_of(client.get(FIRST))


def test_member_is_asked_to_declare_and_then_to_vote(client, monkeypatch):
    room, board = fake_room(monkeypatch), make_committee()
    item = voting_item(board, room, declared=1)
    first, second = board.members[:2]
    assert [(row.step, row.item.pk) for row in waiting_for(first, on=TODAY)] == [("vote", item.pk)]
    assert [row.step for row in waiting_for(second, on=TODAY)] == ["declare"]
    committee_actions.cast_vote(item, choice="for", actor=first, at=NOW)
    assert waiting_for(first, on=TODAY) == []
    committee_actions.declare(item, has_interest=True, reason="Familie.", actor=second, at=NOW)
    assert waiting_for(second, on=TODAY) == []
    client.force_login(board.people[2])
    page = text_of(client.get(FIRST))
    assert item.title in page
    assert reverse("committee:declare", args=[item.reference]) in page


def test_absent_member_and_member_of_an_unconvened_meeting_are_not_asked(monkeypatch):
    room, board = fake_room(monkeypatch), make_committee()
    meeting = make_meeting(board)
    item = sealed(board, put_on(board, meeting, room.add()))
    assert waiting_for(board.members[0], on=TODAY) == []
    opened(board, meeting, present=3)
    no_interest(item, *board.members)
    committee_actions.open_vote(item, actor=board.secretary, at=NOW)
    assert [row.step for row in waiting_for(board.members[0], on=TODAY)] == ["vote"]
    assert waiting_for(board.members[5], on=TODAY) == []


def test_secretary_is_asked_to_record_the_decision(client, monkeypatch):
    shares()
    room, board = fake_room(monkeypatch), make_committee()
    item = closed_item(board, room, ["for"] * 7)
    assert [(row.step, row.item.pk) for row in waiting_for(board.secretary, on=TODAY)] == [
        ("decide", item.pk)
    ]
    client.force_login(account(board.secretary))
    assert reverse("committee:decide", args=[item.reference]) in text_of(client.get(FIRST))


@pytest.mark.parametrize("number", [1, 3])
def test_work_of_the_committee_costs_five_queries(number, monkeypatch, django_assert_num_queries):
    room, board = fake_room(monkeypatch), make_committee()
    meeting = make_meeting(board)
    for _number in range(number):
        sealed(board, put_on(board, meeting, room.add()))
    opened(board, meeting)
    who = board.members[0]
    with django_assert_num_queries(5):
        assert len(waiting_for(who, on=TODAY)) == number
