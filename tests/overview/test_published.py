"""Published figures stand with their scope and source; they are compared, never mixed."""

from datetime import date

import pytest
from django.urls import reverse

from clusterbeleid.core.actors import Role
from clusterbeleid.overview.published import published_figures
from clusters.models import Cluster
from tests.clusters.builders import head, make_cluster, make_member, make_organisation
from tests.evaluations.builders import make_definition, make_value
from tests.harness.client import StrictClient
from tests.people import TODAY, person

pytestmark = pytest.mark.django_db
PAGE = reverse("overview:published_figures")


@pytest.fixture
def boss():
    client = StrictClient()
    client.force_login(person(Role.HEAD_OF_TEAM, language="en"))
    return client


def totals(*numbers):
    definition = make_definition("published_members")
    for number in numbers:
        make_value(
            definition,
            None,
            number,
            scope=f"scope of {number}",
            source=f"page {number}",
            on_day=date(2023, 12, 31),
            year=2023,
        )


def test_totals_stand_apart_each_with_scope_and_source(boss):
    totals("1925", "1697", "1750")
    page = " ".join(boss.get(PAGE).content.decode().split())
    table = page.partition('id="totals-table"')[2].partition("</table>")[0]
    places = [table.index(f"scope of {number}") for number in ("1697", "1750", "1925")]
    assert places == sorted(places)
    assert all(f"page {number}" in table for number in ("1697", "1750", "1925"))
    assert "5.372" not in page  # their sum means nothing


def test_totals_are_no_drawing_but_other_figures_are(boss):
    totals("1697", "1700")
    make_value(make_definition("aid"), None, "52", scope="aid to companies")
    make_value(make_definition("members"), make_cluster("VIL"), "695")
    page = boss.get(PAGE).content.decode()
    assert page.count('class="cb-chart__title"') == 1


def test_own_sum_is_compared_to_the_unit():
    for number in (120, 160):
        cluster = make_cluster()
        Cluster.objects.filter(pk=cluster.pk).update(
            published_members=number, published_source="table 3"
        )
    totals("281")
    assert not published_figures(head(), on=TODAY).sum_is_published
    make_value(make_definition("published_members"), None, "280", scope="sum", year=2023)
    found = published_figures(head(), on=TODAY)
    assert (found.summed, found.clusters, found.sum_is_published) == (280, 2, True)


def test_register_counts_an_organisation_once_and_each_membership():
    body = make_organisation("Twee keer lid nv")
    for cluster in (make_cluster("Een"), make_cluster("Twee")):
        make_member(cluster, body)
    counted = published_figures(head(), on=TODAY).counted
    assert (counted.organisations, counted.companies, counted.memberships) == (1, 1, 2)


@pytest.mark.parametrize("number", [1, 3])
def test_page_costs_the_same_whatever_it_holds(boss, number, django_assert_num_queries):
    totals(*map(str, range(1700, 1700 + number)))
    boss.get(PAGE)
    with django_assert_num_queries(7):
        boss.get(PAGE)


def test_cluster_organisation_does_not_compare_clusters():
    client = StrictClient()
    client.force_login(person(Role.CLUSTER_SIGNATORY, mandates=["0100186944"]))
    assert client.get(PAGE).status_code == 403


def test_figures_go_out_as_a_sheet(boss):
    totals("1697")
    lines = boss.get(PAGE, {"export": "csv"}).content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "scope of 1697" in lines[1]
