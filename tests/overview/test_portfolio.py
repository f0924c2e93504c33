"""The first page on the demo of 21/11/2026: what is urgent, in which order, and why."""

import pytest
from django.urls import reverse

from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import actor_of
from clusterbeleid.core.actors import Role
from clusterbeleid.overview.demo.people import BY_KEY
from clusterbeleid.overview.queries import portfolio
from clusters.models import Cluster
from clusters.queries import visible_clusters
from cofinancing.enums import CheckStatus
from cofinancing.queries.checks import check_all
from tests.overview.conftest import DAY, text_of
from tests.people import person

PORTFOLIO = reverse("overview:portfolio")
pytestmark = pytest.mark.usefixtures("told")


def actor(key):
    return actor_of(User.objects.get(email=BY_KEY[key].email), on=DAY)


def rows_of(key, kind=None):
    found = portfolio(actor(key), on=DAY).rows
    return [row for row in found if kind in (None, row.kind)]


def test_rows_stand_in_order_of_urgency_then_day_then_name(db):
    rows = rows_of("hilde")
    assert [row.order for row in rows] == sorted(row.order for row in rows)
    assert rows[0].kind == "cofinancing"
    assert rows[0].rank == 0


def test_ten_years_of_the_issue(db):
    found = {row.cluster: (row.day.isoformat(), row.days, row.rank) for row in rows_of("hilde", "ten_years")}  # fmt: skip
    assert found == {
        "Catalisti": ("2026-12-31", 40, 1),
        "Flux50": ("2026-12-31", 40, 1),
        "VIL": ("2026-12-31", 40, 1),
        "De Blauwe Cluster": ("2027-12-31", 405, 4),
        "Flanders' FOOD": ("2027-12-31", 405, 4),
    }


def test_rows_of_cofinancing_are_the_checks_that_missed_or_may_miss(db):
    watched = {CheckStatus.MISSED: 0, CheckStatus.AT_RISK: 2}
    results = {
        f"{row.year.reference}, project year {row.year.number}": row
        for row in check_all(DAY)
        if row.status in watched
    }
    rows = rows_of("hilde", "cofinancing")
    assert rows
    for row in rows:
        (result,) = [one for one in results.values() if f"/projectjaren/{one.year.id}/" == row.url]
        assert (row.rank, row.amount, row.day) == (watched[result.status], result.gap, result.due)
        assert row.explained == result.explained


def test_every_status_of_the_page_is_in_the_demo(db):
    assert {row.kind for row in rows_of("hilde")} >= {"cofinancing", "ten_years", "task"}
    statuses = {row.status for row in check_all(DAY)}
    assert statuses == set(CheckStatus)


def test_every_row_but_a_task_says_why(db):
    for row in rows_of("hilde"):
        assert (row.explained is None) is (row.kind == "task")
        if row.explained is not None:
            assert row.explained.lines or row.explained.findings


def test_settled_miss_needs_no_attention(db):
    assert not [row for row in rows_of("karim", "cofinancing") if row.cluster == "Flanders' FOOD"]


@pytest.mark.parametrize("key", ["els", "karim", "tom", "nora"])
def test_rows_are_about_own_clusters_only(db, key):
    own = set(visible_clusters(actor(key), on=DAY).values_list("name", flat=True))
    assert {row.cluster for row in rows_of(key)} <= own
    assert portfolio(actor(key), on=DAY).clusters == len(own)


def test_account_manager_sees_public_dates_of_all_and_links_to_own_clusters(browse):
    page = text_of(browse("els").get(PORTFOLIO))
    own = set(visible_clusters(actor("els"), on=DAY))
    for cluster in Cluster.objects.all():
        address = reverse("overview:cluster", args=[cluster.pk])
        assert (f'href="{address}"' in page) is (cluster in own)
    for name in ("MEDVIA", "31/08/2031", "1.744 days left"):
        assert name in page


def test_account_manager_cannot_open_the_file_of_another(browse):
    client = browse("els")
    (other,) = Cluster.objects.filter(name="MEDVIA")
    for name in ("cluster", "cluster_tasks", "cluster_history", "cluster_sheet"):
        assert client.get(reverse(f"overview:{name}", args=[other.pk])).status_code == 404


def test_cluster_side_sees_its_own_cluster_alone(browse):
    page = text_of(browse("tom").get(PORTFOLIO))
    assert "VIL" in page
    for cluster in Cluster.objects.exclude(name="VIL"):
        assert cluster.name not in page


def test_stopped_cluster_shows_its_end_and_the_days_used(browse):
    page = text_of(browse("els").get(PORTFOLIO))
    assert ">31/12/2023</text>" in page
    assert ">2.556 days used</text>" in page


@pytest.mark.parametrize(
    ("key", "target"),
    [
        ("bart", "accounts:users"),
        ("anna", "applications:own_reviews"),
    ],
)
def test_who_has_no_files_goes_to_the_own_work(browse, key, target):
    response = browse(key).get(PORTFOLIO)
    assert (response.status_code, response["Location"]) == (302, reverse(target))


@pytest.mark.parametrize(("kind", "label"), [("cofinancing", "Co-financing"), ("task", "Task")])
def test_tile_leads_to_its_rows(browse, kind, label):
    client = browse("hilde")
    number = len(rows_of("hilde", kind))
    page = text_of(client.get(PORTFOLIO))
    assert f'<a href="/?kind={kind}">{number}</a>' in page
    assert f"{number} result" in text_of(client.get(PORTFOLIO, {"kind": kind}))


def test_filter_by_cluster_and_by_day(browse):
    client = browse("hilde")
    late = [row for row in rows_of("hilde") if row.days is not None and row.days <= -1]
    assert f"{len(late)} result" in text_of(client.get(PORTFOLIO, {"within": "-1"}))
    of_vil = [row for row in rows_of("hilde") if row.cluster == "VIL"]
    assert f"{len(of_vil)} result" in text_of(client.get(PORTFOLIO, {"cluster": "vil"}))


def test_list_is_exported_with_the_same_rows(browse):
    lines = browse("hilde").get(PORTFOLIO, {"export": "csv"}).getvalue().decode("utf-8-sig")
    assert len(lines.strip().splitlines()) == len(rows_of("hilde")) + 1


@pytest.mark.django_db
def test_person_without_clusters_is_told_that_nothing_waits(client):
    client.force_login(person(Role.ACCOUNT_MANAGER, language="en"))
    page = text_of(client.get(PORTFOLIO))
    assert "You see 0 clusters." in page
    assert "Nothing needs attention today." in page
