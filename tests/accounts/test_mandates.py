"""A person with mandates for two organisations works for one at a time."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from clusterbeleid.accounts import actions
from clusterbeleid.core.actors import Role
from clusters.enums import OrganisationKind
from tests.accounts.conftest import text_of
from tests.clusters.builders import make_cluster, make_organisation
from tests.people import NOW, TODAY, acting, person

pytestmark = pytest.mark.django_db
CHOOSE = reverse("accounts:choose_organisation")


@pytest.fixture
def two_clusters():
    bodies = [
        make_organisation(name, kind=OrganisationKind.CIVIL) for name in ("Een vzw", "Twee vzw")
    ]
    return [make_cluster(body.name.split()[0], operator=body) for body in bodies], bodies


@pytest.fixture
def double(two_clusters, client):
    _clusters, bodies = two_clusters
    user = person(Role.CLUSTER_EDITOR, mandates=[body.kbo for body in bodies], language="en")
    client.force_login(user)
    return user


def page_of(cluster):
    return reverse("overview:cluster_tasks", args=[cluster.pk])


def test_every_page_first_asks_for_whom(client, double, two_clusters):
    (one, _other), _bodies = two_clusters
    response = client.get(page_of(one))
    assert response["Location"] == f"{CHOOSE}?next=%2Fclusters%2F{one.pk}%2Ftaken%2F"
    page = text_of(client.get(response["Location"]))
    assert "Een vzw" in page
    assert "Twee vzw" in page


def test_without_choice_nothing_can_be_sent(client, double, two_clusters):
    (one, _other), _bodies = two_clusters
    assert client.post(reverse("clusters:log_contact", args=[one.pk]), {}).status_code == 404


def test_choice_opens_one_cluster_and_closes_the_other(client, double, two_clusters):
    (one, other), (body, other_body) = two_clusters
    chosen = client.post(CHOOSE, {"organisation": body.kbo, "next": page_of(one)})
    assert chosen["Location"] == page_of(one)
    assert [client.get(page_of(row)).status_code for row in (one, other)] == [200, 404]
    assert "for Een vzw" in text_of(client.get(page_of(one)))
    client.post(CHOOSE, {"organisation": other_body.kbo})
    assert [client.get(page_of(row)).status_code for row in (one, other)] == [404, 200]


@pytest.mark.attack("A8")
def test_tab_of_the_other_organisation_cannot_be_used_after_the_switch(
    client, double, two_clusters
):
    (one, _other), (body, other_body) = two_clusters
    client.post(CHOOSE, {"organisation": body.kbo})
    assert client.get(page_of(one)).status_code == 200
    client.post(CHOOSE, {"organisation": other_body.kbo})
    assert client.post(reverse("clusters:log_contact", args=[one.pk]), {}).status_code == 404


@pytest.mark.attack("A8")
@pytest.mark.parametrize("number", ["", "0203430576", "x", "' OR 1=1"])
def test_organisation_without_mandate_is_refused(client, double, number):
    response = client.post(CHOOSE, {"organisation": number})
    assert response.status_code == 422
    assert "no mandate for this organisation" in text_of(response)
    assert "acting_for" not in client.session


@pytest.mark.attack("A29")
def test_choice_never_leads_outside(client, double, two_clusters):
    _clusters, (body, _other) = two_clusters
    response = client.post(CHOOSE, {"organisation": body.kbo, "next": "//kwaad.example/"})
    assert response["Location"] == "/"


@pytest.mark.attack("A8")
def test_mandate_that_ends_ends_the_session_and_is_gone_in_the_next(client, double, two_clusters):
    (one, other), (body, _other_body) = two_clusters
    client.post(CHOOSE, {"organisation": body.kbo})
    mandate = double.mandates.get(organisation_number=body.kbo)
    yesterday = TODAY - timedelta(days=1)
    actions.end_right(
        mandate, last_day=yesterday, actor=acting(Role.ADMINISTRATOR), at=NOW, reason="Weg."
    )
    assert [client.get(page_of(row)).status_code for row in (one, other)] == [302, 302]
    client.force_login(double)
    # The other mandate is the only one left: nothing to choose any more.
    assert [client.get(page_of(row)).status_code for row in (one, other)] == [404, 200]


def test_single_mandate_needs_no_choice(client, two_clusters):
    (one, other), (body, _other) = two_clusters
    client.force_login(person(Role.CLUSTER_SIGNATORY, mandates=[body.kbo]))
    assert [client.get(page_of(row)).status_code for row in (one, other)] == [200, 404]
    assert CHOOSE not in text_of(client.get(page_of(one)))


def test_choice_belongs_to_one_browser(client, double, two_clusters):
    _clusters, (body, _other) = two_clusters
    client.post(CHOOSE, {"organisation": body.kbo})
    elsewhere = Client()
    elsewhere.force_login(double)
    assert elsewhere.get("/taken/")["Location"].startswith(CHOOSE)
