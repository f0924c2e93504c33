"""Who may move due dates and decide after a missed one; never the cluster side."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, CLUSTER_SIDE, Actor, Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.models import Task
from clusterbeleid.kernel.transitions import Verdict
from clusters.models import AccountManagement, Cluster
from clusters.permissions import Relation, relation

_OFFICIALS = frozenset({Relation.HEAD, Relation.MANAGER})
_REFUSALS = {
    Relation.READER: "clusters.read_only",
    Relation.CLUSTER: "clusters.agency_only",
    Relation.NONE: "clusters.not_yours",
    Relation.RECUSED: "clusters.interest_declared",
}


def may_move_deadline(actor: Actor, cluster: Cluster, *, on: date) -> Verdict:
    """The account manager of the cluster and the head of team extend and suspend (R34)."""
    return official(relation(actor, cluster, on=on))


def may_move_deadlines(actor: Actor, cluster_ids: Collection[int], *, on: date) -> Verdict:
    """Tell whether the actor may move due dates in all these clusters; one query at most."""
    if actor.has(Role.HEAD_OF_TEAM):
        return Verdict.ok()
    if not actor.has(Role.ACCOUNT_MANAGER):
        return official(_without_files(actor))
    followed = AccountManagement.objects.filter(running(on), user_id=actor.user_id or 0)
    mine = set(followed.values_list("cluster_id", flat=True))
    return official(Relation.MANAGER if mine.issuperset(cluster_ids) else Relation.NONE)


def may_decide_lapse(actor: Actor, task: Task, cluster: Cluster, *, on: date) -> Verdict:
    """The account manager of the cluster or the head of team decides, once (R34)."""
    if task.state != TaskState.OPEN:
        return Verdict.no("task.closed")
    return official(relation(actor, cluster, on=on))


def may_see_lapse(found: Relation) -> Verdict:
    """What is weighed after a miss stays inside the agency until it is decided (R55)."""
    if found in _OFFICIALS | {Relation.READER}:
        return Verdict.ok()
    return Verdict.no(_REFUSALS[found])


def official(found: Relation) -> Verdict:
    """Tell whether somebody with this relation to the cluster moves dates and decides."""
    return Verdict.ok() if found in _OFFICIALS else Verdict.no(_REFUSALS[found])


def _without_files(actor: Actor) -> Relation:
    if actor.has(*CLUSTER_SIDE):
        return Relation.CLUSTER
    return Relation.READER if actor.has(*AGENCY_READERS_OF_ALL) else Relation.NONE
