"""The pages of the committee, by everybody's eyes."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from clusterbeleid.core import background
from clusterbeleid.core.actors import Role
from clusterbeleid.core.files import read_bytes
from clusterbeleid.core.models import BackgroundJob, OutboxMessage
from committee import actions
from committee.enums import ItemState, MeetingState, Presence, SeatRole
from committee.models import AgendaItem, CommitteeMandate, Decision, Meeting, Vote
from committee.queries import roster_of
from tests.committee.builders import (
    KIND,
    closed_item,
    decided,
    make_meeting,
    make_seat,
    no_interest,
    opened,
    put_on,
    sealed,
    voting_item,
)
from tests.harness.client import StrictClient
from tests.people import NOW, actor, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pdf")]


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW, tick=False)


def visitor(user):
    client = StrictClient()
    client.force_login(user)
    return client


def secretary_of(committee):
    from clusterbeleid.accounts.models import User

    return visitor(User.objects.get(pk=committee.secretary.user_id))


def address(name, *keys):
    return reverse(f"committee:{name}", args=keys)


def text(response):
    return " ".join(response.content.decode().split())


# --- roster and calendar --------------------------------------------------------------------------------------------


def test_secretary_gives_and_ends_a_seat(committee):
    client = secretary_of(committee)
    newcomer = person(Role.COMMITTEE_MEMBER, name="Nieuw Lid")
    form = {
        "person": newcomer.pk,
        "role": "member",
        "first_day": "01/01/2027",
        "last_day": "",
        "organisations": "0203.430.576",
    }
    assert client.get(address("new_seat")).status_code == 200
    assert client.post(address("new_seat"), form).status_code == 302
    seat = CommitteeMandate.objects.get(person=newcomer)
    assert (seat.organisations, seat.first_day) == (["0203430576"], date(2027, 1, 1))
    change = {**form, "last_day": "31/12/2027", "version": seat.version, "reason": "Ontslag."}
    assert client.get(address("seat", seat.pk)).status_code == 200
    assert client.post(address("seat", seat.pk), change).status_code == 302
    seat.refresh_from_db()
    assert seat.last_day == date(2027, 12, 31)


def test_only_who_keeps_the_roster_is_led_to_its_forms(committee):
    seat = CommitteeMandate.objects.earliest("pk")
    there = address("seat", seat.pk)
    assert there in text(secretary_of(committee).get(address("roster")))
    assert there not in text(visitor(committee.people[0]).get(address("roster")))


def test_two_seats_for_one_person_are_refused_at_the_form(committee):
    client = secretary_of(committee)
    form = {"person": committee.people[1].pk, "role": "member", "first_day": "01/01/2026"}
    response = client.post(address("new_seat"), form)
    assert response.status_code == 422
    assert "heeft op sommige van deze dagen al een mandaat" in text(response)


def test_wrong_number_is_named(committee):
    client = secretary_of(committee)
    form = {
        "person": committee.people[1].pk,
        "role": "member",
        "first_day": "01/01/2026",
        "organisations": "0203.430.577",
    }
    response = client.post(address("new_seat"), form)
    assert (response.status_code, CommitteeMandate.objects.count()) == (422, 8)


@pytest.mark.parametrize("number", [1, 3])
def test_lists_cost_the_same_whatever_they_hold(committee, room, number, django_assert_num_queries):
    for _ in range(number):
        decided(committee, room)
    client = secretary_of(committee)
    for name, queries in (("meetings", 6), ("roster", 6), ("decisions", 6)):
        client.get(address(name))
        with django_assert_num_queries(queries):
            assert client.get(address(name)).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_agenda_costs_the_same_whatever_it_holds(
    committee, room, number, django_assert_num_queries
):
    meeting = make_meeting(committee)
    for one in range(number):
        put_on(committee, meeting, room.add(f"Punt {one}"))
    actions.convene_meeting(meeting, actor=committee.secretary, at=NOW)
    # Of a member the own declarations are asked too.
    for client, queries in ((secretary_of(committee), 9), (visitor(committee.people[0]), 10)):
        client.get(address("meeting", meeting.pk))
        with django_assert_num_queries(queries):
            assert client.get(address("meeting", meeting.pk)).status_code == 200


def test_meeting_is_planned_changed_and_cancelled(committee):
    client = secretary_of(committee)
    form = {"kind": "meeting", "on_day": "01/12/2026", "begins_at": "9:30", "place": "Brussel"}
    assert client.post(address("new_meeting"), form).status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.number, str(meeting.begins_at)) == ("2026-01", "09:30:00")
    change = {**form, "place": "Gent", "version": meeting.version, "reason": "Andere zaal."}
    assert client.get(address("correct_meeting", meeting.pk)).status_code == 200
    assert client.post(address("correct_meeting", meeting.pk), change).status_code == 302
    stale = client.post(address("correct_meeting", meeting.pk), change)
    assert stale.status_code == 422
    assert client.get(address("cancel_meeting", meeting.pk)).status_code == 200
    client.post(address("cancel_meeting", meeting.pk), {"reason": "Te weinig punten."})
    meeting.refresh_from_db()
    assert (meeting.place, meeting.state) == ("Gent", MeetingState.CANCELLED)


def test_round_in_writing_needs_its_last_day(committee):
    client = secretary_of(committee)
    form = {"kind": "written", "on_day": "01/12/2026", "begins_at": "9:30"}
    response = client.post(address("new_meeting"), form)
    assert response.status_code == 422
    assert "Zeg tot wanneer leden schriftelijk mogen antwoorden." in text(response)
    response = client.post(address("new_meeting"), {**form, "closes_on": "30/11/2026"})
    assert response.status_code == 422
    assert (
        client.post(address("new_meeting"), {**form, "closes_on": "05/12/2026"}).status_code == 302
    )
    closes = Meeting.objects.get().closes_at
    assert closes is not None
    assert closes.isoformat() == "2026-12-05T23:00:00+00:00"


def test_convocation_says_nothing_of_the_items(committee, room):
    meeting = make_meeting(committee)
    put_on(committee, meeting, room.add("Geheim Dossier"))
    client = secretary_of(committee)
    client.post(address("convene_meeting", meeting.pk))
    mails = OutboxMessage.objects.filter(kind="committee.convocation")
    assert mails.count() == 8
    assert all("Geheim" not in json.dumps(mail.payload) for mail in mails)
    from clusterbeleid.core import mail

    rendered = mail.render(mails[0].kind, "nl", mails[0].payload)
    assert "vergadert op 21/11/2026 om 09:30" in rendered.text
    assert rendered.subject == "Comité: vergadering 2026-01 op 21/11/2026"


def test_empty_agenda_is_not_convened(committee):
    meeting = make_meeting(committee)
    client = secretary_of(committee)
    client.post(address("convene_meeting", meeting.pk))
    assert "Zet eerst iets op de agenda." in text(client.get(address("meeting", meeting.pk)))
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.PLANNED


def test_deputy_replaces_somebody_absent(committee, room):
    deputy = person(Role.COMMITTEE_MEMBER, name="Dep Uty")
    make_seat(deputy, SeatRole.DEPUTY)
    meeting = make_meeting(committee)
    put_on(committee, meeting, room.add())
    actions.convene_meeting(meeting, actor=committee.secretary, at=NOW)
    seats = [seat for seat in roster_of(meeting) if seat.role != "secretary"]
    mine = next(seat for seat in seats if seat.person_id == deputy.pk)
    form = {f"seat-{seat.pk}": "present" for seat in seats}
    client = secretary_of(committee)
    assert client.get(address("attendance", meeting.pk)).status_code == 200
    wrong = client.post(
        address("attendance", meeting.pk), {**form, f"replaces-{mine.pk}": seats[1].pk}
    )
    assert wrong.status_code == 422
    assert "Verbeter de lijn van Dep Uty." in text(wrong)
    right = {**form, f"seat-{seats[1].pk}": "excused", f"replaces-{mine.pk}": seats[1].pk}
    assert client.post(address("attendance", meeting.pk), right).status_code == 302
    page = text(client.get(address("meeting", meeting.pk)))
    assert "Verontschuldigd" in page
    assert meeting.attendances.get(mandate=mine).replaces == seats[1]


def test_who_voted_was_there(committee, room):
    item = voting_item(committee, room)
    actions.cast_vote(item, choice="for", actor=committee.members[0], at=NOW)
    seats = [seat for seat in roster_of(item.meeting) if seat.role != "secretary"]
    form = {f"seat-{seat.pk}": Presence.ABSENT.value for seat in seats}
    response = secretary_of(committee).post(address("attendance", item.meeting_id), form)
    assert response.status_code == 422
    assert "stemde in deze vergadering en was dus aanwezig" in text(response)


# --- agenda ---------------------------------------------------------------------------------------------------------


def test_files_that_wait_are_put_on_and_ordered(committee, room, monkeypatch):
    from committee import subjects

    waiting = [(room.add("Eerste"), "Eerste"), (room.add("Tweede"), "Tweede")]
    kind = subjects.Kind("Proefdossier", room, lambda actor, on: waiting)
    monkeypatch.setitem(subjects._registry.kinds, KIND, kind)
    meeting = make_meeting(committee)
    client = secretary_of(committee)
    assert "Tweede" in text(client.get(address("add_item", meeting.pk)))
    for key, _title in waiting:
        client.post(address("add_item", meeting.pk), {"subject": f"{KIND}|{key}"})
    again = client.post(address("add_item", meeting.pk), {"subject": f"{KIND}|1"})
    assert "staat al op de agenda van vergadering 2026-01" in text(again)
    second = AgendaItem.objects.get(title="Tweede")
    client.post(address("order_item", second.reference), {"do": "up"})
    page = text(client.get(address("meeting", meeting.pk)))
    assert page.index("Tweede") < page.index("Eerste")
    client.post(address("take_off", second.reference), {"reason": "Nog niet rijp."})
    second.refresh_from_db()
    assert second.state == ItemState.WITHDRAWN
    assert "Tweede" not in text(client.get(address("meeting", meeting.pk)))


def test_dossier_is_sealed_in_the_background_and_reaches_the_page_as_text(committee, room):
    meeting = make_meeting(committee)
    item = put_on(committee, meeting, room.add("<b>Vet</b> 🎈 مرحبا"))
    client = secretary_of(committee)
    job_page = client.post(address("seal", item.reference))
    job = BackgroundJob.objects.get(kind="committee.sealing")
    assert job_page.headers["Location"] == reverse("core:job", args=[job.pk])
    assert background.run(job.pk, at=NOW) == "done"
    page = text(client.get(address("item", item.reference)))
    assert "De aanvraag van &lt;b&gt;Vet&lt;/b&gt; 🎈 مرحبا." in page
    stored = item.dossiers.get()
    assert stored.sha256 == stored.file.sha256
    assert "De aanvraag van &lt;b&gt;Vet" in read_bytes(stored.file).decode()


def test_unready_dossier_is_not_sealed(committee, room):
    from clusterbeleid.kernel.findings import Finding, Level

    missing = (Finding(Level.BLOCK, "committee.motivation_missing", "R53"),)
    meeting = make_meeting(committee)
    item = put_on(committee, meeting, room.add(missing=missing))
    client = secretary_of(committee)
    client.post(address("seal", item.reference))
    assert "waarop de beslissing" not in text(client.get(address("meetings")))
    assert (item.dossiers.count(), BackgroundJob.objects.count()) == (0, 0)


# --- interest, vote, decision ---------------------------------------------------------------------------------------


def test_member_declares_reads_votes_and_sees_the_result(committee, room):
    meeting = make_meeting(committee)
    item = sealed(committee, put_on(committee, meeting, room.add("Punt A")))
    opened(committee, meeting)
    member = visitor(committee.people[0])
    assert "Zeg eerst of je een belang hebt" in text(member.get(address("meeting", meeting.pk)))
    page = text(member.get(address("item", item.reference)))
    assert "Het dossier gaat open zodra" in page
    assert "De aanvraag van Punt A" not in page
    declared = member.post(address("declare", item.reference), {"has_interest": "False"})
    assert declared.headers["Location"] == address("item", item.reference)
    secretary_of(committee).post(address("open_vote", item.reference))
    page = text(member.get(address("item", item.reference)))
    assert "De aanvraag van Punt A" in page
    assert "Breng je deze stem uit?" in page
    assert "Kies voor, tegen of onthouding." in text(
        member.post(address("vote", item.reference), {}, follow=True)
    )
    member.post(address("vote", item.reference), {"choice": "against"})
    member.post(address("vote", item.reference), {"choice": "against"})
    assert Vote.objects.get().choice == "against"
    assert "Je stemde: Tegen." in text(member.get(address("item", item.reference)))
    changed = member.post(address("vote", item.reference), {"choice": "for"}, follow=True)
    assert "Je kunt je stem niet meer wijzigen." in text(changed)
    secretary_of(committee).post(address("close_vote", item.reference))
    assert "Tegen</td>" in text(member.get(address("item", item.reference)))


def test_secretary_sees_the_ties_nobody_spoke_of(committee, room):
    tied = person(Role.COMMITTEE_MEMBER, name="Tim Tied")
    make_seat(tied, organisations=("0203430576",))
    item = voting_item(committee, room)
    told = "Gevonden over Tim Tied"
    page = address("item", item.reference)
    assert told in text(secretary_of(committee).get(page))
    assert told not in text(visitor(committee.people[0]).get(page))
    actions.declare(item, has_interest=True, reason="Bestuurder.", actor=actor(tied), at=NOW)
    assert told not in text(secretary_of(committee).get(page))


def test_interest_shuts_the_item_and_sends_the_member_back(committee, room):
    item = voting_item(committee, room, declared=6)
    member = visitor(committee.people[6])
    empty = member.post(address("declare", item.reference), {"has_interest": "True"})
    assert empty.status_code == 422
    assert "Schrijf je reden op." in text(empty)
    done = member.post(
        address("declare", item.reference), {"has_interest": "True", "reason": "Bestuurder."}
    )
    assert done.headers["Location"] == address("meeting", item.meeting_id)
    assert member.get(address("item", item.reference)).status_code == 404
    late = visitor(committee.people[0])
    assert "Je kunt dit niet intrekken." in text(late.get(address("declare", item.reference)))
    late.post(address("declare", item.reference), {"reason": "Aandeelhouder."})
    assert late.get(address("item", item.reference)).status_code == 404


def test_decision_shows_its_consequences_first(committee, room):
    item = closed_item(committee, room, ["for"] * 7)
    client = secretary_of(committee)
    client.post(address("regularity", item.reference), {"note": "Alle leden waren er."})
    assert client.get(address("decide", item.reference)).status_code == 200
    form = {
        "decision_type": "grant",
        "outcome": "Toegekend.",
        "motivation": "Omdat.",
        "condition-1": "Statuten aanpassen.",
        "due-1": "01/03/2027",
    }
    preview = client.post(address("decide", item.reference), {**form, "do": "preview"})
    assert "€\N{NO-BREAK SPACE}1.000,00" in preview.content.decode()
    assert Decision.objects.count() == 0
    client.post(address("decide", item.reference), {**form, "do": "record"})
    decision = Decision.objects.get()
    page = text(client.get(address("item", item.reference)))
    assert decision.number in page
    assert "Statuten aanpassen. (tegen" in page
    assert decision.number in text(client.get(address("decisions")))


def test_refused_decision_keeps_what_was_typed(committee, room):
    item = closed_item(committee, room, ["against"] * 7)
    client = secretary_of(committee)
    form = {"decision_type": "grant", "outcome": "Toegekend.", "motivation": "Omdat.", "due-2": "x"}
    response = client.post(address("decide", item.reference), {**form, "do": "record"})
    assert response.status_code == 422
    form |= {"due-2": "", "condition-1": "Zonder dag"}
    response = client.post(address("decide", item.reference), {**form, "do": "record"})
    assert "Zeg tegen wanneer deze voorwaarde vervuld moet zijn." in text(response)
    form.pop("condition-1")
    response = client.post(address("decide", item.reference), {**form, "do": "record"})
    assert response.status_code == 422
    assert "De stemming nam het voorstel niet aan: 0 voor, 7 tegen." in text(response)
    assert "Omdat." in text(response)
    assert Decision.objects.count() == 0


def test_decision_without_effect_says_so(committee, room):
    item = closed_item(committee, room, ["against"] * 7)
    client = secretary_of(committee)
    form = {"decision_type": "refuse", "outcome": "Nee.", "motivation": "Omdat."}
    page = text(client.post(address("decide", item.reference), {**form, "do": "preview"}))
    assert "een taak vraagt iemand om deze beslissing uit te voeren" in page


def test_adjourned_item_may_come_again(committee, room):
    item = voting_item(committee, room)
    client = secretary_of(committee)
    client.post(address("adjourn", item.reference), {"reason": "Te weinig leden."})
    item.refresh_from_db()
    assert item.state == ItemState.ADJOURNED
    again = put_on(committee, make_meeting(committee), item.subject_id)
    assert again.state == ItemState.LISTED


# --- papers ---------------------------------------------------------------------------------------------------------


def test_minutes_leave_out_what_is_shut_and_are_kept_whole(committee, room):
    meeting = make_meeting(committee)
    items = [sealed(committee, put_on(committee, meeting, room.add(f"Punt {n}"))) for n in "AB"]
    opened(committee, meeting)
    no_interest(items[0], *committee.members)
    actions.declare(
        items[1], has_interest=True, reason="Belang.", actor=committee.members[0], at=NOW
    )
    for item in items:
        actions.adjourn_item(item, reason="Later.", actor=committee.secretary, at=NOW)
    client, member = secretary_of(committee), visitor(committee.people[0])
    client.post(address("close_meeting", meeting.pk))
    whole, own = (one.get(address("minutes", meeting.pk)) for one in (client, member))
    assert whole.headers["Content-Type"] == "application/pdf"
    assert "2. Punt B" in whole.content.decode()
    assert "Punt A" in own.content.decode()
    assert "Punt B" not in own.content.decode()
    assert client.get(address("approve_minutes", meeting.pk)).status_code == 200
    client.post(address("approve_minutes", meeting.pk), {"remarks": "Geen."})
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.MINUTED
    assert meeting.minutes is not None
    kept = reverse("core:file", args=[meeting.minutes.reference])
    handed = client.get(kept)
    assert b"".join(handed.streaming_content).startswith(b"%PDF")
    assert handed.status_code == 200
    assert member.get(kept).status_code == 404


def test_bundle_holds_what_its_reader_may_read_and_shuts_later(committee, room):
    meeting = make_meeting(committee)
    items = [sealed(committee, put_on(committee, meeting, room.add(f"Punt {n}"))) for n in "AB"]
    opened(committee, meeting)
    member = visitor(committee.people[0])
    nothing = member.post(address("new_bundle", meeting.pk), follow=True)
    assert "Er is geen verzegeld dossier dat je mag lezen." in text(nothing)
    no_interest(items[0], committee.members[0])
    member.post(address("new_bundle", meeting.pk))
    job = BackgroundJob.objects.get(kind="committee.bundle")
    assert background.run(job.pk, at=NOW) == "done"
    given = member.get(address("bundle", job.pk)).content.decode()
    assert "De aanvraag van Punt A" in given
    assert "De aanvraag van Punt B" not in given
    assert visitor(committee.people[1]).get(address("bundle", job.pk)).status_code == 404
    actions.declare(items[0], has_interest=True, reason="Toch.", actor=committee.members[0], at=NOW)
    assert member.get(address("bundle", job.pk)).status_code == 404


def test_paper_is_verified_by_its_bytes(committee, room, tmp_path, capsys):
    decision = decided(committee, room)
    data = read_bytes(decision.dossier.file)
    client = secretary_of(committee)
    assert client.get(address("verify")).status_code == 200
    upload = SimpleUploadedFile("x.pdf", data, content_type="application/pdf")
    assert decision.number in text(client.post(address("verify"), {"file": upload}))
    by_hash = client.post(address("verify"), {"sha256": decision.dossier.sha256.upper()})
    assert decision.number in text(by_hash)
    changed = SimpleUploadedFile("x.pdf", data + b" ", content_type="application/pdf")
    assert "Geen verzegeld dossier is gelijk" in text(
        client.post(address("verify"), {"file": changed})
    )
    assert client.post(address("verify"), {}).status_code == 422
    paper = tmp_path / "dossier.pdf"
    paper.write_bytes(data)
    call_command("verify_dossier", str(paper))
    assert capsys.readouterr().out.strip() == decision.number
    paper.write_bytes(data + b" ")
    with pytest.raises(CommandError, match="Geen verzegeld dossier"):
        call_command("verify_dossier", str(paper))
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("verify_dossier", str(tmp_path / "absent.pdf"))


def test_only_the_version_decided_on_verifies(committee, room, tmp_path):
    meeting = make_meeting(committee)
    item = sealed(committee, put_on(committee, meeting, room.add()))
    first = item.dossiers.get()
    paper = tmp_path / "dossier.pdf"
    paper.write_bytes(read_bytes(first.file))
    with pytest.raises(CommandError, match="nog niet over dit punt beslist"):
        call_command("verify_dossier", str(paper))


def test_item_as_plain_values(committee, room, capsys):
    item = voting_item(committee, room, declared=6)
    actions.declare(item, has_interest=True, reason="Belang.", actor=committee.members[6], at=NOW)
    actions.cast_vote(item, choice="for", actor=committee.members[0], at=NOW)
    call_command("committee_item", str(item.reference), "--format", "json")
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"roster", "recused", "quorum", "votes", "decision", "findings"}
    assert (found["recused"], found["votes"], found["decision"]) == (["Lid 7"], None, None)
    assert found["quorum"] == {"seats": 6, "present": 6, "required": None, "reached": None}
    actions.close_vote(item, actor=committee.secretary, at=NOW)
    call_command("committee_item", str(item.pk))
    assert '"for": 1' in capsys.readouterr().out
    for wrong in ("0", "geen"):
        with pytest.raises(CommandError, match="bestaat niet"):
            call_command("committee_item", wrong)
