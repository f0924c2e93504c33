"""Every message about a file stands in that file, for the agency only."""

from datetime import timedelta

import pytest
from django.urls import reverse

from clusterbeleid.accounts.actions import send_digests
from clusterbeleid.core import outbox
from clusterbeleid.core.actors import Role
from clusterbeleid.core.models import OutboxMessage
from tests.accounts.test_digests import FACTS, KIND
from tests.clusters.builders import make_cluster
from tests.harness.client import StrictClient
from tests.people import NOW, TODAY, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss():
    client = StrictClient()
    client.force_login(person(Role.HEAD_OF_TEAM, language="en"))
    return client


def write(cluster, number):
    message = outbox.Message(
        kind=KIND,
        business_key=f"{cluster.pk}:{number}",
        recipient=f"lezer{number}@example.be",
        payload=FACTS,
        scope=cluster.scope,
    )
    outbox.enqueue_many([message], at=NOW)


def test_messages_of_the_file_and_no_other_stand_there(boss):
    own, other = make_cluster("VIL"), make_cluster("SIM")
    write(own, 1)
    write(other, 2)
    page = boss.get(reverse("overview:cluster_messages", args=[own.pk])).content.decode()
    assert "lezer1@example.be" in page
    assert "lezer2@example.be" not in page


def test_message_in_an_overview_left_with_it(boss):
    cluster = make_cluster("VIL")
    write(cluster, 1)
    send_digests(TODAY, at=NOW)
    digest = OutboxMessage.objects.filter(kind="accounts.digest")
    digest.update(state="sent", sent_at=NOW + timedelta(hours=2))
    page = boss.get(reverse("overview:cluster_messages", args=[cluster.pk])).content.decode()
    assert f"{NOW + timedelta(hours=2):%d/%m/%Y}" in page


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same_whatever_it_holds(boss, number, django_assert_num_queries):
    cluster = make_cluster("VIL")
    for one in range(number):
        write(cluster, one)
    with django_assert_num_queries(7):
        boss.get(reverse("overview:cluster_messages", args=[cluster.pk]))
