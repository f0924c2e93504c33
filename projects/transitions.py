"""The states of this room: a project from preparation to its end, a proposal until it is decided."""

from __future__ import annotations

from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import ParameterState
from clusterbeleid.kernel.findings import Explained, Finding
from clusterbeleid.kernel.transitions import StateTable, Transition
from projects.answer_transitions import ANSWERS
from projects.enums import ProjectState as State

__all__ = ["ANSWERS", "DECIDERS", "OFFICIALS", "PROJECTS", "TYPE_PROPOSALS"]

OFFICIALS = frozenset({Role.ACCOUNT_MANAGER.value, Role.HEAD_OF_TEAM.value})


def guard_rules(facts: Explained | None) -> tuple[Finding, ...]:
    """Return what the rules found; without facts a button is offered and the action looks."""
    return facts.findings if facts is not None else ()


PROJECTS = StateTable(
    "innovation project",
    State.DRAFT.value,
    [
        Transition(
            "decide", (State.DRAFT.value,), State.DECIDED.value, OFFICIALS, guard=guard_rules
        ),
        Transition("close", (State.DECIDED.value,), State.CLOSED.value, OFFICIALS),
        Transition(
            "stop", (State.DECIDED.value,), State.STOPPED.value, OFFICIALS, reason_required=True
        ),
        Transition(
            "withdraw", (State.DRAFT.value,), State.WITHDRAWN.value, OFFICIALS, reason_required=True
        ),
        Transition(
            "reopen",
            (State.CLOSED.value, State.STOPPED.value),
            State.DECIDED.value,
            frozenset({Role.HEAD_OF_TEAM.value}),
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in State},
)

# As for legal figures: the same people propose, and another of them decides.
DECIDERS = frozenset({Role.ADMINISTRATOR.value, Role.HEAD_OF_TEAM.value})

TYPE_PROPOSALS = StateTable(
    "proposal for a type",
    ParameterState.PROPOSED.value,
    [
        Transition(
            "approve_type",
            (ParameterState.PROPOSED.value,),
            ParameterState.APPROVED.value,
            DECIDERS,
        ),
        Transition(
            "reject_type",
            (ParameterState.PROPOSED.value,),
            ParameterState.REJECTED.value,
            DECIDERS,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in ParameterState},
)
