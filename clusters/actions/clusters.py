"""Opening, correcting and stopping the file of a cluster."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusters.actions.common import day_of
from clusters.models import Cluster, Lineage
from clusters.permissions import may_correct_cluster, may_create_cluster, may_stop_cluster


@dataclass(frozen=True)
class ClusterData:
    """What the file says about the cluster itself; published figures need their source."""

    name: str
    kind: str
    domain: str
    website: str = ""
    published_members: int | None = None
    published_sme_pct: Decimal | None = None
    published_source: str = ""
    mission: str = ""


@transaction.atomic
def create_cluster(
    data: ClusterData,
    *,
    continues: Cluster | None,
    actor: Actor,
    at: datetime,
    reason: str = "clusters.created",
) -> Cluster:
    """Open the file of a cluster; it shares the ten years of the cluster it ``continues`` (R11).

    Without predecessor it gets a lineage of its own; an operator that carried out a cluster
    of another lineage can then only be appointed after an assessment. Raises ``Refused`` or
    ``ValidationError``.
    """
    require(may_create_cluster(actor))
    if continues is not None:
        lineage = continues.lineage
    else:
        lineage = save_tracked(Lineage(name=data.name), actor=actor, at=at, reason=reason)
    cluster = Cluster(lineage=lineage, **asdict(data))
    return save_tracked(cluster, actor=actor, at=at, reason=reason)


def correct_cluster(
    cluster: Cluster,
    data: ClusterData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Cluster:
    """Change the data of a cluster; a new name leaves lineage and clocks as they are (A9).

    Raises ``Refused``, ``Conflict`` or ``ValidationError``.
    """
    require(may_correct_cluster(actor, cluster, on=day_of(at)))
    for name, value in asdict(data).items():
        setattr(cluster, name, value)
    return save_tracked(
        cluster, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


def stop_cluster(
    cluster: Cluster,
    *,
    stopped_on: date,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Cluster:
    """Record the last day of support before the ten years, with the reason.

    Raises ``Refused`` for a wrong role, ``Conflict``, or ``ValidationError`` without reason.
    """
    require(may_stop_cluster(actor, cluster, on=day_of(at)))
    cluster.stopped_on = stopped_on
    cluster.stopped_reason = reason.strip()
    return save_tracked(
        cluster, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


def undo_stop(
    cluster: Cluster, *, expected_version: int, actor: Actor, at: datetime, reason: str
) -> Cluster:
    """Take a stop back; the history keeps both. Raises ``Refused`` or ``Conflict``."""
    require(may_stop_cluster(actor, cluster, on=day_of(at)))
    if cluster.stopped_on is None:
        raise Refused.because("clusters.not_stopped")
    cluster.stopped_on = None
    cluster.stopped_reason = ""
    return save_tracked(
        cluster, actor=actor, at=at, reason=reason, expected_version=expected_version
    )
