"""Tasks of the side that must act: one for the agency while something waits, one for each rejection."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from clusterbeleid.core.actors import CLUSTER_SIDE, SYSTEM, Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.models import Task
from clusterbeleid.core.todo import close_task, drop_tasks, open_task
from clusters.actions.common import day_of
from clusters.enums import ProposalState
from clusters.models import Cluster, MemberProposal
from clusters.queries import account_managers_on

JUDGE = "clusters.member_proposals"
REJECTED = "clusters.member_rejected"


def ask_agency(first: MemberProposal, *, at: datetime) -> None:
    """Open the task to judge what waits, unless it is open already; ``first`` makes its key."""
    cluster = first.cluster
    if _open_task(cluster).exists():
        return
    people = [row.user_id for row in account_managers_on(cluster, on=day_of(at))]
    open_task(
        JUDGE,
        f"{JUDGE}:{cluster.pk}:{first.pk}",
        at=at,
        subject=cluster,
        subject_label=cluster.name,
        scope=cluster.scope,
        roles=() if people else (Role.HEAD_OF_TEAM.value,),
        people=people,
    )


def settle_agency(cluster: Cluster, *, at: datetime) -> None:
    """Close the task once nothing waits any more."""
    if MemberProposal.objects.filter(cluster=cluster, state=ProposalState.WAITING).exists():
        return
    for task in _open_task(cluster):
        close_task(task, outcome="done", reason="proposal.all_decided", actor=SYSTEM, at=at)


def ask_cluster(rejected: MemberProposal, *, at: datetime) -> None:
    """Open a task for the cluster organisation: something was rejected, and why."""
    open_task(
        REJECTED,
        f"{REJECTED}:{rejected.pk}",
        at=at,
        subject=rejected,
        subject_label=str(rejected),
        scope=rejected.cluster.scope,
        roles=sorted(CLUSTER_SIDE),
        facts={"reason": rejected.decision_reason},
    )


def settle_cluster(rejected: MemberProposal, *, at: datetime) -> None:
    """Close the task about a rejection once the proposal is put in again."""
    drop_tasks([f"{REJECTED}:{rejected.pk}"], reason="proposal.again", actor=SYSTEM, at=at)


def _open_task(cluster: Cluster) -> QuerySet[Task]:
    found = Task.objects.filter(kind=JUDGE, scope=cluster.scope, state=TaskState.OPEN)
    return found.order_by("pk")
