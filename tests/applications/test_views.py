"""The pages of calls and applications: for whom, what they hold, and what they answer to mistakes."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applications.models import Answer, Application, Call, ConsortiumMember, Submission
from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.files import read_bytes
from clusterbeleid.core.models import StoredFile
from tests.agreements.builders import legal_figures
from tests.applications.builders import (
    account,
    add_member,
    editor,
    fill,
    make_applicant,
    make_application,
    make_call,
    seen,
    signatory,
    submitted,
    write,
)
from tests.clusters.builders import uploaded_picture
from tests.people import NOW, person

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Let the clock of the server stand on the day of the tests."""
    legal_figures()
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)
    monkeypatch.setattr("clusterbeleid.core.clock.today", NOW.date)


@pytest.fixture
def who():
    return signatory(make_applicant())


@pytest.fixture
def own(client, who):
    """Return a new application of the person who is logged in."""
    client.force_login(account(who))
    return make_application(by=who)


def url(name, *args):
    return reverse(f"applications:{name}", args=args)


def test_open_calls_without_login(client):
    call = make_call(name_nl="Netwerken <b>2027</b>")
    make_call(published=False)
    page = client.get(url("open_calls"))
    assert "Netwerken &lt;b&gt;2027&lt;/b&gt;" in page.content.decode()
    calls = client.get(url("open_calls_json")).json()["calls"]
    assert [row["reference"] for row in calls] == [call.reference]
    assert calls[0]["steps"][0]["open"] is True


def test_public_page_tells_what_is_scored_from_what_must_be_met(client):
    call = make_call("SPC")
    [shown] = client.get(url("open_calls")).context["calls"]
    rows = list(call.criteria.all())
    assert [name for name, _weight in shown.main] == [
        row.label_nl for row in rows if row.kind == "main"
    ]
    assert {weight for _name, weight in shown.main} == {"1"}
    assert list(shown.critical) == [row.label_nl for row in rows if row.kind == "critical"]
    assert (len(shown.main), len(shown.critical)) == (5, 4)


def test_officials_write_and_publish_a_call(client):
    client.force_login(person(Role.HEAD_OF_TEAM))
    typed = {
        "kind": "SPC", "reference": "SPC-1", "name_nl": "Oproep", "name_en": "Call",
        "full_opens_at": "01/11/2026 09:00", "contact_name": "Team", "contact_email": "a@example.be",
    }  # fmt: skip
    wrong = client.post(url("new_call"), typed | {"full_opens_at": "29/03/2026 02:30"})
    assert wrong.status_code == 422
    assert "slaat dit uur" in wrong.content.decode()
    assert 'value="SPC-1"' in wrong.content.decode()
    assert client.post(url("new_call"), typed).status_code == 302
    call = Call.objects.get()
    assert client.get(url("call", call.pk)).status_code == 200
    assert client.get(url("correct_call", call.pk)).status_code == 200
    assert (
        client.get(url("criterion", call.pk, call.criteria.earliest("number").pk)).status_code
        == 200
    )
    assert client.post(url("publish_call", call.pk), {"version": call.version}).status_code == 302
    call.refresh_from_db()
    assert call.state == "published"
    assert client.get(url("extend", call.pk)).status_code == 200
    assert client.get(url("copy_call", call.pk)).status_code == 200
    assert client.get(url("correct_call", call.pk)).status_code == 403


def test_decision_of_the_government_is_kept_with_the_call(client):
    call = make_call("AD_HOC", published=False)
    client.force_login(person(Role.ACCOUNT_MANAGER))
    bad = SimpleUploadedFile("x.exe", b"MZ", content_type="application/pdf")
    assert client.post(url("attach_decision", call.pk), {"file": bad}).status_code == 422
    sent = {"file": uploaded_picture("beslissing.png")}
    assert client.post(url("attach_decision", call.pk), sent).status_code == 302
    stored = StoredFile.objects.get(scope=call.scope)
    file = reverse("core:file", args=[stored.reference])
    assert "beslissing.png" in client.get(url("call", call.pk)).content.decode()
    assert b"".join(client.get(file)) == read_bytes(stored)
    client.force_login(account(signatory(make_applicant())))
    assert client.get(file).status_code == 404


@pytest.mark.parametrize("role", [Role.CLUSTER_EDITOR, Role.EXPERT, Role.ADMINISTRATOR])
def test_list_of_calls_is_for_the_agency(client, role):
    client.force_login(person(role, mandates=["0203430576"]))
    assert client.get(url("calls")).status_code == 403


def test_applicant_starts_and_reads_what_is_missing(client, who):
    call = make_call()
    client.force_login(account(who))
    answer = client.post(url("start"), {"call": call.pk, "title": "Drones"})
    application = Application.objects.get()
    assert answer["Location"] == url("detail", application.pk)
    page = client.get(url("detail", application.pk)).content.decode()
    assert f"{url('section', application.pk, 'general')}#id_summary" in page
    for code in ("general", "vision", "activities", "board", "targets", "consortium", "documents"):
        assert client.get(url("section", application.pk, code)).status_code == 200
    assert client.get(url("section", application.pk, "none")).status_code == 404


def test_typing_is_stored_and_says_when(client, own):
    answer = client.post(
        url("section", own.pk, "general"),
        {"summary": "Hallo", "v-summary": "0", "location": "", "v-location": "0"},
        **HTMX,
    )
    page = answer.content.decode()
    assert "Bewaard om 09:30:00." in page
    assert 'id="v-summary" name="v-summary" value="1" hx-swap-oob="true"' in page
    assert Answer.objects.get(key="summary").text == "Hallo"


def test_second_person_keeps_the_text_and_sees_the_other(client, own, who):
    write(own, "general", {"summary": "Van een ander"}, by=who)
    typed = {"summary": "Van mij", "v-summary": "0"}
    page = client.post(url("section", own.pk, "general"), typed, **HTMX).content.decode()
    assert "Van een ander" in page
    assert 'value="summary:1"' in page
    whole = client.post(url("section", own.pk, "general"), typed)
    assert (whole.status_code, "Van mij" in whole.content.decode()) == (409, True)
    assert Answer.objects.get().text == "Van een ander"
    client.post(url("section", own.pk, "general"), typed | {"keep": "summary:1"})
    assert Answer.objects.get().text == "Van mij"


def test_amounts_are_checked_while_somebody_types(client, own, who):
    fill(own, by=who, aid="150000.01", cost="300000.02")
    page = client.get(url("section", own.pk, "financing")).content.decode()
    assert "Spreiding van de cofinanciering" in page
    version = own.funding.get(source="aid").version
    typed = {"source-aid-1": "rommel", "v-source-aid-1": str(version)}
    answer = client.post(url("section", own.pk, "financing"), typed, **HTMX).content.decode()
    assert "“rommel” is geen bedrag" in answer
    assert own.funding.get(source="aid").typed == "rommel"
    assert client.get(url("section", own.pk, "budget")).status_code == 200


def test_consortium_refuses_a_number_twice_and_keeps_the_form(client, own, who):
    member = add_member(own, by=who, name="Alfa nv")
    typed = {"kbo": member.kbo, "name": "Beta nv", "part": "company", "version": "1"}
    answer = client.post(url("add_row", own.pk, "consortium"), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "als Alfa nv" in page
    assert 'value="Beta nv"' in page
    assert ConsortiumMember.objects.count() == 1
    assert client.get(url("change_row", own.pk, "consortium", member.pk)).status_code == 200
    assert client.get(url("remove_row", own.pk, "consortium", member.pk)).status_code == 200
    assert client.get(url("change_row", own.pk, "board", member.pk)).status_code == 404


@pytest.mark.attack("A6")
def test_rows_of_another_application_do_not_exist(client, own):
    stranger = signatory(make_applicant())
    member = add_member(make_application(by=stranger), by=stranger)
    for name in ("change_row", "remove_row"):
        assert client.get(url(name, own.pk, "consortium", member.pk)).status_code == 404
    client.post(url("remove_row", own.pk, "consortium", member.pk), {"version": "1"})
    assert ConsortiumMember.objects.filter(pk=member.pk).exists()


def test_draft_has_no_versions_yet(client, own):
    page = client.get(url("versions", own.pk))
    assert page.status_code == 200


@pytest.mark.attack("A5")
def test_draft_is_for_its_writers_alone(client, who):
    application = make_application(by=who)
    others = [
        account(signatory(make_applicant())),
        *(person(role) for role in (Role.HEAD_OF_TEAM, Role.AUDITOR, Role.ACCOUNT_MANAGER)),
        person(Role.ADMINISTRATOR),
    ]
    for user in others:
        client.force_login(user)
        for name in ("detail", "whole", "pdf", "submit", "versions", "details"):
            assert client.get(url(name, application.pk)).status_code == 404
        posted = client.post(url("section", application.pk, "general"), {"summary": "x"})
        assert posted.status_code == 404
    assert not Answer.objects.exists()


def test_agency_reads_what_was_handed_in_and_not_what_is_typed_since(client, who):
    application = submitted(by=who)
    client.force_login(User.objects.get(email="hoofd@example.be"))
    until = (NOW + timedelta(days=7)).strftime("%d/%m/%Y %H:%M")
    asked = {"sections": ["general"], "closes_at": until, "reason": "Onduidelijk."}
    assert client.post(url("ask_completion", application.pk), asked).status_code == 302
    write(application, "general", {"summary": "GEHEIM"}, by=who, versions={"summary": 1})
    for name in ("detail", "versions"):
        page = client.get(url(name, application.pk)).content.decode()
        assert "GEHEIM" not in page
    assert "Drones" in client.get(url("detail", application.pk)).content.decode()
    assert client.get(url("section", application.pk, "general")).status_code == 403
    client.force_login(account(who))
    assert "GEHEIM" in client.get(url("versions", application.pk)).content.decode()


def test_signing_hands_in_and_gives_a_receipt(client, own, who):
    fill(own, by=who)
    page = client.get(url("submit", own.pk)).content.decode()
    assert seen(own) in page
    assert client.post(url("submit", own.pk), {"seen": seen(own)}).status_code == 422
    answer = client.post(
        url("submit", own.pk), {"seen": seen(own), "agree": "on", "state": "granted"}
    )
    assert answer["Location"] == url("receipt", own.pk, 1)
    receipt = client.get(answer["Location"]).content.decode()
    assert Submission.objects.get().sha256 in receipt
    own.refresh_from_db()
    assert own.state == "submitted"
    assert client.get(url("submit", own.pk)).status_code == 403


def test_incomplete_application_is_not_handed_in(client, own):
    typed = {"seen": seen(own), "agree": "on"}
    answer = client.post(url("submit", own.pk), typed)
    assert answer.status_code == 422
    assert "Ontbreekt nog: Samenvatting van het initiatief." in answer.content.decode()
    assert not Submission.objects.exists()


@pytest.mark.attack("A4")
def test_late_by_a_second_is_told_in_words(client, own, who, monkeypatch):
    fill(own, by=who)
    typed = {"seen": seen(own), "agree": "on"}
    closed = own.call.expression_closes_at + timedelta(seconds=1)
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: closed)
    answer = client.post(url("submit", own.pk), typed)
    assert answer.status_code == 422
    assert "je ontwerp is bewaard" in answer.content.decode()
    assert not Submission.objects.exists()


def test_editor_cannot_submit(client):
    body = make_applicant()
    who = editor(body)
    application = make_application(by=who)
    client.force_login(account(who))
    assert client.get(url("submit", application.pk)).status_code == 403
    assert client.get(url("withdraw", application.pk)).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_list_takes_as_many_queries_for_one_as_for_three(
    client, who, rows, django_assert_num_queries
):
    call = make_call()
    for _number in range(rows):
        make_application(call, by=who)
    client.force_login(account(who))
    client.get(url("list"))
    with django_assert_num_queries(7):
        page = client.get(url("list"))
    assert page.content.decode().count("Drones in de landbouw") == rows


def test_json_is_json(client):
    make_call("SPC")
    answer = client.get(url("open_calls_json"))
    assert answer["Content-Type"] == "application/json"
    assert json.loads(answer.content)["calls"][0]["kind"] == "SPC"
