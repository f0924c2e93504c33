"""Who defines indicators, and who enters their figures."""

from __future__ import annotations

from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.kernel.transitions import Verdict
from clusters.permissions import Relation

_REFUSED = {
    Relation.CLUSTER: "clusters.agency_only",
    Relation.READER: "clusters.read_only",
    Relation.NONE: "clusters.not_yours",
    Relation.RECUSED: "clusters.interest_declared",
}


def may_define(actor: Actor) -> Verdict:
    """The head of team says what is measured: another definition breaks every line (R61)."""
    if actor.is_system or actor.has(Role.HEAD_OF_TEAM):
        return Verdict.ok()
    return Verdict.no("kpi.head_defines")


def may_enter_figure(actor: Actor, found: Relation) -> Verdict:
    """The keepers of the file enter figures; a cluster organisation reports them."""
    if actor.is_system or found in {Relation.HEAD, Relation.MANAGER}:
        return Verdict.ok()
    return Verdict.no(_REFUSED[found])
