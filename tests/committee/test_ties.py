"""Ties of members with an item: found, shown, recorded, and never deciding by themselves (R52)."""

import pytest
from django.urls import reverse

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.explained import from_json
from committee import actions
from committee.models import InterestDeclaration
from committee.queries import (
    detected_interests,
    latest_dossier,
    ties_of_roster,
    ties_unsaid,
    visible_items,
)
from committee.rules.dossier import dossier_from_json
from tests.clusters.builders import (
    make_cluster,
    make_member,
    make_operator,
    make_organisation,
)
from tests.clusters.builders import (
    make_seat as make_board_seat,
)
from tests.committee.builders import make_meeting, make_seat, put_on, sealed
from tests.harness.client import StrictClient
from tests.people import NOW, TODAY, actor, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pdf")]


@pytest.fixture
def cluster():
    return make_cluster()


@pytest.fixture
def staked(cluster):
    """The organisation that carries out the cluster."""
    body = make_organisation()
    make_operator(cluster, body)
    return body


@pytest.fixture
def item(committee, room, cluster, staked):
    meeting = make_meeting(committee)
    key = room.add("Punt A", scope=cluster.scope, organisations=frozenset({staked.kbo}))
    return put_on(committee, meeting, key)


def tied_member(cluster, name="Els Tand", email="els@buiten.be"):
    """A member of the committee in the board of the cluster, whose employer is member of it."""
    member, employer = person(Role.COMMITTEE_MEMBER, name=name, email=email), make_organisation()
    make_seat(member, organisations=(employer.kbo,))
    make_board_seat(cluster, name.upper())
    make_member(cluster, employer)
    return member


def codes(found):
    return [one.code for one in found]


def test_board_and_membership_are_found_and_recorded(committee, cluster, item):
    member = tied_member(cluster)
    assert codes(detected_interests(item, member.pk)) == ["conflict.board", "conflict.earlier"]
    actions.convene_meeting(item.meeting, actor=committee.secretary, at=NOW)
    row = actions.declare(
        item, has_interest=False, reason="Enkel lid.", actor=actor(member), at=NOW
    )
    assert [found["code"] for found in row.detected] == ["conflict.board", "conflict.earlier"]


def test_domain_of_people_of_the_organisation_is_found(item, staked):
    person(Role.CLUSTER_EDITOR, email="an@clubhuis.be", mandates=[staked.kbo])
    member = person(Role.COMMITTEE_MEMBER, email="bo@clubhuis.be")
    make_seat(member)
    found = detected_interests(item, member.pk)
    assert [(one.code, one.params["name"]) for one in found] == [("conflict.mail", staked.name)]


def test_a_tie_decides_nothing_by_itself(committee, cluster, item):
    member = tied_member(cluster)
    actions.convene_meeting(item.meeting, actor=committee.secretary, at=NOW)
    assert ties_of_roster(item)
    assert visible_items(actor(member), on=TODAY).filter(pk=item.pk).exists()
    assert not InterestDeclaration.objects.exists()


def test_found_ties_are_shown_to_the_member_and_to_the_secretary(committee, cluster, item):
    member = tied_member(cluster)
    actions.convene_meeting(item.meeting, actor=committee.secretary, at=NOW)
    client = StrictClient()
    client.force_login(member)
    page = client.get(reverse("committee:declare", args=[item.reference])).content.decode()
    assert "Gevonden" in page
    assert cluster.name in page
    client.force_login(committee.people[0])
    page = client.get(reverse("committee:declare", args=[item.reference])).content.decode()
    assert "Gevonden" not in page
    client.force_login(User.objects.get(pk=committee.secretary.user_id))
    page = client.get(reverse("committee:item", args=[item.reference])).content.decode()
    assert "Gevonden over Els Tand" in page


def test_sealed_dossier_keeps_what_was_found(committee, cluster, item):
    tied_member(cluster)
    sealed(committee, item)
    latest = latest_dossier(item)
    assert latest is not None
    dossier = dossier_from_json(latest.content, from_json)
    (table,) = dossier.sections[-1].tables
    found = {row[0]: str(row[-1]) for row in table.rows}
    assert cluster.name in found["Els Tand"]
    assert found["Lid 1"] == "Niets"


def test_who_declared_an_interest_is_no_longer_asked(committee, cluster, item):
    member = tied_member(cluster)
    actions.convene_meeting(item.meeting, actor=committee.secretary, at=NOW)
    assert [ties.name for ties in ties_unsaid(item)] == ["Els Tand"]
    actions.declare(item, has_interest=True, reason="Bestuur.", actor=actor(member), at=NOW)
    assert ties_unsaid(item) == []


def test_ties_cost_the_same_queries_for_one_and_for_three(
    committee, cluster, item, django_assert_num_queries
):
    tied_member(cluster)
    with django_assert_num_queries(9):
        ties_of_roster(item)
    for name in ("Fa Ber", "Gu Ido"):
        tied_member(cluster, name, f"{name[:2]}@buiten.be".lower())
    with django_assert_num_queries(9):
        assert len(ties_of_roster(item)) == 3
