"""The home of a cluster organisation in small worlds: its cost, and what comes and goes on it."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.core.actors import CLUSTER_SIDE, Role
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.todo import NewTask, open_tasks
from clusterbeleid.overview import due
from clusterbeleid.overview.home import home, homes
from clusters.actions import proposals
from clusters.actions.pacts import change_commitment
from clusters.actions.sizes import watch_sizes
from clusters.models import PactCommitment
from tests.clusters.builders import (
    have_figures,
    make_cluster,
    make_member,
    make_organisation,
    make_size,
)
from tests.clusters.pact_builders import make_signed_pact
from tests.cofinancing.builders import accepted, company_of, make_year
from tests.overview.conftest import text_of
from tests.people import NOW, TODAY, acting, actor, person

pytestmark = pytest.mark.django_db
FIRST = reverse("overview:portfolio")
# Session, person, rights, the name of the organisation and the count in the menu are five of each.
ORGANISATION, AGENCY = 15, 13


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def body(db):
    have_figures()
    return make_organisation("VIL vzw")


@pytest.fixture
def sofie(body):
    return person(Role.CLUSTER_SIGNATORY, mandates=[body.kbo], language="en")


def home_of(user):
    who, params = actor(user), current_params()
    return home(homes(who, params, on=TODAY)[0], who, params, on=TODAY)


def whole(body, manager=None):
    """Return a cluster with a running project year, a pact, members, proposals and a task."""
    cluster = make_cluster(operator=body, manager=manager)
    year = make_year(date(2026, 1, 1), cluster=cluster, granted_on=date(2025, 12, 1))
    make_signed_pact(cluster)
    more(cluster, year, body)
    return cluster, year


def more(cluster, year, body):
    company = make_organisation()
    make_member(cluster, company)
    make_size(company, "small", on_day=date(2024, 12, 31))
    accepted(year, "10.00", organisation=company_of(year))
    who = acting(Role.CLUSTER_SIGNATORY, mandates=[body.kbo])
    membership = cluster.memberships.latest("pk")
    row = proposals.propose_end(cluster, membership, last_day=TODAY, actor=who, at=NOW)
    proposals.reject_proposal(row, reason="Niet gestaafd.", actor=acting(Role.HEAD_OF_TEAM), at=NOW)
    task = NewTask(
        kind="test", business_key=f"{row.pk}", subject=cluster, subject_label="x",
        scope=cluster.scope, due_on=TODAY, roles=sorted(CLUSTER_SIDE), people=[who.user_id or 0],
    )  # fmt: skip
    open_tasks([task], at=NOW)


def cost_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_home_costs_the_same_for_one_and_ten_of_everything(client, body, sofie):
    manager = person(Role.ACCOUNT_MANAGER)
    cluster, year = whole(body, manager)
    pages = ((sofie, FIRST), (manager, reverse("overview:home", args=[cluster.pk])))

    def costs():
        found = []
        for user, page in pages:
            client.force_login(user)
            found.append(cost_of(client, page))
        return found

    one = costs()
    for _number in range(9):
        more(cluster, year, body)
        make_cluster(operator=body, manager=manager, continues=cluster)
    assert (one, costs()) == ([ORGANISATION, AGENCY], [ORGANISATION, AGENCY])


def test_home_itself_asks_at_most_ten(body, sofie, django_assert_max_num_queries):
    whole(body)
    actor(sofie)
    with django_assert_max_num_queries(10 + 1):  # and one for the rights of the person
        home_of(sofie)


def test_rejected_proposal_and_old_size_are_counted_and_due(client, body, sofie):
    cluster, _year = whole(body)
    watch_sizes(TODAY, at=NOW)
    client.force_login(sofie)
    page = text_of(client.get(FIRST))
    assert "1 rejected, to mend" in page
    assert "Niet gestaafd." in page
    assert f"{reverse('clusters:members', args=[cluster.pk])}?size_age=old" in page


def test_second_cluster_stands_behind_a_link(client, body, sofie):
    cluster = make_cluster("Aardappel", operator=body)
    other = make_cluster("Bietsuiker", operator=body, continues=cluster)
    client.force_login(sofie)
    page = text_of(client.get(FIRST))
    assert "Aardappel: what is due" in page
    second = reverse("overview:home", args=[other.pk])
    assert second in page
    assert "Bietsuiker: what is due" in text_of(client.get(second))


def test_kept_promise_is_due_no_more(body, sofie):
    cluster, _year = whole(body)

    def promised():
        return {row.subject for row in home_of(sofie).due if row.kind == due.PACT}

    before = promised()
    promise = PactCommitment.objects.filter(pact__cluster=cluster, owner__kind="cluster").get()
    assert promise.title in before
    for step in ("start_commitment", "finish_commitment"):
        change_commitment(promise, step, actor=acting(Role.HEAD_OF_TEAM), at=NOW, reason="Klaar.")
    assert promised() == before - {promise.title}


def test_check_that_is_met_asks_nothing(body, sofie):
    _cluster, year = whole(body)

    def asked():
        subjects = [row.subject for row in home_of(sofie).due if row.kind == due.COFINANCING]
        return [one for one in subjects if f"{year.agreement.reference}/1" in one]

    assert len(asked()) == 1
    amount, on = str(year.planned_cofinancing), date(2026, 2, 1)
    accepted(year, amount, on, organisation=company_of(year))
    assert asked() == []


def test_organisation_without_operator_mandate_has_no_home(client, body, sofie):
    cluster, _year = whole(make_organisation())
    client.force_login(sofie)
    assert client.get(reverse("overview:home", args=[cluster.pk])).status_code == 404
    assert "what is due" not in text_of(client.get(FIRST))


@pytest.mark.attack("A5")
def test_names_of_the_team_are_for_the_team_and_its_account_managers(client, body, sofie):
    manager = person(Role.ACCOUNT_MANAGER)
    cluster, _year = whole(body, manager)
    page = reverse("overview:home", args=[cluster.pk])
    readers = [person(role) for role in (Role.HEAD_OF_TEAM, Role.FINANCE, Role.AUDITOR)]
    for reader, named in [(sofie, True), (manager, True), *((one, False) for one in readers)]:
        client.force_login(reader)
        assert (sofie.email in text_of(client.get(page))) is named
