"""What the pages cost: the same number of queries for one cluster and for three."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.core.actors import Role
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.todo import NewTask, open_tasks
from tests.clusters.builders import (
    make_cluster,
    make_contact,
    make_document,
    make_manager,
    make_member,
    make_seat,
)
from tests.cofinancing.builders import accepted, company_of, make_year
from tests.people import NOW, TODAY, actor, person

pytestmark = pytest.mark.django_db
# Session, person, rights and the count in the menu are four of each.
PORTFOLIO, CLUSTER, AS_OF, HISTORY, TASKS = 12, 16, 28, 7, 8


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel(NOW):
        yield


def cost_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def whole_cluster(user):
    """Return a cluster with a missed project year, a board with a remark, a task and a logbook."""
    cluster = make_cluster(manager=user)
    year = make_year(date(2026, 1, 1), cluster=cluster, granted_on=date(2025, 12, 1))
    more(cluster, year)
    return cluster, year


def more(cluster, year):
    make_member(cluster)
    make_seat(cluster)
    make_contact(cluster)
    make_document(cluster)
    accepted(year, "10.00", organisation=company_of(year))
    key = f"{cluster.pk}:{year.contributions.count()}"
    task = NewTask(
        kind="test", business_key=key, subject=cluster, subject_label="x", scope=cluster.scope,
        due_on=TODAY, roles=[Role.ACCOUNT_MANAGER],
    )  # fmt: skip
    open_tasks([task], at=NOW)


def test_portfolio_costs_the_same_for_one_and_three_clusters(client):
    user = person(Role.ACCOUNT_MANAGER)
    client.force_login(user)
    whole_cluster(user)
    one = cost_of(client, reverse("overview:portfolio"))
    for _number in range(2):
        whole_cluster(user)
    three = cost_of(client, reverse("overview:portfolio"))
    assert (one, three) == (PORTFOLIO, PORTFOLIO)


def test_file_history_and_tasks_cost_the_same_for_one_and_three_of_everything(client):
    user = person(Role.ACCOUNT_MANAGER)
    client.force_login(user)
    cluster, year = whole_cluster(user)
    names = ("cluster", "cluster_history", "cluster_tasks")
    pages = [reverse(f"overview:{name}", args=[cluster.pk]) for name in names]
    one = [cost_of(client, page) for page in pages]
    make_manager(cluster, person(Role.ACCOUNT_MANAGER))
    make_year(date(2023, 1, 1), cluster=cluster)
    for _number in range(2):
        more(cluster, year)
    cluster.domain = "iets anders"
    save_tracked(cluster, actor=actor(user), at=NOW, reason="Beter.")
    three = [cost_of(client, page) for page in pages]
    assert (one, three) == ([CLUSTER, HISTORY, TASKS], [CLUSTER, HISTORY, TASKS])


def test_file_as_of_a_day_costs_the_same_for_one_and_three(client):
    user = person(Role.ACCOUNT_MANAGER)
    client.force_login(user)
    cluster, year = whole_cluster(user)
    page = reverse("overview:cluster", args=[cluster.pk]) + "?op=21/11/2026"
    one = cost_of(client, page)
    for _number in range(2):
        more(cluster, year)
    make_year(date(2023, 1, 1), cluster=cluster)
    assert (one, cost_of(client, page)) == (AS_OF, AS_OF)
