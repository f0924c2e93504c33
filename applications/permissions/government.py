"""Who registers the government's decision and lets it be carried out."""

from __future__ import annotations

from applications.enums import CallState
from applications.models import Call, GovernmentDecision
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusterbeleid.kernel.transitions import Verdict
from clusters.enums import ClusterKind


def may_see_government(actor: Actor, call: Call) -> Verdict:
    """The agency reads it; only an IBN call has such a decision (R38)."""
    if not actor.has(Role.ACCOUNT_MANAGER, *AGENCY_READERS_OF_ALL):
        return Verdict.no("applications.agency_only")
    return Verdict.ok() if call.kind == ClusterKind.IBN else Verdict.no("government.ibn_only")


def may_register_government(
    actor: Actor, call: Call, decision: GovernmentDecision | None
) -> Verdict:
    """The head of team registers it, once."""
    seen = may_see_government(actor, call)
    if not seen:
        return seen
    if not actor.has(Role.HEAD_OF_TEAM):
        return Verdict.no("applications.head_only")
    if call.state in {CallState.DRAFT, CallState.DROPPED}:
        return Verdict.no("call.not_published")
    return Verdict.ok() if decision is None else Verdict.no("government.registered")


def may_carry_out(actor: Actor, decision: GovernmentDecision | None) -> Verdict:
    """The head of team lets the letters leave."""
    if not actor.has(Role.HEAD_OF_TEAM):
        return Verdict.no("applications.head_only")
    return Verdict.ok() if decision is not None else Verdict.no("government.not_registered")
