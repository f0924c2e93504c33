"""The states of a contribution: from a promise to money that counts."""

from __future__ import annotations

from clusterbeleid.core.actors import CLUSTER_SIDE, SYSTEM_ROLE, Role
from clusterbeleid.kernel.transitions import StateTable, Transition
from cofinancing.enums import ContributionState as State

OFFICIALS = frozenset({Role.ACCOUNT_MANAGER.value, Role.HEAD_OF_TEAM.value})
ENTERING = OFFICIALS | CLUSTER_SIDE | {SYSTEM_ROLE}

CONTRIBUTIONS = StateTable(
    "contribution",
    State.PLEDGED.value,
    [
        Transition("invoice", (State.PLEDGED.value,), State.INVOICED.value, ENTERING),
        Transition(
            "receive", (State.PLEDGED.value, State.INVOICED.value), State.RECEIVED.value, ENTERING
        ),
        Transition("accept", (State.RECEIVED.value,), State.ACCEPTED.value, OFFICIALS),
        Transition(
            "reject",
            (State.PLEDGED.value, State.INVOICED.value, State.RECEIVED.value),
            State.REJECTED.value,
            OFFICIALS,
            reason_required=True,
        ),
        Transition(
            "withdraw",
            (State.PLEDGED.value, State.INVOICED.value, State.RECEIVED.value),
            State.REJECTED.value,
            ENTERING,
            reason_required=True,
        ),
        Transition(
            "reconsider",
            (State.ACCEPTED.value, State.REJECTED.value),
            State.RECEIVED.value,
            OFFICIALS,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in State},
)
