"""Letters: motivated, with means of appeal, final before they leave, sent once with proof (R54, R70)."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import override_settings
from django.urls import reverse

from clusterbeleid.core import background, files, mail
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict, Refused
from clusterbeleid.core.files import read_bytes
from clusterbeleid.core.models import BackgroundJob, OutboxMessage
from committee import actions, notifications
from committee.actions import LetterData, TemplateData
from committee.enums import DecisionType, LetterState
from committee.models import AuthorityName, Letter, LetterTemplate
from committee.notifications.ebox import EboxFailed, EboxMessage, HttpEbox, Receipt
from committee.queries import visible_letters
from committee.rules.letters import LetterFacts, check_letter, fill, unknown_placeholders
from committee.subjects import Recipient
from committee.texts import LETTERS
from tests.committee.builders import decided, make_templates
from tests.harness.client import StrictClient
from tests.people import NOW, TODAY, acting, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pdf")]


@pytest.fixture
def scene(committee, room):
    make_templates()
    decision = decided(committee, room)
    return committee, decision


def test_line_that_asks_for_nothing_is_left_out():
    text = LETTERS["nl"][1]
    values = {"conditions": "", "number": "HBC-1", "outcome": "Toegekend."}
    assert "Voorwaarden" not in fill(text, values)
    assert "HBC-1: Toegekend." in fill(text, values)
    assert "Voorwaarden: 1. Werf leden." in fill(text, values | {"conditions": "1. Werf leden."})


def draft(scene):
    committee, decision = scene
    (letter,) = actions.write_letters(decision.item, actor=committee.secretary, at=NOW)
    return letter


def final(scene, **values):
    committee, _decision = scene
    letter = draft(scene)
    given = {name: getattr(letter, name) for name in LetterData.__dataclass_fields__} | values
    letter = actions.correct_letter(
        letter,
        LetterData(**given),
        expected_version=letter.version,
        actor=committee.secretary,
        at=NOW,
    )
    return actions.finish_letter(letter, actor=committee.secretary, at=NOW)


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


# --- rules ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel", "values", "wanted"),
    [
        ("email", {"email": "x@example.be"}, []),
        ("email", {"address": "Straat 1"}, ["committee.letter_without_email"]),
        ("ebox", {}, ["committee.letter_without_number"]),
        ("post", {"email": "x@example.be"}, ["committee.letter_without_address"]),
        ("post", {"address": "Straat 1", "motivation": " "}, ["committee.letter_unmotivated"]),
        (
            "ebox",
            {"organisation_number": "1", "appeal_clause": ""},
            ["committee.letter_without_appeal"],
        ),
    ],
)
def test_letter_needs_motivation_appeal_and_address(channel, values, wanted):
    given = {"body": "t", "motivation": "m", "appeal_clause": "a", "channel": channel, **values}
    assert [finding.code for finding in check_letter(LetterFacts(**given))] == wanted


def test_placeholders_are_known_and_filled_as_text():
    assert unknown_placeholders("$number ${subject} $$ $naam 5$ x") == ("$", "naam")
    assert fill("$number: $subject", {"number": "1", "subject": "$outcome"}) == "1: $outcome"


def test_first_texts_are_whole_and_loaded_once(capsys):
    for subject, body, appeal in LETTERS.values():
        assert unknown_placeholders("\n".join((subject, body, appeal))) == ()
    call_command("load_committee_texts")
    kinds = {(row.decision_type, row.language) for row in LetterTemplate.objects.all()}
    assert kinds == {(kind, language) for kind in DecisionType.values for language in LETTERS}
    AuthorityName.objects.filter(last_day=None).update(name="Anders")
    capsys.readouterr()
    call_command("load_committee_texts")
    assert capsys.readouterr().out == "0 added\n"
    assert AuthorityName.objects.get(last_day=None).name == "Anders"


# --- writing and finishing ------------------------------------------------------------------------------------------


def test_letter_starts_from_the_text_in_use(scene):
    committee, decision = scene
    data = TemplateData("grant", "nl", "Steun $number", "Beste $addressee", "Beroep.")
    actions.change_template(data, actor=committee.secretary, at=NOW)
    letter = draft(scene)
    assert (letter.template.number, letter.subject) == (2, f"Steun {decision.number}")
    assert (letter.body, letter.motivation) == ("Beste Vzw Een", decision.motivation)
    with pytest.raises(Refused) as refusal:
        draft(scene)
    assert codes(refusal) == ["committee.nobody_to_write_to"]


def test_text_with_a_slip_of_the_pen_is_refused(scene):
    committee, _decision = scene
    before = LetterTemplate.objects.count()
    data = TemplateData("grant", "nl", "Steun", "Beste $naam", "Beroep.")
    with pytest.raises(Refused) as refusal:
        actions.change_template(data, actor=committee.secretary, at=NOW)
    assert codes(refusal) == ["committee.unknown_placeholder"]
    assert LetterTemplate.objects.count() == before


def test_letter_without_motivation_stays_a_draft_also_for_the_database(scene):
    with pytest.raises(Refused) as refusal:
        final(scene, motivation="", appeal_clause="")
    assert codes(refusal) == ["committee.letter_unmotivated", "committee.letter_without_appeal"]
    letter = Letter.objects.get()
    assert letter.state == LetterState.DRAFT
    with (
        pytest.raises(IntegrityError, match="letter_final_is_whole"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE committee_letter SET state = 'final' WHERE id = %s", [letter.pk])


def test_final_letter_stands(scene):
    committee, _decision = scene
    letter = final(scene)
    assert letter.body.splitlines()[0] in read_bytes(letter.file).decode()
    for change in ("body = 'x'", "email = 'y@example.be'", "state = 'draft', file_id = NULL"):
        with (
            pytest.raises(IntegrityError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE committee_letter SET {change} WHERE id = %s", [letter.pk])
    given = {name: getattr(letter, name) for name in LetterData.__dataclass_fields__}
    with pytest.raises(Refused) as refusal:
        actions.correct_letter(
            letter, LetterData(**given), expected_version=1, actor=committee.secretary, at=NOW
        )
    assert codes(refusal) == ["committee.letter_final"]


def test_two_people_correct_one_draft(scene):
    committee, _decision = scene
    letter = draft(scene)
    given = {name: getattr(letter, name) for name in LetterData.__dataclass_fields__}
    first = LetterData(**{**given, "subject": "Ander onderwerp"})
    actions.correct_letter(letter, first, expected_version=1, actor=committee.secretary, at=NOW)
    with pytest.raises(Conflict):
        actions.correct_letter(
            letter, LetterData(**given), expected_version=1, actor=committee.secretary, at=NOW
        )


# --- sending --------------------------------------------------------------------------------------------------------


def test_mail_leaves_once_and_holds_the_letter_as_text(scene):
    committee, decision = scene
    letter = final(scene, body="Beste <b>heer</b> & mevrouw")
    sent = actions.send_letter(letter, actor=committee.secretary, at=NOW)
    assert (sent.state, sent.sent_on) == (LetterState.SENT, TODAY)
    with pytest.raises(Refused):
        actions.send_letter(letter, actor=committee.secretary, at=NOW)
    message = OutboxMessage.objects.get(kind="committee.letter")
    assert (message.recipient, message.scope) == ("een@example.be", decision.item.own_scope)
    rendered = mail.render(message.kind, "nl", message.payload)
    assert "Beste <b>heer</b> & mevrouw" in rendered.text
    assert "Beste &lt;b&gt;heer&lt;/b&gt; &amp; mevrouw" in rendered.html
    assert decision.motivation in rendered.text
    assert decision.number in rendered.subject


def test_registered_letter_keeps_its_number(scene):
    committee, _decision = scene
    letter = final(scene, channel="post", address="Straat 1\n1000 Brussel")
    with pytest.raises(Refused) as refusal:
        actions.send_letter(letter, actor=committee.secretary, at=NOW)
    assert codes(refusal) == ["committee.posting_number_missing"]
    sent = actions.send_letter(letter, posted="RR123", actor=committee.secretary, at=NOW)
    assert sent.proof == {"registered": "RR123"}


class Service(BaseHTTPRequestHandler):
    """A stand-in of the service that knows a repeat by its key."""

    known: dict[str, dict[str, str]] = {}
    asked: list[dict[str, str]] = []
    status = 201

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        key = self.headers["Idempotency-Key"]
        self.asked.append({"key": key, "to": body["recipient"]["id"]})
        answer = {"messageId": f"m{len(self.known) + 1}", "availableAt": "2026-11-21T10:00:00Z"}
        answer = self.known.setdefault(key, answer)
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *_arguments):
        """Keep quiet."""


@pytest.fixture
def service():
    Service.known, Service.asked, Service.status = {}, [], 201
    server = HTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_ebox_keeps_proof_and_knows_a_repeat(scene, service):
    committee, _decision = scene
    letter = final(scene, channel="ebox", organisation_number="0203430576")
    with override_settings(EBOX_ORIGIN=service, EBOX_TOKEN="geheim"):
        actions.send_letter(letter, actor=committee.secretary, at=NOW)
        actions.send_letter(letter, actor=committee.secretary, at=NOW)
        jobs = BackgroundJob.objects.filter(kind="committee.ebox")
        assert [background.run(job.pk, at=NOW) for job in jobs.order_by("pk")] == ["done", "done"]
    letter.refresh_from_db()
    assert (letter.state, letter.proof["message_id"]) == (LetterState.SENT, "m1")
    assert [one["to"] for one in Service.asked] == ["0203430576"]


def test_ebox_that_is_away_is_tried_again_with_the_same_key(scene, service):
    committee, _decision = scene
    letter = final(scene, channel="ebox", organisation_number="0203430576")
    with override_settings(EBOX_ORIGIN=service, EBOX_TOKEN="geheim"):
        actions.send_letter(letter, actor=committee.secretary, at=NOW)
        job = BackgroundJob.objects.get(kind="committee.ebox")
        Service.status = 503
        assert background.run(job.pk, at=NOW) == "waiting"
        letter.refresh_from_db()
        assert (letter.state, letter.proof) == (LetterState.FINAL, {})
        Service.status = 200
        assert background.run(job.pk, at=NOW) == "done"
    assert len({one["key"] for one in Service.asked}) == 1
    assert len(Service.known) == 1


@pytest.mark.parametrize("origin", ["http://127.0.0.1:9", "https://127.0.0.1:9"])
def test_unreachable_service_is_said_to_be_so(origin):
    with pytest.raises(EboxFailed):
        HttpEbox(origin, "x").deliver(EboxMessage("k", "0203430576", "s", b"pdf"))


def test_without_service_only_the_demo_stands_in(scene):
    committee, _decision = scene
    letter = final(scene, channel="ebox", organisation_number="0203430576")
    with pytest.raises(Refused) as refusal:
        actions.send_letter(letter, actor=committee.secretary, at=NOW)
    assert codes(refusal) == ["committee.no_ebox"]
    with override_settings(DEMO=True):
        found = notifications.ebox()
    assert found is not None
    assert found.deliver(EboxMessage("k", "1", "s", b"")) == Receipt("stand-in-k", "", "stand-in")


# --- who may --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "role",
    [role for role in Role if role not in {Role.COMMITTEE_SECRETARY, Role.HEAD_OF_TEAM}],
    ids=str,
)
def test_only_secretary_and_head_write(scene, role):
    _committee, decision = scene
    who = acting(role)
    with pytest.raises(Refused):
        actions.write_letters(decision.item, actor=who, at=NOW)
    letter = draft(scene)
    for act in (actions.finish_letter, actions.send_letter):
        with pytest.raises(Refused):
            act(letter, actor=who, at=NOW)
    assert Letter.objects.get().state == LetterState.DRAFT


def test_addressee_reads_the_own_letter_once_sent(scene):
    committee, _decision = scene
    letter = final(scene)
    own = acting(Role.CLUSTER_SIGNATORY, mandates=["0203430576"])
    other = acting(Role.CLUSTER_SIGNATORY, mandates=["0403019261"])
    assert not visible_letters(own, on=TODAY).exists()
    actions.send_letter(letter, actor=committee.secretary, at=NOW)
    assert list(visible_letters(own, on=TODAY)) == [letter]
    assert files.visible_file(own, letter.file.reference, on=TODAY) is not None
    assert files.visible_file(other, letter.file.reference, on=TODAY) is None


def test_recused_head_sees_no_letter(scene):
    _committee, decision = scene
    letter = draft(scene)
    head = acting(Role.HEAD_OF_TEAM)
    assert visible_letters(head, on=TODAY).exists()
    actions.declare(decision.item, has_interest=True, reason="Familie.", actor=head, at=NOW)
    assert not visible_letters(head, on=TODAY).exists()
    with pytest.raises(Refused) as refusal:
        actions.finish_letter(letter, actor=head, at=NOW)
    assert codes(refusal) == ["committee.recused"]


# --- pages ----------------------------------------------------------------------------------------------------------


def test_letter_goes_from_draft_to_sent_on_its_pages(committee, room, time_machine):
    time_machine.move_to(NOW, tick=False)
    make_templates()
    recipients = (Recipient("Vzw Een", "0203430576"),)
    decision = decided_with(committee, room, recipients)
    from clusterbeleid.accounts.models import User

    client = StrictClient()
    client.force_login(User.objects.get(pk=committee.secretary.user_id))
    item_page = reverse("committee:item", args=[decision.item.reference])
    assert "Nog geen brief geschreven." in client.get(item_page).content.decode()
    client.post(reverse("committee:write_letters", args=[decision.item.reference]))
    letter = Letter.objects.get()
    assert letter.channel == "ebox"
    address = reverse("committee:letter", args=[letter.pk])
    assert "Hoe je beroep aantekent" in client.get(address).content.decode()
    form = {name: getattr(letter, name) for name in (*LetterData.__dataclass_fields__, "version")}
    correct = reverse("committee:correct_letter", args=[letter.pk])
    assert client.get(correct).status_code == 200
    form |= {"channel": "post", "appeal_clause": ""}
    assert client.post(correct, form).status_code == 302
    page = client.get(address).content.decode()
    assert "Schrijf hoe de geadresseerde beroep kan aantekenen." in page
    assert "Geef het postadres" in page
    form |= {"address": "Straat 1", "appeal_clause": "Beroep.", "version": letter.version + 1}
    assert client.post(correct, form).status_code == 302
    client.post(reverse("committee:finish_letter", args=[letter.pk]))
    send = reverse("committee:send_letter", args=[letter.pk])
    assert client.get(send).status_code == 200
    assert client.post(send, {}).status_code == 422
    assert client.post(send, {"posted": "RR1"}).status_code == 302
    assert "RR1" in client.get(address).content.decode()


def decided_with(committee, room, recipients):
    decision = decided(committee, room)
    from dataclasses import replace

    room.files[1] = replace(room.files[1], recipients=recipients)
    return decision


def test_texts_and_names_are_kept_by_the_secretary(committee, time_machine):
    time_machine.move_to(NOW, tick=False)
    make_templates()
    client = StrictClient()
    client.force_login(person(Role.HEAD_OF_TEAM))
    page = client.get(reverse("committee:texts")).content.decode()
    assert "Fonds voor Innoveren en Ondernemen" in page
    first = LetterTemplate.objects.filter(decision_type="grant", language="nl").get()
    new = reverse("committee:new_template")
    assert first.subject in client.get(new, {"van": first.pk}).content.decode()
    form = {
        "decision_type": "grant",
        "language": "nl",
        "subject": "S",
        "body": "B $naam",
        "appeal_clause": "A",
    }
    assert client.post(new, form).status_code == 422
    assert client.post(new, {**form, "body": "B $number"}).status_code == 302
    named = reverse("committee:new_name")
    assert client.get(named).status_code == 200
    values = {
        "name": "Nieuw Fonds",
        "legal_basis": "Decreet",
        "first_day": "01/01/2027",
        "reason": "Fusie.",
    }
    assert client.post(named, values).status_code == 302
    page = client.get(reverse("committee:texts")).content.decode()
    assert "Nieuw Fonds" in page
    assert "31/12/2026" in page
