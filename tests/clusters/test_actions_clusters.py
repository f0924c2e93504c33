"""Opening, correcting and stopping a cluster."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict
from clusterbeleid.kernel.identifiers import make_kbo
from clusters import actions
from clusters.actions import ClusterData
from clusters.enums import ClusterKind
from clusters.models import Cluster
from tests.clusters.builders import head, make_cluster, make_organisation, manager_of
from tests.clusters.conftest import refused_unchanged, rows_of_room
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db
DATA = ClusterData("Catalisti", ClusterKind.SPC, "chemie", "www.catalisti.be")
STOP = date(2023, 12, 31)


def test_create_gives_a_lineage_of_its_own():
    made = actions.create_cluster(DATA, continues=None, actor=head(), at=NOW)
    stored = Cluster.objects.select_related("lineage").get(pk=made.pk)
    assert (stored.name, stored.lineage.name, stored.scope) == (
        "Catalisti",
        "Catalisti",
        f"cluster:{made.pk}",
    )


def test_create_that_continues_another_shares_its_ten_years():
    before = make_cluster()
    made = actions.create_cluster(DATA, continues=before, actor=head(), at=NOW)
    assert made.lineage_id == before.lineage_id


@pytest.mark.parametrize(
    "role", [Role.ACCOUNT_MANAGER, Role.AUDITOR, Role.FINANCE, Role.ADMINISTRATOR, None]
)
def test_create_is_for_the_head_of_team(role):
    stranger = acting(role)
    with refused_unchanged("clusters.head_only"):
        actions.create_cluster(DATA, continues=None, actor=stranger, at=NOW)


def test_create_published_figures_need_their_source():
    data = ClusterData("X", ClusterKind.SPC, "y", published_sme_pct=Decimal(46))
    boss, before = head(), rows_of_room()
    with pytest.raises(ValidationError):
        actions.create_cluster(data, continues=None, actor=boss, at=NOW)
    assert rows_of_room() == before


def test_correct_by_its_account_manager_keeps_the_lineage():
    cluster = make_cluster()
    lineage, manager = cluster.lineage_id, manager_of(cluster)
    actions.correct_cluster(
        cluster, DATA, expected_version=1, actor=manager, at=NOW, reason="Nieuwe naam"
    )
    stored = Cluster.objects.get(pk=cluster.pk)
    assert (stored.name, stored.lineage_id, stored.version) == ("Catalisti", lineage, 2)
    change = stored.history.first()
    assert (change.history_user_id, change.history_change_reason, change.history_date) == (
        manager.user_id,
        "Nieuwe naam",
        NOW,
    )


@pytest.mark.parametrize(
    ("role", "code"),
    [
        (Role.ACCOUNT_MANAGER, "clusters.not_yours"),
        (Role.AUDITOR, "clusters.read_only"),
        (Role.FINANCE, "clusters.read_only"),
        (Role.CLUSTER_EDITOR, "clusters.agency_only"),
        (Role.ADMINISTRATOR, "clusters.not_yours"),
    ],
)
def test_correct_is_refused_to_others(role, code):
    operator = make_organisation(kbo=make_kbo(4))
    cluster = make_cluster(operator=operator)
    stranger = acting(role, mandates=[operator.kbo] if role == Role.CLUSTER_EDITOR else [])
    with refused_unchanged(code):
        actions.correct_cluster(
            cluster, DATA, expected_version=1, actor=stranger, at=NOW, reason="x"
        )


def test_correct_upon_a_stale_version_is_a_conflict():
    cluster = make_cluster("Een", website="a.be")
    boss = head()
    newer = ClusterData("Een", ClusterKind.SPC, "materialen", "b.be")
    actions.correct_cluster(cluster, newer, expected_version=1, actor=boss, at=NOW, reason="Site")
    before = rows_of_room()
    with pytest.raises(Conflict) as conflict:
        actions.correct_cluster(
            cluster, DATA, expected_version=1, actor=boss, at=NOW, reason="Naam"
        )
    assert conflict.value.theirs == {"website": "b.be"}
    assert rows_of_room() == before


def test_stop_and_undo_keep_both_in_the_history():
    cluster, boss = make_cluster(), head()
    actions.stop_cluster(
        cluster, stopped_on=STOP, expected_version=1, actor=boss, at=NOW, reason="Opgegaan"
    )
    stored = Cluster.objects.get(pk=cluster.pk)
    assert (stored.stopped_on, stored.stopped_reason) == (STOP, "Opgegaan")
    actions.undo_stop(stored, expected_version=2, actor=boss, at=NOW, reason="Verkeerde cluster")
    stored = Cluster.objects.get(pk=cluster.pk)
    assert (stored.stopped_on, stored.stopped_reason) == (None, "")
    assert [row.stopped_on for row in stored.history.all()] == [None, STOP, None]


def test_stop_is_for_the_head_of_team():
    cluster = make_cluster()
    manager = manager_of(cluster)
    with refused_unchanged("clusters.head_only"):
        actions.stop_cluster(
            cluster, stopped_on=STOP, expected_version=1, actor=manager, at=NOW, reason="x"
        )
    with refused_unchanged("clusters.head_only"):
        actions.undo_stop(cluster, expected_version=1, actor=manager, at=NOW, reason="x")


def test_stop_without_reason_is_refused():
    cluster, boss = make_cluster(), head()
    before = rows_of_room()
    with pytest.raises(ValidationError):
        actions.stop_cluster(
            cluster, stopped_on=STOP, expected_version=1, actor=boss, at=NOW, reason=" "
        )
    assert rows_of_room() == before


def test_undo_without_stop_is_refused():
    cluster, boss = make_cluster(), head()
    with refused_unchanged("clusters.not_stopped"):
        actions.undo_stop(cluster, expected_version=1, actor=boss, at=NOW, reason="x")
