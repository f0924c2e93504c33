"""The pages of the cluster pact: read by all of the file, written by who keeps it (R39)."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
import time_machine
from django.urls import reverse

from clusterbeleid.core.actors import Role
from clusters.documents.pact import pact_document
from clusters.enums import PactState
from clusters.models import ClusterPact, PactReview
from tests.clusters.builders import make_cluster, make_manager, make_organisation
from tests.clusters.pact_builders import (
    make_pact,
    make_signed_pact,
    promise,
    renewal_of,
)
from tests.people import NOW, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _stopped_clock():
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def cluster():
    return make_cluster("Catalisti", operator=make_organisation("Catalisti vzw"))


@pytest.fixture
def manager(cluster, client):
    """An account manager of the cluster, logged in."""
    user = person(Role.ACCOUNT_MANAGER)
    make_manager(cluster, user)
    client.force_login(user)
    return user


@pytest.fixture
def editor(cluster, client):
    """An editor of the cluster organisation, logged in."""
    number = cluster.operators.get().organisation.kbo
    user = person(Role.CLUSTER_EDITOR, mandates=[number])
    client.force_login(user)
    return user


def url(name, *keys):
    return reverse(f"clusters:{name}", args=keys)


@pytest.mark.parametrize("number", [1, 3])
def test_pact_page_costs_one_number_of_queries(
    cluster, manager, client, number, django_assert_num_queries
):
    pact = make_pact(cluster)
    for _serial in range(number - 1):
        promise(pact, pact.parties.get(kind="cluster"), "Nog iets", date(2027, 1, 31))
        promise(pact, pact.parties.get(kind="minister"), "En nog iets")
    with django_assert_num_queries(11):
        page = client.get(url("pact", cluster.pk))
    assert page.status_code == 200
    assert page.context["listing"].total == 2 * number


def test_commitments_can_be_narrowed_and_exported(cluster, manager, client):
    pact = make_pact(cluster)
    owner = pact.parties.get(kind="cluster")
    promise(pact, owner, "Tegen januari", date(2027, 1, 31))
    address = url("pact", cluster.pk)
    found = client.get(address, {"owner": owner.pk, "until": "01/02/2027"}).context["listing"]
    assert found.total == 1
    assert "Tegen januari" in client.get(address, {"export": "csv"}).content.decode("utf-8-sig")


def test_page_says_that_no_money_flows(cluster, editor, client):
    make_signed_pact(cluster)
    page = client.get(url("pact", cluster.pk)).content.decode()
    assert "er vloeit geen geld uit voort" in page
    assert "Noteer de jaarlijkse bespreking" not in page


def test_version_of_another_cluster_does_not_exist(cluster, manager, client):
    other = make_cluster("Ander")
    make_manager(other, manager)
    pact, strange = make_signed_pact(cluster), make_signed_pact(other)
    theirs = strange.commitments.earliest("pk")
    for address in (
        url("pact_version", cluster.pk, strange.pk),
        url("pact_paper", cluster.pk, strange.pk),
        url("commitment", cluster.pk, pact.pk, theirs.pk),
        url("report_progress", cluster.pk, pact.pk, theirs.pk),
    ):
        assert client.get(address).status_code == 404


def test_form_cannot_set_the_state_of_a_draft(cluster, manager, client):
    pact = make_pact(cluster)
    fields = {
        "version": pact.version,
        "title": "Nieuwe titel",
        "first_review_due": "07/12/2026",
        "state": "signed",
        "signed_in": "2026",
        "number": "9",
    }
    assert client.post(url("correct_pact", cluster.pk, pact.pk), fields).status_code == 302
    stored = ClusterPact.objects.get(pk=pact.pk)
    assert (stored.title, stored.state, stored.signed_in, stored.number) == (
        "Nieuwe titel",
        PactState.DRAFT,
        None,
        1,
    )


def test_signing_without_days_asks_for_the_source_at_its_field(cluster, manager, client):
    pact = make_pact(cluster, signed_on=None)
    address = url("sign_pact", cluster.pk, pact.pk)
    page = client.post(address, {"signed_in": "2023"})
    assert page.status_code == 422
    assert "Zeg op welke bron je steunt" in page.content.decode()
    done = client.post(address, {"signed_in": "2023", "reason": "Groenboek, bijlage 1."})
    assert done.status_code == 302
    assert ClusterPact.objects.get(pk=pact.pk).state == PactState.SIGNED


def test_review_is_recorded_from_the_page(cluster, manager, client):
    pact = make_signed_pact(cluster)
    fields = {
        "held_on": "20/11/2026",
        "plan": "Jaarplan 2027",
        "findings": "Alles loopt.",
        "next_due": "06/12/2027",
    }
    assert client.post(url("review_pact", cluster.pk, pact.pk), fields).status_code == 302
    assert PactReview.objects.get().recorded_by_id == manager.pk
    assert "06/12/2027" in client.get(url("pact", cluster.pk)).content.decode()


def test_difference_names_what_fell_away(cluster, manager, client):
    pact = make_signed_pact(cluster)
    draft = renewal_of(pact, {pact.commitments.get(owner__kind="cluster").pk})
    promise(draft, draft.parties.get(kind="minister"), "Middelen zoeken")
    page = client.get(url("pact_difference", cluster.pk, draft.pk)).content.decode()
    assert "Middelen zoeken" in page
    assert "De clusters vroeg betrekken" in page
    assert "Helpen tegen de krapte" not in page


def test_paper_has_the_same_bytes_for_the_same_facts(cluster):
    pact = make_signed_pact(cluster)
    first = pact_document(pact, "nl")
    assert first == pact_document(ClusterPact.objects.get(pk=pact.pk), "nl")
    assert first.startswith(b"%PDF")
    with pikepdf.open(BytesIO(first)) as pdf:
        assert "/StructTreeRoot" in pdf.Root
