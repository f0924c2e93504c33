"""What holds for every list and record: pages, filters, tags, moments, and how faults are told."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from agreements.models import LedgerEntry
from clusters.actions import ClusterData, correct_cluster
from clusters.models import Cluster, Organisation
from tests.api.builders import Caller, caller
from tests.clusters.builders import head, make_cluster, make_organisation
from tests.cofinancing.builders import make_year
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db
CLUSTERS = "/api/v1/clusters/"


@pytest.fixture
def reader():
    with time_machine.travel(NOW, tick=False):
        yield caller()


def walked(system: Caller, address: str) -> list[str]:
    """Return the names on all pages of a list."""
    names: list[str] = []
    following: str | None = address
    while following:
        page = system.get(following.removeprefix("http://testserver")).json()
        names += [row["name"] for row in page["results"]]
        following = page["next"]
    return names


@pytest.mark.parametrize("order", ["id", "-id", "name", "-name"])
def test_pages_hold_every_row_once_in_the_order_asked(reader, order):
    made = [make_cluster(name).name for name in ("Boom", "aak", "Zee", "élan", "Cel")]
    wanted = made if order.endswith("id") else sorted(made)
    wanted = wanted[::-1] if order.startswith("-") else wanted
    assert walked(reader, f"{CLUSTERS}?limit=2&order={order}") == wanted


def test_row_that_comes_meanwhile_moves_no_other(reader):
    for name in "BDF":
        make_cluster(name)
    page = reader.get(f"{CLUSTERS}?limit=2&order=name").json()
    make_cluster("A")
    assert walked(reader, page["next"].removeprefix("http://testserver")) == ["F"]


@pytest.mark.attack("A25")
@pytest.mark.parametrize(
    "query",
    [
        "limit=0", "limit=101", "limit=x", "limit=1&limit=2", "order=secret", "cursor=abc", "page=2",
        "kind=nothing", "kind=", "q=%00", "cluster=1", "as_of=2026-01-01", "format=json",
        "access_token=abc",
    ],
)  # fmt: skip
def test_unknown_or_wrong_parameter_is_refused(reader, query):
    answer = reader.get(f"{CLUSTERS}?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    told = answer.json()
    assert told["code"] == "api.query"
    assert [error["pointer"] for error in told["errors"]] == [f"?{query.partition('=')[0]}"]


def test_cursor_of_another_list_or_order_is_refused(reader):
    for name in "AB":
        make_cluster(name)
        make_organisation(name)
    cursor = reader.get(f"{CLUSTERS}?limit=1").json()["next"].partition("cursor=")[2]
    assert reader.get(f"{CLUSTERS}?limit=1&cursor={cursor}").status_code == 200
    for address in (f"{CLUSTERS}?order=name&cursor={cursor}", f"{CLUSTERS}?cursor={cursor[:-2]}"):
        assert reader.get(address).status_code == 400


def test_filters_narrow(reader):
    make_cluster("Blauwe golf", kind="IBN")
    make_cluster("Groene golf")
    assert walked(reader, f"{CLUSTERS}?q=golf&kind=IBN") == ["Blauwe golf"]


def test_fault_is_told_in_both_languages_with_the_reference(reader):
    told = reader.get(f"{CLUSTERS}999999999/", X_Request_ID="same-for-both").json()
    assert told == {
        "type": "urn:clusterbeleid:problem:api.absent",
        "title": "This does not exist, or it is not yours.",
        "status": 404,
        "code": "api.absent",
        "detail": "Dit bestaat niet, of het is niet van jou.",
        "detail_en": "This does not exist, or it is not yours.",
        "errors": [],
        "request_id": "same-for-both",
    }


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/nowhere/", f"{CLUSTERS}x/"])
def test_unknown_address_is_told_as_a_problem_too(reader, address):
    answer = reader.get(address)
    assert (answer.status_code, answer.json()["code"]) == (404, "api.absent")


def test_fault_of_ours_is_told_without_a_page(monkeypatch, reader):
    def fail(*_arguments: object, **_more: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("clusterbeleid.api.queries.files.visible_clusters", fail)
    client = Client(raise_request_exception=False)
    answer = client.get(CLUSTERS, headers={"Authorization": f"Bearer {reader.token}"})
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert answer.json()["code"] == "api.failed"
    assert "purpose" not in answer.content.decode()


def test_answer_in_another_form_is_refused(reader):
    assert reader.get(CLUSTERS, Accept="text/html").status_code == 406


def test_record_keeps_its_tag_until_it_changes(reader):
    cluster = make_cluster("Golf")
    address = f"{CLUSTERS}{cluster.pk}/"
    first = reader.get(address)
    same = reader.get(address, If_None_Match=f'W/{first["ETag"]}, "x"')
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    correct_cluster(
        cluster, ClusterData("Golf", cluster.kind, "water"), expected_version=cluster.version,
        actor=head(), at=NOW, reason="Ander domein",
    )  # fmt: skip
    changed = reader.get(address, If_None_Match=first["ETag"])
    assert (changed.status_code, changed.json()["domain"]) == (200, "water")
    assert changed["ETag"] != first["ETag"]


def test_no_answer_is_kept_by_a_cache_between(reader):
    answer = reader.get(CLUSTERS)
    assert answer["Cache-Control"] == "private, no-store"
    assert "Set-Cookie" not in answer


def test_money_is_text_with_its_currency(reader):
    year = make_year(planned="1000.00")
    shown = reader.get(f"/api/v1/project-years/{year.pk}/").json()
    assert shown["planned_cofinancing"] == {"amount": "1000.00", "currency": "EUR"}
    assert shown["first_day"] == "2026-01-01"


def test_agreement_and_ledger_as_they_stood_on_a_day(reader):
    year = make_year()
    agreement = f"/api/v1/agreements/{year.agreement_id}/"
    entries = LedgerEntry.objects.filter(agreement=year.agreement).count()
    ledger = f"/api/v1/ledger/?agreement={year.agreement_id}"
    before, today = TODAY - timedelta(days=1), TODAY
    assert reader.get(f"{agreement}?as_of={before}").status_code == 404
    assert reader.get(f"{agreement}?as_of={today}").json() == reader.get(agreement).json()
    assert reader.get(f"{ledger}&as_of={before}").json()["results"] == []
    assert len(reader.get(f"{ledger}&as_of={today}").json()["results"]) == entries > 0
    listed = reader.get(f"/api/v1/agreements/?as_of={today}&order=reference").json()["results"]
    assert [row["id"] for row in listed] == [year.agreement_id]
    future = reader.get(f"{agreement}?as_of={TODAY + timedelta(days=1)}")
    assert (future.status_code, future.json()["errors"][0]["code"]) == (400, "api.field.future")


def test_organisations_as_linked_data(reader):
    body = make_organisation("Golf nv", municipality="Gent", website="https://golf.example.be")
    answer = reader.get(f"/api/v1/organisations/{body.pk}/", Accept="application/ld+json")
    assert answer["Content-Type"] == "application/ld+json"
    told = answer.json()
    assert told["@type"] == "GeregistreerdeOrganisatie"
    assert told["@context"]["wettelijkeNaam"] == "rov:legalName"
    assert told["wettelijkeNaam"] == "Golf nv"
    assert told["registratie"]["identificator"] == body.kbo
    listed = reader.get("/api/v1/organisations/", Accept="application/ld+json").json()
    assert len(listed["@graph"]) == Organisation.objects.count()
    absent = reader.get("/api/v1/organisations/999999/", Accept="application/ld+json")
    assert (absent.status_code, absent.json()["code"]) == (404, "api.absent")


def test_list_of_organisations_goes_on_as_linked_data(reader):
    for name in "ABC":
        make_organisation(name)
    page = reader.get("/api/v1/organisations/?limit=2", Accept="application/ld+json").json()
    assert len(page["@graph"]) == 2
    assert page["next"].startswith("http://testserver/api/v1/organisations/?limit=2&cursor=")


@pytest.mark.attack("A27")
def test_restricted_system_sees_only_organisations_around_its_clusters(reader):
    year = make_year()
    stranger = make_organisation("Ver weg")
    cluster = year.agreement.cluster
    narrow = caller(clusters=(cluster.pk,))
    assert narrow.get(f"/api/v1/organisations/{stranger.pk}/").status_code == 404
    seen = narrow.get("/api/v1/organisations/?limit=100").json()["results"]
    around = Organisation.objects.filter(
        memberships__cluster=cluster
    ) | Organisation.objects.filter(operates__cluster=cluster)
    assert {row["id"] for row in seen} == set(around.values_list("pk", flat=True)) != set()


def test_draft_agreement_is_no_business_of_others(reader):
    make_year()
    states = {row["state"] for row in reader.get("/api/v1/agreements/").json()["results"]}
    assert states == {"running"}


def test_pages_of_people_keep_their_own_errors():
    answer = Client().get("/nowhere/")
    assert (answer.status_code, answer["Content-Type"]) == (404, "text/html; charset=utf-8")


def test_cluster_tells_operator_and_members(reader):
    cluster = make_cluster("Golf", operator=make_organisation("Golf vzw"))
    shown = reader.get(f"{CLUSTERS}{cluster.pk}/").json()
    assert (shown["operator_name"], shown["members"]) == ("Golf vzw", 0)
    assert Cluster.objects.count() == 1
