"""The register of clusters decides on rows that are held (Q3, Q8)."""

from collections.abc import Callable
from functools import partial

import pytest

from clusterbeleid.core import todo
from clusterbeleid.core.actors import SYSTEM
from clusters import actions
from clusters.actions.register import record_enterprise_facts
from tests.clusters.builders import (
    head,
    interest_in,
    make_cluster,
    make_manager,
    make_member,
    make_organisation,
    make_size,
)
from tests.clusters.test_register import told
from tests.harness.locks import locks_taken
from tests.people import NOW

pytestmark = pytest.mark.django_db

Act = Callable[[], object]
CLUSTER, LINEAGE, ORGANISATION, TASK = (
    *(f"clusters_{name}" for name in ("cluster", "lineage", "organisation")),
    "core_task",
)


def adding_a_member() -> Act:
    return partial(make_member, make_cluster(), make_organisation())


def declaring_an_interest() -> Act:
    cluster = make_cluster()
    user = make_manager(cluster).user
    todo.open_task("test", "test:1", at=NOW, scope=cluster.scope, people=[user.pk])
    return partial(interest_in, cluster, user)


def merging_lineages() -> Act:
    one, two = make_cluster().lineage, make_cluster().lineage
    return partial(actions.merge_lineages, one, two, actor=head(), at=NOW, reason="Fusie")


def recording_a_size() -> Act:
    return partial(make_size, make_organisation(), "small")


def recording_facts() -> Act:
    return partial(record_enterprise_facts, told(make_organisation().kbo), actor=SYSTEM, at=NOW)


@pytest.mark.parametrize(
    ("arranged", "tables"),
    [
        pytest.param(adding_a_member, [CLUSTER], id="cluster_when_adding_a_member"),
        pytest.param(
            declaring_an_interest, [TASK, TASK], id="own_tasks_when_declaring_an_interest"
        ),
        pytest.param(merging_lineages, [LINEAGE, LINEAGE], id="all_lineages_when_merging_two"),
        pytest.param(recording_a_size, [ORGANISATION], id="organisation_when_recording_its_size"),
        pytest.param(recording_facts, [ORGANISATION], id="organisation_when_recording_facts"),
    ],
)
def test_rows_are_held(arranged, tables, figures):
    act = arranged()
    with locks_taken() as taken:
        act()
    assert taken == tables
