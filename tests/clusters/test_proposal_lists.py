"""The lists of proposals: one number of queries for one and three rows, and narrowed."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from clusterbeleid.core.actors import Role
from clusters.actions import proposals as actions
from clusters.queries.proposals import rejected_to_mend, visible_proposals
from tests.clusters.builders import (
    interest_in,
    make_cluster,
    make_manager,
    make_member,
    make_organisation,
)
from tests.people import NOW, TODAY, acting, actor, person

pytestmark = pytest.mark.django_db
ALL = reverse("clusters:all_proposals")


class World:
    """A cluster with an account manager and a signatory, and proposals to end memberships."""

    def __init__(self) -> None:
        body = make_organisation("VIL vzw")
        self.manager = person(Role.ACCOUNT_MANAGER)
        self.cluster = make_cluster("VIL", operator=body)
        make_manager(self.cluster, self.manager)
        self.signatory = person(Role.CLUSTER_SIGNATORY, mandates=[body.kbo])
        self.page = reverse("clusters:proposals", args=[self.cluster.pk])

    def propose(self, number):
        return [
            actions.propose_end(
                self.cluster,
                make_member(self.cluster, make_organisation(f"Lid {one} nv")),
                last_day=date(2026, 12, 31),
                actor=actor(self.signatory),
                at=NOW,
            )
            for one in range(number)
        ]


@pytest.fixture
def world(figures):
    with time_machine.travel(NOW):
        yield World()


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("who", "page", "queries"),
    [
        ("manager", "all", 6),
        ("manager", "own", 9),
        ("signatory", "own", 9),
        ("signatory", "all", 7),
    ],
)
def test_list_of_proposals_takes_one_number_of_queries(
    world, client, number, who, page, queries, django_assert_num_queries
):
    world.propose(number)
    client.force_login(getattr(world, who))
    with django_assert_num_queries(queries):
        answer = client.get(ALL if page == "all" else world.page)
    assert answer.context["listing"].total == number


def test_list_narrows_to_what_was_rejected(world, client):
    first, second = world.propose(2)
    head = acting(Role.HEAD_OF_TEAM)
    actions.reject_proposal(first, reason="Niet gestaafd.", actor=head, at=NOW)
    assert list(rejected_to_mend(world.cluster)) == [first]
    client.force_login(world.signatory)
    rows = client.get(world.page, {"state": "rejected"}).content.decode().partition("<tbody>")[2]
    assert first.subject in rows
    assert second.subject not in rows


def test_proposals_of_a_cluster_are_for_who_may_see_it(world):
    proposed = world.propose(2)
    partial = person(Role.HEAD_OF_TEAM)
    interest_in(world.cluster, partial)
    elsewhere = person(Role.CLUSTER_SIGNATORY, mandates=[make_organisation().kbo])
    seen = {
        who: set(visible_proposals(actor(who), on=TODAY))
        for who in (world.manager, partial, elsewhere)
    }
    assert seen == {world.manager: set(proposed), partial: set(), elsewhere: set()}
