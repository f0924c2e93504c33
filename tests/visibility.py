"""Who sees a row of a cluster: the question each room asks of its lists (A5, R55)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from django.db.models import Model, QuerySet

from clusterbeleid.core.actors import Actor, Role
from clusters.models import Cluster
from tests.clusters.builders import make_cluster, make_operator
from tests.people import TODAY, acting

Rows: TypeAlias = Callable[..., QuerySet[Model]]
Case: TypeAlias = tuple[Rows, Callable[[], Model]]


def editor_of(cluster: Cluster | None = None) -> Actor:
    """Return somebody who writes for the organisation of a cluster, by default of one that has nothing to do with it."""
    kbo = make_operator(cluster or make_cluster()).organisation.kbo
    return acting(Role.CLUSTER_EDITOR, mandates=[kbo])


def seen_by_the_agency_alone(visible: Rows, row: Model) -> None:
    """Assert that the agency sees this row only, and the editor of another cluster none at all."""
    assert list(visible(acting(Role.HEAD_OF_TEAM), on=TODAY)) == [row]
    assert list(visible(editor_of(), on=TODAY)) == []
