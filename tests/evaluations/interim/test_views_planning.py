"""The list of evaluations, a campaign through the page, and the effect of an outcome on the screen."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.accounts.queries import account_of
from clusterbeleid.core.actors import Role
from evaluations.models import Campaign, Evaluation
from tests.clusters.builders import head
from tests.evaluations.interim.builders import cluster_with_aid, opened
from tests.people import acting

pytestmark = pytest.mark.django_db
LIST = reverse("evaluations:evaluations")


@pytest.fixture
def boss(client):
    client.force_login(account_of(head()))
    return client


@pytest.mark.parametrize("clusters", [1, 3])
def test_list_takes_the_same_queries_for_every_number_of_rows(boss, clusters):
    for number in range(clusters):
        opened(f"Cluster {number}")
    boss.get(LIST)
    with CaptureQueriesContext(connection) as asked:
        page = boss.get(LIST)
    assert page.content.decode().count("TE-2025-") >= clusters
    assert len(asked) == 12


def test_list_says_how_late_an_evaluation_is(boss):
    cluster_with_aid("Een")
    assert "325 dagen te laat" in boss.get(LIST).text


def test_campaign_through_the_page(boss):
    one = cluster_with_aid("Een")
    cluster_with_aid("Twee")
    answer = boss.post(
        reverse("evaluations:campaign"),
        {"name": "Ronde 2026", "self_due_on": "15/12/2026", "clusters": [str(one.pk)]},
    )
    assert answer.url == LIST
    assert Campaign.objects.get().evaluations.get().cluster == one


def test_campaign_without_cluster_shows_why(boss):
    answer = boss.post(reverse("evaluations:campaign"), {"name": "Leeg"})
    assert answer.status_code == 422
    assert not Evaluation.objects.exists()


def test_effect_is_shown_and_nothing_written(boss):
    found = opened("Catalisti")
    before = Evaluation.history.count()
    page = boss.get(
        reverse("evaluations:effect", args=[found.evaluation.pk]),
        {"outcome": "negative"},
    )
    assert "31/12/2027" in page.content.decode()
    assert Evaluation.history.count() == before


def test_consequences_stay_inside_the_agency(client):
    found = opened("Catalisti")
    client.force_login(account_of(found.editor))
    answer = client.get(reverse("evaluations:effect", args=[found.evaluation.pk]))
    assert answer.status_code == 403


def test_list_is_not_for_experts(client):
    client.force_login(account_of(acting(Role.EXPERT)))
    assert client.get(LIST).status_code == 403


def test_three_outcomes_stand_side_by_side_before_anything_is_chosen(
    boss, django_assert_max_num_queries
):
    found = opened("Catalisti")
    address = reverse("evaluations:effect", args=[found.evaluation.pk])
    with django_assert_max_num_queries(15):
        page = boss.get(address).content.decode()
    rows = page.partition('id="outcomes-table"')[2].partition("</table>")[0]
    plain = rows.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert plain.count("01/01/2027") == 3
    assert plain.count("31/12/2029") == 2  # three years after the grant that runs
    assert plain.count("1.950.000,00") == 2
    assert plain.count("1.560.000,00") == 2
    assert plain.count("650.000,00") == 1
    assert plain.count("520.000,00") == 1
    assert plain.count("31/12/2027") == 2  # the last day of a phase-out, and the stop
    assert plain.count("31/12/2028") == 2  # the next evaluation, of those that prolong


def test_prolongation_past_the_ten_years_is_cut_off_and_says_so(boss):
    found = opened("Catalisti", start=date(2018, 1, 1), years=9)
    page = boss.get(reverse("evaluations:effect", args=[found.evaluation.pk])).content.decode()
    rows = page.partition('id="outcomes-table"')[2].partition("</table>")[0]
    assert "31/12/2029" not in rows
    assert rows.count("31/12/2027") == 4


def test_plan_goes_out_as_a_sheet(boss):
    cluster_with_aid("Een")
    answer = boss.get(LIST, {"p-export": "csv"})
    assert "Een;31/12/2025" in answer.content.decode("utf-8-sig")
