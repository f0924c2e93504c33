"""The states of a legal figure: proposed by one person, decided by another."""

from __future__ import annotations

from clusterbeleid.core.actors import SYSTEM_ROLE, Role
from clusterbeleid.core.enums import ParameterState
from clusterbeleid.kernel.transitions import StateTable, Transition

DECIDERS = frozenset({Role.ADMINISTRATOR.value, Role.HEAD_OF_TEAM.value})

PARAMETERS = StateTable(
    "parameter",
    ParameterState.PROPOSED.value,
    [
        Transition(
            "approve_parameter",
            (ParameterState.PROPOSED.value,),
            ParameterState.APPROVED.value,
            DECIDERS | {SYSTEM_ROLE},
        ),
        Transition(
            "reject_parameter",
            (ParameterState.PROPOSED.value,),
            ParameterState.REJECTED.value,
            DECIDERS,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in ParameterState},
)
