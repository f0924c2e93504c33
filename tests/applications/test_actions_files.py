"""Starting an application and writing in it, alone and with two (A5, A6, A7)."""

from datetime import timedelta

import pytest

from applications.actions import files, rows
from applications.actions.data import MemberData, SeatData
from applications.models import Answer, Application, ConsortiumMember
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from tests.applications.builders import (
    CLOSES,
    add_member,
    editor,
    make_applicant,
    make_application,
    make_call,
    set_period,
    signatory,
    write,
)
from tests.clusters.builders import make_cluster
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return make_applicant()


def test_starting_after_the_term_is_refused(body):
    call = make_call()
    with pytest.raises(Refused, match="call.closed"):
        files.start_application(
            call, "Te laat", actor=signatory(body), at=CLOSES + timedelta(seconds=1)
        )
    assert not Application.objects.exists()


def test_only_an_organisation_in_the_register_applies():
    call = make_call()
    with pytest.raises(Refused, match="not_registered"):
        files.start_application(
            call, "X", actor=acting(Role.CLUSTER_SIGNATORY, mandates=["0203430576"]), at=NOW
        )
    with pytest.raises(Refused, match="applicant_only"):
        files.start_application(call, "X", actor=acting(Role.HEAD_OF_TEAM), at=NOW)
    assert not Application.objects.exists()


@pytest.mark.attack("A6")
def test_cluster_of_somebody_else_is_not_continued(body):
    other = make_cluster(kind="IBN", operator=make_applicant())
    with pytest.raises(Refused, match="other_cluster"):
        files.start_application(make_call(), "X", other, actor=signatory(body), at=NOW)
    assert not Application.objects.exists()


def test_own_cluster_is_continued(body):
    own = make_cluster(kind="IBN", operator=body)
    made = files.start_application(make_call(), "X", own, actor=signatory(body), at=NOW)
    assert made.cluster == own


def test_two_people_in_different_fields_lose_nothing(body):
    one, two = editor(body, "Els"), editor(body, "Ton")
    application = make_application(by=one)
    first = write(application, "general", {"summary": "Van Els"}, by=one)
    second = write(application, "general", {"location": "Gent", "summary": ""}, by=two)
    assert first.versions == {"summary": 1}
    assert second.versions == {"location": 1}
    assert second.clashes == ()
    assert dict(Answer.objects.values_list("key", "text")) == {
        "summary": "Van Els",
        "location": "Gent",
    }


def test_field_left_as_read_is_no_clash_and_stays_as_the_other_made_it(body):
    one, two = editor(body), editor(body)
    application = make_application(by=one)
    write(application, "general", {"summary": "Eerst"}, by=one)
    write(application, "general", {"summary": "Later"}, by=one, versions={"summary": 1})
    saved = write(application, "general", {"summary": "Eerst"}, by=two, versions={"summary": 1})
    assert (saved.versions, saved.clashes) == ({}, ())
    assert Answer.objects.get().text == "Later"


def test_second_in_the_same_field_hears_what_changed(body):
    one, two = editor(body, "Els"), editor(body, "Ton")
    application = make_application(by=one)
    write(application, "general", {"summary": "Van Els"}, by=one)
    saved = write(application, "general", {"summary": "Van Ton"}, by=two)
    clash = saved.clashes[0]
    assert (clash.mine, clash.theirs, clash.by) == ("Van Ton", "Van Els", "Els")
    write(application, "general", {"summary": "Samen"}, by=two, versions={"summary": clash.version})
    assert Answer.objects.get().text == "Samen"


def test_same_text_again_is_no_clash(body):
    who = editor(body)
    application = make_application(by=who)
    write(application, "general", {"summary": "Zelfde"}, by=who)
    again = write(application, "general", {"summary": "Zelfde"}, by=who)
    assert (again.versions, again.clashes) == ({"summary": 1}, ())


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "مرحبا بالعالم", "\N{ROCKET}" * 50, "x" * 100_000, "=1+1", "\0nul"],
)  # fmt: skip
def test_any_text_is_kept(body, text):
    who = editor(body)
    application = make_application(by=who)
    write(application, "vision", {"vision": text}, by=who)
    assert Answer.objects.get().text == text.replace("\0", "")


def test_text_too_long_says_so_and_nothing_is_stored(body):
    who = editor(body)
    application = make_application(by=who)
    with pytest.raises(Refused, match="too_long"):
        write(application, "vision", {"vision": "x" * 100_001, "programme": "kort"}, by=who)
    assert not Answer.objects.exists()


@pytest.mark.attack("A7")
@pytest.mark.parametrize("key", ["state", "granted_amount", "location", "activity-none"])
def test_field_of_another_section_is_refused(body, key):
    who = editor(body)
    application = make_application(by=who)
    with pytest.raises(Refused, match="unknown_field"):
        write(application, "vision", {key: "x"}, by=who)
    assert not Answer.objects.exists()


def test_stranger_writes_nothing(body):
    application = make_application(by=editor(body))
    for other in (editor(make_applicant()), acting(Role.HEAD_OF_TEAM), acting(Role.AUDITOR)):
        with pytest.raises(Refused):
            write(application, "vision", {"vision": "x"}, by=other)
        with pytest.raises(Refused):
            add_member(application, by=other)
        with pytest.raises(Refused):
            set_period(application, by=other)
    application.refresh_from_db()
    assert application.first_day is None
    assert not Answer.objects.exists()
    assert not ConsortiumMember.objects.exists()


def test_number_twice_in_a_consortium_is_refused_by_name(body):
    who = editor(body)
    application = make_application(by=who)
    member = add_member(application, by=who, name="Alfa nv")
    dotted = f"{member.kbo[:4]}.{member.kbo[4:7]}.{member.kbo[7:]}"
    with pytest.raises(Refused) as refused:
        add_member(application, by=who, kbo=dotted, name="Beta nv")
    assert refused.value.findings[0].params["name"] == "Alfa nv"
    assert ConsortiumMember.objects.count() == 1


def test_wrong_number_is_refused(body):
    who = editor(body)
    application = make_application(by=who)
    with pytest.raises(Refused, match="kbo.checksum"):
        add_member(application, by=who, kbo="0203430577")
    assert not ConsortiumMember.objects.exists()


def test_row_is_corrected_and_removed(body):
    who = editor(body)
    application = make_application(by=who)
    seat = rows.add_row(application, SeatData(person="An", seat="other"), actor=who, at=NOW)
    data = SeatData(person="An", seat="knowledge")
    rows.correct_row(seat, data, expected_version=seat.version, actor=who, at=NOW)
    assert application.seats.get().seat == "knowledge"
    rows.remove_row(seat, actor=who, at=NOW)
    assert not application.seats.exists()
    assert MemberData.__dataclass_fields__.keys() & {"state", "application"} == set()
