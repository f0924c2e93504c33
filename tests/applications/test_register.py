"""What the register knows is filled in, what R15 asks blocks, and an empty budget is no all-clear."""

from datetime import date

import pytest
from django.urls import reverse

from applications.models import ConsortiumMember
from applications.queries.content import application_facts, content_of
from applications.queries.register import known_member
from applications.rules.completeness import completeness_of
from clusterbeleid.core.formatting import format_enterprise_number
from tests.agreements.builders import legal_figures
from tests.applications.builders import (
    account,
    make_applicant,
    make_application,
    make_call,
    set_period,
    signatory,
)
from tests.clusters.builders import make_cluster, make_member, make_organisation, make_size
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Let the clock of the server stand on the day of the tests."""
    legal_figures()
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)
    monkeypatch.setattr("clusterbeleid.core.clock.today", NOW.date)


def missing(application):
    application.refresh_from_db()
    found = completeness_of(application_facts(content_of(application), today=TODAY))
    return {row.field for row in found.blocking}


def test_every_field_of_r15_blocks_until_it_is_there():
    application = make_application(by=(who := signatory(make_applicant())))
    wanted = {"period", "applicant-size", "summary", "location", "consortium", "budget", "aid"}
    assert missing(application) == wanted
    set_period(application, by=who)
    assert missing(application) == wanted - {"period", "applicant-size"}


def test_call_with_the_first_form_does_not_ask_the_size_of_the_applicant():
    call = make_call(published=False)
    type(call).objects.filter(pk=call.pk).update(form_version=1, state="published")
    assert "applicant-size" not in missing(make_application(call))


def test_size_of_the_applicant_comes_from_the_register():
    body = make_applicant()
    make_size(body, "medium", on_day=date(2025, 12, 31))
    assert make_application(by=signatory(body)).applicant_size == "medium"
    assert make_application(by=signatory(make_applicant())).applicant_size == ""


def test_known_number_fills_in_what_is_public_and_no_size_of_a_stranger():
    body, stranger = make_applicant(), make_organisation("Alfa nv")
    make_size(stranger, "large")
    make_member(make_cluster(), stranger)
    found = known_member(stranger.kbo, signatory(body), on=TODAY)
    assert found == {"name": "Alfa nv", "municipality": stranger.municipality, "flemish_site": True}
    own = make_cluster(operator=body)
    make_member(own, stranger)
    assert known_member(stranger.kbo, signatory(body), on=TODAY)["size"] == "large"
    for unknown in ("", "123", "0403.019.261"):
        assert known_member(unknown, signatory(body), on=TODAY) == {}


def test_look_up_keeps_what_was_typed_and_stores_nothing(client):
    who = signatory(make_applicant())
    application, known = make_application(by=who), make_organisation("Alfa nv")
    client.force_login(account(who))
    address = reverse("applications:add_row", args=[application.pk, "consortium"])
    typed = {"kbo": known.kbo, "name": "", "role": "Trekker", "part": "company", "do": "look_up"}
    page = client.post(address, typed).text
    for value in ("Alfa nv", "Trekker", format_enterprise_number(known.kbo)):
        assert f'value="{value}"' in page
    assert 'value="Mijn naam"' in client.post(address, typed | {"name": "Mijn naam"}).text
    unknown = client.post(address, typed | {"kbo": "0403019261"})
    assert "staat niet in ons register" in unknown.text
    assert not ConsortiumMember.objects.exists()


@pytest.mark.parametrize("code", ["budget", "financing"])
def test_empty_money_page_says_what_to_fill_in_first_and_is_no_all_clear(client, code):
    who = signatory(make_applicant())
    application = make_application(by=who)
    client.force_login(account(who))
    address = reverse("applications:section", args=[application.pk, code])
    page = client.get(address).text
    assert "Vul eerst de periode van de activiteiten in" in page
    assert "De regels hebben geen opmerking" not in page
    set_period(application, by=who)
    page = client.get(address).text
    assert "de controle begint bij het eerste bedrag" in page
    assert "cb-notice--good" not in page
