"""The pages of leverage: what each reader sees, sums, sorting, exports, and factors with their rows."""

import csv
import re
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.core.actors import Role
from projects.models import LeverageEntry, LeverageSelection
from tests.clusters.builders import head, make_cluster, make_operator, manager_of
from tests.people import acting
from tests.projects.builders import granted
from tests.projects.leverage_builders import entry, secret, selection

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]
QUERIES = {"leverage": 7, "leverage_entry": 9, "selections": 6, "selection": 8, "compare": 8}


def url(name, *keys):
    return reverse(f"projects:{name}", args=keys)


def table(client, address, **query):
    answer = client.get(address, {"export": "csv", **query})
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def typed(cluster, **more):
    return {
        "year": "2025",
        "level": "industry",
        "programme": "interreg",
        "description": "Interreg Vlaanderen-Nederland",
        "amount": "12.345,67",
        "cluster": cluster.pk,
        "cluster_part": "Trekker van het consortium",
        "confidentiality": "open",
        "source": "Beschikking 12/3",
        **more,
    }


def test_entry_is_made_changed_and_removed_with_its_history(enter):
    cluster = make_cluster()
    client = enter(manager_of(cluster))
    sent = client.post(url("new_leverage"), typed(cluster))
    row = LeverageEntry.objects.get()
    assert sent.headers["Location"] == url("leverage_entry", row.pk)
    change = {**typed(cluster), "amount": "20.000,00", "version": "1", "reason": "Nieuw contract"}
    client.post(url("change_leverage", row.pk), change)
    html = client.get(url("leverage_entry", row.pk)).content.decode()
    assert "20.000,00" in html
    assert "Nieuw contract" in html
    client.post(url("remove_leverage", row.pk), {"reason": "Dubbel"})
    assert client.get(url("leverage_entry", row.pk)).status_code == 404
    assert not LeverageEntry.objects.exists()


def test_wrong_form_says_so_at_its_fields(enter):
    cluster = make_cluster()
    client = enter(manager_of(cluster))
    for wrong, words in (
        ({"year": "2027"}, "moet nog beginnen"),
        ({"cluster": ""}, "Alleen het teamhoofd"),
        ({"source": ""}, "verplicht"),
    ):
        answer = client.post(url("new_leverage"), {**typed(cluster), **wrong})
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert not LeverageEntry.objects.exists()


@pytest.mark.attack("A5")
def test_confidential_amount_is_nowhere_for_who_may_not_know_it(enter):
    cluster = make_cluster("Staalcluster")
    granted(cluster)
    for amount in ("7.777.111", "100", "200"):
        secret(cluster, amount.replace(".", ""), by=manager_of(cluster))
    chosen = selection("Staalcluster")
    row = LeverageEntry.objects.get(amount=7_777_111)
    places = [
        (url("leverage"), {}),
        (url("leverage"), {"export": "csv"}),
        (url("leverage"), {"sort": "-amount", "level": "industry"}),
        (url("leverage_entry", row.pk), {}),
        (url("selection", chosen.pk), {}),
    ]
    for reader, knows in (
        (acting(Role.AUDITOR), False),
        (acting(Role.FINANCE), False),
        (head(), True),
    ):
        client = enter(reader)
        text = "".join(client.get(place, query).content.decode() for place, query in places)
        assert ("7.777.111" in text or "7777111" in text) is knows


@pytest.mark.attack("A5")
def test_sorting_by_amount_does_not_rank_what_is_hidden(enter):
    cluster = make_cluster()
    for amount in ("900", "10", "500"):
        secret(cluster, amount, description=f"Geheim {amount}")
    entry(cluster, "20", description="Open")
    client = enter(acting(Role.AUDITOR))
    for order in ("amount", "-amount"):
        names = [row["Omschrijving"] for row in table(client, url("leverage"), sort=order)]
        assert names == ["Open", "Geheim 900", "Geheim 10", "Geheim 500"]


@pytest.mark.attack("A5")
def test_sums_of_the_list_hold_open_amounts_alone_whatever_the_filter(enter):
    cluster = make_cluster()
    for year in (2023, 2024, 2025):
        secret(cluster, "1000", year=year)
    entry(cluster, "20", year=2025)
    client = enter(acting(Role.AUDITOR))
    for query in ({}, {"year": "2025"}, {"class": "confidential"}):
        html = client.get(url("leverage"), query).content.decode()
        assert "1.000,00" not in html
        assert "1.020,00" not in html
        assert "3.020,00" not in html
    assert "€ 20,00" in client.get(url("leverage")).content.decode().replace("\xa0", " ")
    everything = enter(head()).get(url("leverage")).content.decode()
    assert "3.020,00" in everything


@pytest.mark.attack("A5")
def test_cluster_organisation_sees_its_own_entries_and_no_others(enter):
    cluster, other = make_cluster(), make_cluster()
    body = make_operator(cluster).organisation
    outside = acting(Role.CLUSTER_SIGNATORY, mandates=[body.kbo])
    own = secret(cluster, "4321", description="Eigen geheim")
    theirs = entry(other, description="Van een ander")
    common = entry(None, description="Van niemand")
    client = enter(outside)
    html = client.get(url("leverage")).content.decode()
    assert "Eigen geheim" in html
    assert "4.321,00" in html
    assert "Van een ander" not in html
    assert "Van niemand" not in html
    for row in (theirs, common):
        assert client.get(url("leverage_entry", row.pk)).status_code == 404
    assert client.get(url("leverage_entry", own.pk)).status_code == 200


def test_filters_narrow_and_export_holds_what_is_left(enter):
    cluster = make_cluster("Staalcluster")
    entry(cluster, description="Een", year=2024, level="academic", programme="fwo")
    entry(None, description="Twee", year=2025)
    client = enter(head())
    for query in (
        {"year": "2024"},
        {"level": "academic"},
        {"programme": "fwo"},
        {"cluster": "staal"},
    ):
        assert [row["Omschrijving"] for row in table(client, url("leverage"), **query)] == ["Een"]
    assert len(table(client, url("leverage"))) == 2


@pytest.fixture
def two(db):
    granted(make_cluster("Staalcluster"), aid="300.00")
    granted(make_cluster("Zeecluster"), aid="600.00")
    entry(None, "900.00", year=2026)
    return selection("Staalcluster", name="Zonder zee"), selection(
        "Staalcluster", "Zeecluster", name="Alles"
    )


def test_comparison_shows_factors_with_names_rows_and_difference(enter, two):
    client = enter(head())
    query = {"other": two[1].pk}
    html = client.get(url("compare", two[0].pk), query).content.decode()
    assert "<svg" in html
    assert re.search(r"Zeecluster.*verschilt", html)
    rows = table(client, url("compare", two[0].pk), **query)
    total = next(row for row in rows if row["Niveau"] == "Alle niveaus samen")
    assert total["Hefboomfactor, Zonder zee, versie 1"] == "3,0"
    assert total["Hefboomfactor, Alles, versie 1"] == "1,0"
    assert total["Rijen, Alles, versie 1"] == "Staalcluster, Zeecluster"
    assert total["Verschil van de factoren"] == "-2,0"


def test_page_of_comparison_offers_an_export_of_the_same_two(enter, two):
    page = enter(head()).get(url("compare", two[0].pk), {"other": two[1].pk})
    exported = re.search(r'href="([^"]*export=csv[^"]*)"', page.content.decode())
    assert exported is not None
    assert f"other={two[1].pk}" in exported.group(1)


def test_factor_stands_under_the_name_and_version_of_its_selection(enter, two):
    client = enter(head())
    html = client.get(url("selection", two[0].pk)).content.decode()
    assert "Hefboomfactor, Zonder zee, versie 1" in html
    ticked = {"counted": ["Zeecluster"], "version": "1", "reason": "Andersom"}
    client.post(url("change_selection", two[0].pk), ticked)
    new = LeverageSelection.objects.get(name="Zonder zee", number=2)
    html = client.get(url("selection", new.pk)).content.decode()
    assert "Hefboomfactor, Zonder zee, versie 2" in html
    assert url("selection", two[0].pk) in html
    assert client.get(url("change_selection", two[0].pk)).status_code == 403


def test_selection_is_made_from_ticked_rows_and_used_for_published_factors(enter, two):
    client = enter(head())
    sent = {"name": "Enkel zee", "counted": ["Zeecluster"], "reason": "Voor de minister"}
    client.post(url("new_selection"), sent)
    made = LeverageSelection.objects.get(name="Enkel zee")
    assert made.excluded == ["Staalcluster"]
    client.post(url("use_selection", made.pk), {"reason": "Afgesproken"})
    made.refresh_from_db()
    assert made.is_default
    refused = client.post(url("new_selection"), {"name": "Leeg", "reason": "Niets"})
    assert refused.status_code == 422


@pytest.mark.parametrize("name", list(QUERIES))
def test_number_of_queries_is_the_same_for_one_row_and_three(enter, name):
    cluster = make_cluster("Staalcluster")
    granted(cluster)
    row, chosen = entry(cluster), selection("Staalcluster")
    other = selection("Staalcluster")
    client = enter(head())
    keys = {"leverage_entry": [row.pk], "selection": [chosen.pk], "compare": [chosen.pk]}
    query = {"other": other.pk} if name == "compare" else {}
    counted = []
    for number in (0, 2):
        for year in range(number):
            secret(cluster, year=2023 + year)
            entry(make_cluster(), year=2020 + year)
            selection("Staalcluster")
        address = url(name, *keys.get(name, []))
        client.get(address, query)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address, query).status_code == 200
        counted.append(len(queries))
    assert counted == [QUERIES[name]] * 2
