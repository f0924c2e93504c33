"""The public portfolio: what everybody may read, in both languages, kept by caches, at a fixed price."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.overview.public import queries
from clusters.models import Cluster
from projects.models import LeverageEntry
from tests.agreements.builders import published, running_agreement
from tests.clusters.builders import make_cluster, make_member, make_organisation
from tests.cofinancing.builders import figures_at_once
from tests.harness.client import StrictClient
from tests.people import NOW, TODAY, person
from tests.projects.builders import draft, granted, part

pytestmark = pytest.mark.django_db
HOME = reverse("overview:public")
SEARCH = reverse("overview:public_search")


@pytest.fixture
def cluster() -> Cluster:
    figures_at_once()
    made = make_cluster("Zee vzw")
    running_agreement(made, date(2025, 1, 1), 3)
    return made


@pytest.fixture
def client() -> StrictClient:
    return StrictClient(headers={"Accept-Language": "nl"})


def page_of(row: Any, name: str = "cluster") -> str:
    return reverse(f"overview:public_{name}", args=[row.pk])


def text(response: Any) -> str:
    return " ".join(response.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


def leverage(cluster: Cluster | None, *amounts: str, closed: bool = True, level: str = "industry"):
    rows = [
        LeverageEntry(
            year=2024,
            level=level,
            programme="private",
            description="Geheim plan",
            amount=amount,
            cluster=cluster,
            confidentiality="confidential" if closed else "open",
            source="brief",
        )
        for amount in amounts
    ]
    bulk_create_tracked(LeverageEntry, rows, actor=SYSTEM, at=NOW, reason="proef")


def test_cluster_without_a_decision_is_not_there(client, cluster):
    waiting = make_cluster("Nog niets beslist")
    assert "Nog niets beslist" not in text(client.get(HOME))
    assert client.get(page_of(waiting)).status_code == 404
    assert "Zee vzw" in text(client.get(HOME))


def test_cluster_says_in_words_whether_its_support_runs(client, cluster):
    coming = make_cluster("Komt nog")
    Cluster.objects.filter(pk=coming.pk).update(domain="water")
    coming.refresh_from_db()
    running_agreement(coming, date(2027, 1, 1), 3, granted_on=date(2026, 11, 2))
    over = make_cluster("Voorbij")
    running_agreement(over, date(2020, 1, 1), 3)
    rows = {row.name: row.standing for row in queries.public_clusters(TODAY)}
    assert rows == {"Zee vzw": "supported", "Komt nog": "to_start", "Voorbij": "ended"}
    assert "Start nog" in text(client.get(page_of(coming)))


def test_mission_stands_there_in_its_own_language(client, cluster):
    assert 'class="cb-prose" lang="nl"' not in text(client.get(page_of(cluster)))
    Cluster.objects.filter(pk=cluster.pk).update(mission="Zorg voor zee & kust.")
    shown = text(client.get(page_of(cluster), headers={"Accept-Language": "en"}))
    assert '<div class="cb-prose" lang="nl"><p>Zorg voor zee &amp; kust.</p></div>' in shown


def test_members_are_those_of_today_or_of_the_last_day_of_support(client, cluster):
    make_member(cluster, make_organisation("Blijft nv", municipality="Gent"))
    make_member(cluster, make_organisation("Weg nv"), last_day=date(2026, 1, 1))
    make_member(cluster, make_organisation("Komt later nv"), first_day=date(2027, 1, 1))
    found = text(client.get(page_of(cluster)))
    assert "Blijft nv" in found
    assert "Gent" in found
    assert "Weg nv" not in found
    assert "Komt later nv" not in found


def test_project_shows_its_aid_but_nothing_of_a_partner(client, cluster):
    project = granted(cluster, aid="900.00")
    part_of = make_organisation("Partner nv")
    waiting = draft(cluster)
    part(waiting, "123.45", organisation=part_of)
    found = text(client.get(page_of(project, "project")))
    assert "€ 900,00" in found
    assert "€ 300,00" not in found
    assert client.get(page_of(waiting, "project")).status_code == 404
    assert client.get(page_of(part_of, "organisation")).status_code == 404


def test_organisation_stands_with_its_clusters_and_projects(client, cluster):
    project = granted(cluster)
    body = project.partners.earliest("pk").organisation
    make_member(cluster, body)
    found = text(client.get(page_of(body, "organisation")))
    assert "Zee vzw" in found
    assert project.title in found


@pytest.mark.parametrize("asked", ["ELAN", "élan", "Élan  Vital"])
def test_search_minds_no_capitals_or_accents(client, cluster, asked):
    make_member(cluster, make_organisation("Élan vital nv"))
    assert "Élan vital nv" in text(client.get(SEARCH, {"q": asked}))


def test_search_takes_an_enterprise_number_and_a_title(client, cluster):
    body = make_member(cluster, make_organisation("Nummer nv")).organisation
    project = granted(cluster, title="Zonnecellen op zee")
    number = f"{body.kbo[:4]}.{body.kbo[4:7]}.{body.kbo[7:]}"
    assert "Nummer nv" in text(client.get(SEARCH, {"q": number}))
    found = text(client.get(SEARCH, {"q": "zonnecellen"}))
    assert page_of(project, "project") in found
    assert "Geen organisatie past" in found


@pytest.mark.parametrize(
    "asked", ["", " ", "x", "%_\\", "\0\0", "a" * 5000, "'; drop table", "☃☃☃"]
)
def test_search_answers_nonsense_calmly(client, cluster, asked):
    answer = client.get(SEARCH, {"q": asked})
    assert answer.status_code == 200
    assert answer["X-Robots-Tag"] == "noindex"


def test_aid_stands_there_only_once_published(client, cluster):
    agreement = cluster.agreements.earliest("pk")
    assert "staat niets voor deze cluster" in text(client.get(page_of(cluster)))
    published(agreement)
    assert queries.public_aid(TODAY).count() == 1
    assert "staat niets voor deze cluster" not in text(client.get(page_of(cluster)))


def test_level_with_two_confidential_amounts_is_hidden_with_the_total_of_its_year(client, cluster):
    granted(cluster, decided_on=date(2024, 5, 1), aid="3000.00")
    leverage(cluster, "111.11", "222.22")
    leverage(cluster, "500.00", closed=False, level="academic")
    found = text(client.get(reverse("overview:public_leverage")))
    assert found.count("vertrouwelijk</td>") == 2
    assert "333,33" not in found
    assert "833,33" not in found
    assert "€ 500,00" in found
    assert "Geheim plan" not in found


def test_three_confidential_amounts_show_their_sum_but_never_by_cluster(client, cluster):
    granted(cluster, decided_on=date(2024, 5, 1), aid="3000.00")
    leverage(cluster, "111.11", "222.22", "333.33")
    leverage(cluster, "500.00", closed=False, level="academic")
    assert "€ 666,66" in text(client.get(reverse("overview:public_leverage")))
    found = text(client.get(page_of(cluster)))
    assert "€ 500,00" in found
    assert "666,66" not in found


def test_address_chooses_the_language_and_the_browser_keeps_it(client, cluster):
    assert "Vlaamse innovatieclusters" in text(client.get(HOME))
    english = client.get(HOME, {"taal": "en"})
    assert "Flemish innovation clusters" in text(english)
    assert english["Cache-Control"] == "no-store"
    again = client.get(HOME)
    assert "Flemish innovation clusters" in text(again)
    assert '<link rel="canonical" href="' in again.content.decode()


def test_page_is_kept_by_caches_and_sets_no_cookie(client, cluster):
    first = client.get(HOME)
    assert first["Cache-Control"] == "public, max-age=300"
    assert first["X-Robots-Tag"] == "all"
    assert first["Vary"] == "Cookie, Accept-Language"
    assert not first.cookies
    same = client.get(HOME, headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    make_member(cluster)
    assert client.get(HOME, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_page_of_somebody_who_is_logged_in_stays_out_of_caches(client, cluster):
    client.force_login(person(Role.HEAD_OF_TEAM))
    answer = client.get(HOME)
    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_whatever_they_hold(client, cluster, number, django_assert_num_queries):
    for at in range(number):
        project = granted(cluster, decided_on=date(2024 - at, 5, 1))
        make_member(cluster)
        leverage(cluster, "5.00", "6.00", closed=False)
        running_agreement(make_cluster(), date(2025, 1, 1), 3)
    published(cluster.agreements.earliest("pk"))
    body = project.partners.earliest("pk").organisation
    for address, queries_asked in (
        (HOME, 3),
        (page_of(cluster), 10),
        (reverse("overview:public_projects"), 5),
        (page_of(project, "project"), 3),
        (page_of(body, "organisation"), 5),
        (f"{SEARCH}?q=project", 3),
        (reverse("overview:public_leverage"), 4),
        (reverse("overview:public_data"), 0),
    ):
        client.get(address)
        with django_assert_num_queries(queries_asked):
            client.get(address)
