"""State tables of the ground floor: tasks for people, and messages sent again by hand."""

from __future__ import annotations

from clusterbeleid.core.actors import SYSTEM_ROLE, Role
from clusterbeleid.core.enums import OutboxState, TaskState
from clusterbeleid.kernel.transitions import StateTable, Transition

# Readers (finance, auditor) close nothing; whose task it is, is asked by may_close_task.
CLOSERS = frozenset(
    {
        Role.ACCOUNT_MANAGER.value,
        Role.HEAD_OF_TEAM.value,
        Role.CLUSTER_EDITOR.value,
        Role.CLUSTER_SIGNATORY.value,
        Role.COMMITTEE_SECRETARY.value,
        Role.ADMINISTRATOR.value,
        SYSTEM_ROLE,
    }
)

TASKS = StateTable(
    "task",
    TaskState.OPEN.value,
    [
        Transition("close_task", (TaskState.OPEN.value,), TaskState.DONE.value, CLOSERS, True),
        Transition("drop_task", (TaskState.OPEN.value,), TaskState.DROPPED.value, CLOSERS, True),
    ],
    {state.value: str(state.name.lower()) for state in TaskState},
)

# Sent and parked are reached by the relay (set_technical_state); a person only sends again.
SENDING_AGAIN = StateTable(
    "outbox message",
    OutboxState.PARKED.value,
    [
        Transition(
            "rerun_message",
            (OutboxState.PARKED.value,),
            OutboxState.PENDING.value,
            frozenset({Role.ADMINISTRATOR.value}),
            reason_required=True,
        ),
    ],
    {OutboxState.PARKED.value: "parked", OutboxState.PENDING.value: "pending"},
)
