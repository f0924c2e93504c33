"""The history of a file tells who proposed what about members, and what became of it."""

import pytest
from django.urls import reverse

from clusterbeleid.core.actors import Role
from clusterbeleid.overview.history import file_history
from clusters.actions import proposals as actions
from tests.clusters.builders import (
    have_figures,
    make_cluster,
    make_manager,
    make_member,
    make_organisation,
)
from tests.people import NOW, TODAY, actor, person

pytestmark = pytest.mark.django_db


def test_history_tells_who_proposed_and_why_it_was_rejected(client):
    have_figures()
    body, manager = make_organisation("VIL vzw"), person(Role.ACCOUNT_MANAGER)
    cluster = make_cluster("VIL", operator=body)
    make_manager(cluster, manager)
    sofie = person(Role.CLUSTER_SIGNATORY, mandates=[body.kbo], name="Sofie")
    hilde = person(Role.HEAD_OF_TEAM, name="Hilde")
    row = actions.propose_end(
        cluster, make_member(cluster), last_day=TODAY, actor=actor(sofie), at=NOW
    )
    actions.reject_proposal(row, reason="Niet gestaafd.", actor=actor(hilde), at=NOW)
    for reader in (manager, sofie):
        told = [one for one in file_history(cluster, actor(reader)) if row.subject in one.what]
        assert {one.who for one in told} >= {"Sofie", "Hilde"}
        assert "Niet gestaafd." in {one.why for one in told} | {one.new for one in told}
    client.force_login(person(Role.CLUSTER_SIGNATORY, mandates=[make_organisation().kbo]))
    page = reverse("overview:cluster_history", args=[cluster.pk])
    assert client.get(page).status_code == 404
