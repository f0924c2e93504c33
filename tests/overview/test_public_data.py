"""Open data: complete, streamed or by page, named by its content; and what search engines ask first."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse

from clusterbeleid.core import clock
from clusterbeleid.overview.public import addresses, writing
from clusterbeleid.overview.public.changes import SETTLED, last_change
from clusterbeleid.overview.public.datasets import DATASETS
from clusters.models import Cluster
from tests.agreements.builders import running_agreement
from tests.clusters.builders import make_cluster, make_member
from tests.cofinancing.builders import figures_at_once
from tests.harness.client import StrictClient
from tests.people import NOW
from tests.projects.builders import draft, granted

pytestmark = pytest.mark.django_db


@pytest.fixture
def cluster() -> Cluster:
    figures_at_once()
    made = make_cluster("Zee vzw")
    running_agreement(made, date(2025, 1, 1), 3)
    return made


@pytest.fixture
def client() -> StrictClient:
    return StrictClient()


def file_of(key: str, kind: str = "json") -> str:
    return reverse(f"overview:public_{kind}", args=[key])


def rows(answer: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(answer.getvalue())["rows"]
    return found


def test_every_file_comes_as_json_and_csv_with_its_fields(client, cluster):
    make_member(cluster)
    granted(cluster)
    for key, dataset in DATASETS.items():
        names = [field.name for field in dataset.fields]
        whole = rows(client.get(file_of(key)))
        text = client.get(file_of(key, "csv")).getvalue().decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
        assert lines[0] == names
        assert len(lines) - 1 == len(whole)
        assert all(list(row) == names for row in whole)
    assert len(rows(client.get(file_of("leden")))) == 1


def test_amounts_are_text_and_days_iso(client, cluster):
    project = granted(cluster, aid="900.00", decided_on=date(2026, 3, 2))
    draft(cluster)
    (row,) = rows(client.get(file_of("projecten")))
    assert (row["reference"], row["aid"], row["decided_on"]) == (
        project.reference,
        "900.00",
        "2026-03-02",
    )
    assert row["clusters"] == "Zee vzw"
    partner = rows(client.get(file_of("partners")))[0]
    assert set(partner) == {
        "project",
        "enterprise_number",
        "organisation",
        "place",
        "role",
        "demo",
    }


def test_membership_to_come_is_absent_and_an_end_to_come_too(client, cluster):
    make_member(cluster, first_day=date(2027, 1, 1))
    make_member(cluster, last_day=date(2026, 12, 31))
    make_member(cluster, last_day=date(2026, 1, 31))
    days = {row["last_day"] for row in rows(client.get(file_of("leden")))}
    assert days == {None, "2026-01-31"}


def test_pages_of_a_file_follow_each_other(client, cluster, monkeypatch):
    monkeypatch.setattr(writing, "PAGE", 2)
    for _number in range(3):
        make_member(cluster)
    first = client.get(file_of("leden"), {"page": "1"})
    assert first["Link"].endswith('?page=2>; rel="next"')
    second = client.get(file_of("leden"), {"page": "2"})
    assert "Link" not in second
    assert (len(rows(first)), len(rows(second))) == (2, 1)
    assert len(rows(client.get(file_of("leden"), {"page": "\u00b2"}))) == 3


def test_unchanged_file_is_not_sent_again(client, cluster):
    first = client.get(file_of("clusters"))
    assert first["Cache-Control"] == "public, max-age=300"
    assert first["Access-Control-Allow-Origin"] == "*"
    first.getvalue()
    for header in (
        {"If-None-Match": first["ETag"]},
        {"If-Modified-Since": first["Last-Modified"]},
    ):
        answer = client.get(file_of("clusters"), headers=header)
        assert (answer.status_code, answer.getvalue()) == (304, b"")


def test_changed_file_is_sent_again(client, cluster):
    first = client.get(file_of("clusters"))
    first.getvalue()
    make_member(cluster)
    again = client.get(file_of("clusters"), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert rows(again)[0]["members"] == 1


def test_next_day_names_another_content(client, cluster, time_machine):
    first = client.get(file_of("clusters"))
    first.getvalue()
    time_machine.move_to(NOW + timedelta(days=1), tick=False)
    again = client.get(file_of("clusters"), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    again.getvalue()


def test_fresh_change_leaves_a_file_without_a_name(client, cluster, time_machine):
    """What was numbered earlier may still be written: nobody may rely on this content yet."""
    time_machine.move_to(NOW + SETTLED - timedelta(seconds=1), tick=False)
    assert last_change(clock.now()) is None
    answer = client.get(file_of("clusters"))
    answer.getvalue()
    assert "ETag" not in answer


def test_file_costs_a_fixed_number_of_queries(client, cluster, django_assert_num_queries):
    for number in (1, 3):
        for _one in range(number):
            make_member(cluster)
        with django_assert_num_queries(2):
            client.get(file_of("leden")).getvalue()


def test_unknown_file_and_part_are_absent(client, cluster):
    assert client.get(file_of("geheim")).status_code == 404
    assert client.get(reverse("overview:sitemap_part", args=[9])).status_code == 404


def test_catalogue_names_every_file(client):
    found = json.loads(client.get(reverse("overview:public_catalogue")).content)
    assert [one["dataset"] for one in found["datasets"]] == list(DATASETS)
    assert found["licence_url"].startswith("https://")
    page = client.get(reverse("overview:public_data")).content.decode()
    assert all(f'<code translate="no">{one}</code>' in page for one in ("enterprise_number", "aid"))


def test_robots_may_read_public_pages_alone(client):
    lines = client.get(reverse("overview:robots")).content.decode().splitlines()
    assert "Disallow: /" in lines
    assert "Allow: /portfolio/" in lines
    assert any(line.startswith("Sitemap: http") for line in lines)


def test_map_holds_every_public_page(client, cluster, monkeypatch):
    monkeypatch.setattr(addresses, "OF_A_PART", 2)
    keys = [granted(cluster).pk for _number in range(3)]
    tree = ET.fromstring(client.get(reverse("overview:sitemap")).content)
    parts = [one.text or "" for one in tree.iter() if one.tag.endswith("loc")]
    assert len(parts) == 3
    found = []
    for part in parts:
        answer = client.get("/" + part.split("/", 3)[3])
        found += [one.text or "" for one in ET.fromstring(answer.content).iter()]
    for name, key in (("cluster", cluster.pk), *(("project", key) for key in keys)):
        assert any(one.endswith(reverse(f"overview:public_{name}", args=[key])) for one in found)
