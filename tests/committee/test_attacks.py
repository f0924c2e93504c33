"""Ways around recusal, votes and decisions (A12, A14, A16, A18-A20): in action, database and page."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from clusterbeleid.core import files, scopes
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import StateChange, Task
from clusterbeleid.core.queries import visible_tasks
from committee import actions
from committee.enums import ItemState, SeatRole
from committee.models import AgendaItem, Decision, InterestDeclaration, SealedDossier, Vote
from committee.permissions import may_read_dossier, may_see_votes
from committee.queries import (
    agenda_of,
    facts_of,
    readable_dossiers,
    visible_decisions,
    visible_items,
)
from committee.rules import ConditionFacts
from tests.clusters.builders import make_cluster, make_manager
from tests.committee.builders import (
    be_there,
    closed_item,
    decided,
    decision_data,
    give_role,
    make_meeting,
    make_seat,
    no_interest,
    opened,
    put_on,
    sealed,
    shares,
    votes,
    voting_item,
)
from tests.harness.client import StrictClient
from tests.people import NOW, TODAY, acting, actor, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pdf")]


def everything():
    models: tuple[Any, ...] = (
        AgendaItem,
        InterestDeclaration,
        Vote,
        Decision,
        SealedDossier,
        StateChange,
    )
    return [list(model.objects.order_by("pk").values()) for model in models]


def refused(act, *wanted):
    """Prove that ``act`` is refused for these reasons and leaves everything as it was."""
    before = everything()
    with pytest.raises(Refused) as refusal:
        act()
    assert everything() == before
    assert [finding.code for finding in refusal.value.findings] == list(wanted)


def refused_by_database(sql, *values, says):
    before = everything()
    with (
        pytest.raises(IntegrityError, match=says),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, values)
    assert everything() == before


def interest(item, member):
    return actions.declare(item, has_interest=True, reason="Mijn werkgever.", actor=member, at=NOW)


INSERT_VOTE = (
    "INSERT INTO committee_vote (item_id, person_id, choice, at) VALUES (%s, %s, 'for', now())"
)


# --- A18: interest and vote -----------------------------------------------------------------------------------------


@pytest.mark.attack("A18")
def test_declared_interest_leaves_no_vote(committee, room):
    item = voting_item(committee, room, declared=6)
    member = committee.members[6]
    interest(item, member)
    refused(
        lambda: actions.cast_vote(item, choice="for", actor=member, at=NOW), "committee.recused"
    )
    refused_by_database(INSERT_VOTE, item.pk, member.user_id, says="declared an interest")


@pytest.mark.attack("A18")
def test_interest_is_not_taken_back(committee, room):
    item = voting_item(committee, room, declared=6)
    member = committee.members[6]
    interest(item, member)
    refused(
        lambda: actions.declare(item, has_interest=False, actor=member, at=NOW),
        "committee.declared_already",
    )
    refused_by_database(
        "INSERT INTO committee_interestdeclaration"
        " (item_id, person_id, has_interest, reason, is_late, detected, at)"
        " VALUES (%s, %s, false, '', false, '[]', now())",
        item.pk,
        member.user_id,
        says="not taken back",
    )
    for sql in (
        "UPDATE committee_interestdeclaration SET has_interest = false WHERE item_id = %s",
        "DELETE FROM committee_interestdeclaration WHERE item_id = %s",
    ):
        with (
            pytest.raises(Exception, match="Cannot"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql, [item.pk])


def test_late_interest_annuls_the_vote_and_leaves_the_quorum(committee, room):
    item = voting_item(committee, room)
    votes(item, *((one, "for") for one in committee.members))
    declaration = interest(item, committee.members[0])
    assert declaration.is_late
    item = actions.close_vote(item, actor=committee.secretary, at=NOW)
    interest(item, committee.members[1])
    item = actions.confirm_regularity(item, note="Ja.", actor=committee.secretary, at=NOW)
    decision = actions.record_decision(item, decision_data(), actor=committee.secretary, at=NOW)
    assert (decision.present, decision.tally["for"]) == (5, 5)


def test_database_wants_the_vote_gone_before_the_interest(committee, room):
    item = voting_item(committee, room)
    member = committee.members[0]
    votes(item, (member, "for"))
    refused_by_database(
        "INSERT INTO committee_interestdeclaration"
        " (item_id, person_id, has_interest, reason, is_late, detected, at)"
        " VALUES (%s, %s, true, 'x', true, '[]', now())",
        item.pk,
        member.user_id,
        says="has no vote",
    )


def test_interest_after_the_decision_asks_a_person_to_judge(committee, room):
    decision = decided(committee, room)
    interest(decision.item, committee.members[3])
    assert Decision.objects.get().tally == decision.tally
    task = Task.objects.get(kind="committee.late_interest")
    assert task.scope == decision.item.own_scope
    assert not visible_tasks(committee.members[3], on=TODAY).exists()
    assert visible_tasks(committee.secretary, on=TODAY).filter(pk=task.pk).exists()


def test_recused_member_is_not_in_the_quorum(committee, room):
    shares("100", "50")
    item = voting_item(committee, room, declared=5)
    for member in committee.members[5:]:
        interest(item, member)
    votes(item, *((one, "for") for one in committee.members[:5]))
    item = actions.close_vote(item, actor=committee.secretary, at=NOW)
    decision = actions.record_decision(item, decision_data(), actor=committee.secretary, at=NOW)
    assert (decision.present, decision.required) == (5, 5)


def test_no_interest_needs_a_reason_when_the_register_shows_a_tie(committee, room):
    tied = person(Role.COMMITTEE_MEMBER)
    make_seat(tied, organisations=("0203430576",))
    meeting = make_meeting(committee)
    item = put_on(committee, meeting, room.add())
    actions.convene_meeting(meeting, actor=committee.secretary, at=NOW)
    refused(
        lambda: actions.declare(item, has_interest=False, actor=actor(tied), at=NOW),
        "committee.interest_reason_missing",
    )
    row = actions.declare(item, has_interest=False, reason="Enkel lid.", actor=actor(tied), at=NOW)
    assert [found["code"] for found in row.detected] == ["conflict.organisation"]


# --- A20: votes -----------------------------------------------------------------------------------------------------


@pytest.mark.attack("A20")
def test_same_vote_twice_is_one_vote_and_another_is_refused(committee, room):
    item = voting_item(committee, room)
    member = committee.members[0]
    first = actions.cast_vote(item, choice="for", actor=member, at=NOW)
    assert actions.cast_vote(item, choice="for", actor=member, at=NOW) == first
    refused(
        lambda: actions.cast_vote(item, choice="against", actor=member, at=NOW),
        "committee.voted_already",
    )
    refused_by_database(INSERT_VOTE, item.pk, member.user_id, says="vote_once")
    refused_by_database(
        "UPDATE committee_vote SET choice = 'against' WHERE item_id = %s",
        item.pk,
        says="a vote is final",
    )
    refused_by_database("DELETE FROM committee_vote WHERE item_id = %s", item.pk, says="deleted")


@pytest.mark.attack("A20")
def test_no_vote_before_opening_or_after_closing(committee, room):
    meeting = make_meeting(committee)
    item = sealed(committee, put_on(committee, meeting, room.add()))
    opened(committee, meeting)
    no_interest(item, *committee.members)
    member = committee.members[0]
    for step in (None, actions.open_vote):
        if step is not None:
            item = step(item, actor=committee.secretary, at=NOW)
            item = actions.close_vote(item, actor=committee.secretary, at=NOW)
        refused(
            lambda: actions.cast_vote(item, choice="for", actor=member, at=NOW),  # noqa: B023
            "committee.vote_not_open",
        )
        refused_by_database(INSERT_VOTE, item.pk, member.user_id, says="open vote")


def test_round_in_writing_ends_by_the_clock_of_the_server(committee, room):
    item = voting_item(committee, room, written=True)
    late = item.meeting.closes_at or NOW
    member = committee.members[0]
    refused(
        lambda: actions.cast_vote(item, choice="for", actor=member, at=late),
        "committee.answers_closed",
    )
    in_time = late - timedelta(seconds=1)
    assert actions.cast_vote(item, choice="for", actor=member, at=in_time).choice == "for"


def test_only_who_has_a_seat_and_declared_votes(committee, room):
    item = voting_item(committee, room, declared=5)
    silent, stranger = committee.members[5], acting(Role.COMMITTEE_MEMBER)
    watcher = person(Role.COMMITTEE_MEMBER)
    make_seat(watcher, SeatRole.OBSERVER)
    for who, code, says in (
        (silent, "committee.declare_first", "declared no interest"),
        (stranger, "committee.no_seat", "has a seat"),
        (actor(watcher), "committee.no_vote", "has a seat"),
        (committee.secretary, "committee.no_seat", "has a seat"),
    ):
        refused(lambda: actions.cast_vote(item, choice="for", actor=who, at=NOW), code)  # noqa: B023
        refused_by_database(INSERT_VOTE, item.pk, who.user_id, says=says)


def test_vote_of_somebody_not_there_is_refused(committee, room):
    item = voting_item(committee, room, present=6)
    refused(
        lambda: actions.cast_vote(item, choice="for", actor=committee.members[6], at=NOW),
        "committee.not_present",
    )


def test_presence_stands_once_the_vote_is_closed(committee, room):
    shares("100", "50")
    item = closed_item(committee, room, ["for"] * 6, present=6)
    be_there(committee, item.meeting)
    refused(
        lambda: actions.record_decision(item, decision_data(), actor=committee.secretary, at=NOW),
        "committee.no_quorum",
    )
    refused_by_database(
        "UPDATE committee_agendaitem SET taking_part = '[]' WHERE id = %s",
        item.pk,
        says="who took part",
    )


def test_votes_are_hidden_until_the_vote_is_closed(committee, room):
    item = voting_item(committee, room)
    votes(item, (committee.members[0], "against"))
    head, auditor = _readers(committee)
    no_interest(item, actor(head))
    for user in (committee.people[1], head, auditor):
        page = _page(user, item)
        assert "Tegen</td>" not in page
    item = actions.close_vote(item, actor=committee.secretary, at=NOW)
    assert "Tegen</td>" in _page(committee.people[1], item)


def _readers(committee):
    return [person(Role.HEAD_OF_TEAM), person(Role.AUDITOR)]


def _page(user, item):
    client = StrictClient()
    client.force_login(user)
    return client.get(reverse("committee:item", args=[item.reference])).content.decode()


# --- A12, A14: steps and decisions ----------------------------------------------------------------------------------


@pytest.mark.attack("A14")
def test_no_decision_without_closed_vote_or_sealed_dossier(committee, room):
    meeting = make_meeting(committee)
    item = put_on(committee, meeting, room.add())
    opened(committee, meeting)
    refused(
        lambda: actions.open_vote(item, actor=committee.secretary, at=NOW), "committee.not_sealed"
    )
    refused(
        lambda: actions.record_decision(item, decision_data(), actor=committee.secretary, at=NOW),
        "transition.wrong_state",
    )


def test_database_wants_closed_vote_quorum_and_dossier(committee, room):
    decision = decided(committee, room)
    other = put_on(committee, make_meeting(committee), room.add())
    copied = (
        "number, decision_type, outcome, motivation, payload, authority, decided_on, dossier_id,"
        " present, required, tally, consequences, regularity_by_id, recorded_at"
    )
    sql = (
        f"INSERT INTO committee_decision (item_id, {copied}) SELECT %s,"
        f" {copied.replace('number', 'number || 1', 1)} FROM committee_decision WHERE id = %s"
    )
    refused_by_database(sql, other.pk, decision.pk, says="closed vote")
    closed = closed_item(committee, room, ["for"] * 7)
    refused_by_database(sql, closed.pk, decision.pk, says="sealed dossier of its item")
    dossier = closed.dossiers.get()
    for change, says in (
        ({"required": "9"}, "decision_has_quorum"),
        ({"regularity_by_id": "NULL"}, "decision_has_quorum"),
        ({"motivation": "''"}, "decision_is_motivated"),
        ({"decision_type": "'correct'"}, "decision_correction_names_decision"),
    ):
        values = {"dossier_id": str(dossier.pk), "number": "'x'", **change}
        columns = [name.strip() for name in copied.split(",")]
        chosen = ", ".join(values.get(name, name) for name in columns)
        refused_by_database(
            f"INSERT INTO committee_decision (item_id, {copied}) SELECT %s, {chosen}"
            " FROM committee_decision WHERE id = %s",
            closed.pk,
            decision.pk,
            says=says,
        )


@pytest.mark.attack("A13")
def test_decision_and_its_item_are_frozen(committee, room):
    decision = decided(committee, room, conditions=(ConditionFacts("Statuten.", date(2027, 1, 1)),))
    for table in ("decision", "decisioncondition", "sealeddossier"):
        for sql in (f"UPDATE committee_{table} SET id = id", f"DELETE FROM committee_{table}"):
            with (
                pytest.raises(Exception, match="Cannot"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(sql)
    refused_by_database(
        "UPDATE committee_agendaitem SET state = 'closed' WHERE id = %s",
        decision.item_id,
        says="settled item",
    )
    refused(
        lambda: actions.record_decision(
            decision.item, decision_data(), actor=committee.secretary, at=NOW
        ),
        "transition.wrong_state",
    )


def test_closed_vote_is_not_reopened_and_its_question_stands(committee, room):
    item = closed_item(committee, room, ["for"] * 7)
    refused_by_database(
        "UPDATE committee_agendaitem SET state = 'voting' WHERE id = %s", item.pk, says="reopened"
    )
    refused_by_database(
        "UPDATE committee_agendaitem SET payload = '{}' WHERE id = %s",
        item.pk,
        says="does not change",
    )
    refused(
        lambda: actions.seal_dossier(item, actor=committee.secretary, at=NOW),
        "committee.item_fixed",
    )


@pytest.mark.parametrize(
    "role", [role for role in Role if role != Role.COMMITTEE_SECRETARY], ids=str
)
def test_only_the_secretary_takes_the_steps(committee, room, role):
    item = closed_item(committee, room, ["for"] * 7)
    who: dict[str, Any] = {"actor": acting(role), "at": NOW}
    for act in (
        lambda: actions.record_decision(item, decision_data(), **who),
        lambda: actions.adjourn_item(item, reason="x", **who),
        lambda: actions.close_meeting(item.meeting, **who),
    ):
        before = everything()
        with pytest.raises(Refused):
            act()
        assert everything() == before


def test_meeting_does_not_close_over_an_open_item(committee, room):
    item = voting_item(committee, room)
    refused(
        lambda: actions.close_meeting(item.meeting, actor=committee.secretary, at=NOW),
        "committee.items_open",
    )


# --- A16, A19: nothing of it, anywhere ------------------------------------------------------------------------------


@pytest.fixture
def shut(committee, room):
    """Three decided items; the first member has an interest in the second."""
    meeting = make_meeting(committee)
    items = [put_on(committee, meeting, room.add(f"Punt {name}")) for name in "ABC"]
    for item in items:
        sealed(committee, item)
    opened(committee, meeting)
    for item in items:
        no_interest(item, *committee.members[1:])
    no_interest(items[0], committee.members[0])
    no_interest(items[2], committee.members[0])
    interest(items[1], committee.members[0])
    for place, item in enumerate(items):
        items[place] = actions.open_vote(item, actor=committee.secretary, at=NOW)
        votes(item, *((one, "for") for one in committee.members[1:]))
        items[place] = actions.close_vote(item, actor=committee.secretary, at=NOW)
        items[place] = actions.confirm_regularity(
            items[place], note="Ja.", actor=committee.secretary, at=NOW
        )
        actions.record_decision(
            items[place],
            decision_data(conditions=(ConditionFacts("Voorwaarde.", date(2027, 1, 1)),)),
            actor=committee.secretary,
            at=NOW,
        )
    return items


@pytest.mark.attack("A19")
def test_recused_member_sees_no_byte(committee, room, shut):
    user, member, item = committee.people[0], committee.members[0], shut[1]
    assert list(visible_items(member, on=TODAY).order_by("pk")) == [shut[0], shut[2]]
    lines = agenda_of(item.meeting, member, on=TODAY)
    assert [(line.place, line.item) for line in lines] == [(1, shut[0]), (2, shut[2])]
    assert item.pk not in visible_decisions(member, on=TODAY).values_list("item_id", flat=True)
    assert not visible_tasks(member, on=TODAY).filter(scope=item.own_scope).exists()
    assert not scopes.may_see(member, item.own_scope, on=TODAY)
    assert not scopes.may_see(member, item.meeting.scope, on=TODAY)
    dossier = item.dossiers.get()
    assert files.visible_file(member, dossier.file.reference, on=TODAY) is None
    client = StrictClient()
    client.force_login(user)
    pages = [
        reverse("committee:meetings"),
        reverse("committee:meeting", args=[item.meeting_id]),
        reverse("committee:item", args=[shut[0].reference]),
        reverse("committee:decisions"),
        reverse("core:tasks_all"),
    ]
    for address in pages:
        text = client.get(address).content.decode()
        assert "Punt B" not in text
        assert str(item.reference) not in text
    gone = reverse("committee:item", args=["00000000-0000-0000-0000-000000000000"])
    assert client.get(reverse("committee:item", args=[item.reference])).status_code == 404
    assert client.get(gone).status_code == 404
    assert client.get(reverse("core:file", args=[dossier.file.reference])).status_code == 404


def test_control_another_member_sees_it_all(committee, room, shut):
    member, item = committee.members[1], shut[1]
    assert len(agenda_of(item.meeting, member, on=TODAY)) == 3
    assert scopes.may_see(member, item.own_scope, on=TODAY)
    assert scopes.may_see(member, item.meeting.scope, on=TODAY)
    assert files.visible_file(member, item.dossiers.get().file.reference, on=TODAY) is not None


def test_another_role_opens_nothing_for_the_recused(committee, room, shut):
    user, item = committee.people[0], shut[1]
    for role in (Role.HEAD_OF_TEAM, Role.AUDITOR, Role.COMMITTEE_SECRETARY):
        give_role(user, role)
    member = actor(user)
    assert not visible_items(member, on=TODAY).filter(pk=item.pk).exists()
    late = closed_item(committee, room, ["for"] * 7)
    interest(late, member)
    refused(
        lambda: actions.adjourn_item(late, reason="x", actor=member, at=NOW), "committee.recused"
    )


def test_dossier_opens_only_after_declaring(committee, room):
    meeting = make_meeting(committee)
    item = sealed(committee, put_on(committee, meeting, room.add("Punt A")))
    actions.convene_meeting(meeting, actor=committee.secretary, at=NOW)
    user, member = committee.people[0], committee.members[0]
    dossier = item.dossiers.get()
    assert "De aanvraag van Punt A" not in _page(user, item)
    assert files.visible_file(member, dossier.file.reference, on=TODAY) is None
    no_interest(item, member)
    assert "De aanvraag van Punt A" in _page(user, item)
    assert files.visible_file(member, dossier.file.reference, on=TODAY) is not None


@pytest.fixture
def advisers(committee, room):
    """An item about a cluster, its head of team and its account manager."""
    cluster = make_cluster()
    meeting = make_meeting(committee)
    item = sealed(committee, put_on(committee, meeting, room.add("Punt A", scope=cluster.scope)))
    return item, {"head": person(Role.HEAD_OF_TEAM), "manager": make_manager(cluster).user}


@pytest.mark.attack("A16")
@pytest.mark.parametrize("role", ["head", "manager"])
def test_who_advises_reads_only_after_declaring(committee, advisers, role):
    item, people = advisers
    user, who = people[role], actor(people[role])
    dossier = item.dossiers.get().file
    assert "De aanvraag van Punt A" not in _page(user, item)
    assert files.visible_file(who, dossier.reference, on=TODAY) is None
    assert readable_dossiers(item.meeting, who, on=TODAY) == []
    assert not may_see_votes(who, item)
    no_interest(item, who)
    assert "De aanvraag van Punt A" in _page(user, item)
    assert files.visible_file(who, dossier.reference, on=TODAY) is not None
    assert [found for _place, found in readable_dossiers(item.meeting, who, on=TODAY)]


@pytest.mark.attack("A16")
@pytest.mark.parametrize("role", ["head", "manager"])
def test_who_advises_and_has_an_interest_sees_no_byte(committee, advisers, role):
    item, people = advisers
    user, who = people[role], actor(people[role])
    interest(item, who)
    client = StrictClient()
    client.force_login(user)
    for address in (
        reverse("committee:item", args=[item.reference]),
        reverse("core:file", args=[item.dossiers.get().file.reference]),
    ):
        assert client.get(address).status_code == 404
    assert "Punt A" not in client.get(reverse("committee:decisions")).content.decode()
    refused(
        lambda: actions.seal_dossier(item, actor=who, at=NOW),
        "committee.recused",
    )


def test_secretary_and_auditor_work_without_being_asked_and_may_still_declare(committee, advisers):
    item, _people = advisers
    auditor = person(Role.AUDITOR)
    for who in (committee.secretary, actor(auditor)):
        assert may_read_dossier(who, item)
        interest(item, who)
        assert not may_read_dossier(who, item)
        assert not visible_items(who, on=TODAY).exists()


def test_head_prepares_an_agenda_before_declaring_and_reads_what_left_it_after(committee, advisers):
    item, people = advisers
    head = actor(people["head"])
    actions.seal_dossier(item, actor=head, at=NOW)
    item = actions.take_off_agenda(item, reason="Later.", actor=head, at=NOW)
    assert not may_read_dossier(head, item)
    no_interest(item, head)
    assert may_read_dossier(head, item)
    refused(lambda: interest(item, head), "committee.item_fixed")


def test_member_sees_nothing_of_a_meeting_in_preparation_or_outside_the_seat(committee, room):
    meeting = make_meeting(committee)
    item = put_on(committee, meeting, room.add())
    member = committee.members[0]
    assert not visible_items(member, on=TODAY).exists()
    actions.convene_meeting(meeting, actor=committee.secretary, at=NOW)
    assert list(visible_items(member, on=TODAY)) == [item]
    newcomer = person(Role.COMMITTEE_MEMBER)
    make_seat(newcomer, first_day=TODAY + timedelta(days=1))
    assert not visible_items(actor(newcomer), on=TODAY + timedelta(days=1)).exists()


def test_addresses_and_numbers_betray_no_gap(committee, room):
    meeting = make_meeting(committee)
    items = [put_on(committee, meeting, room.add(f"Punt {n}")) for n in range(3)]
    assert len({item.reference.hex[:8] for item in items}) == 3
    numbers = {actions.decisions._free_number(TODAY) for _ in range(50)}
    assert len(numbers) == 50


def test_facts_know_who_took_part(committee, room):
    item = voting_item(committee, room, present=5)
    assert [seat.present for seat in facts_of(item).seats].count(True) == 5
    assert item.state == ItemState.VOTING
