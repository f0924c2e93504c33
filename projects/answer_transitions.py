"""The states of an answer: written until a head of team freezes it, never changed after."""

from __future__ import annotations

from dataclasses import dataclass

from clusterbeleid.core.actors import Role
from clusterbeleid.kernel.findings import Finding
from clusterbeleid.kernel.transitions import StateTable, Transition
from projects.answer_enums import AnswerState as State

_HEAD = frozenset({Role.HEAD_OF_TEAM.value})
WRITERS = _HEAD | {Role.ACCOUNT_MANAGER.value}


@dataclass(frozen=True)
class Approval:
    """What stands in the way of freezing an answer."""

    findings: tuple[Finding, ...] = ()


def guard_approval(facts: Approval | None) -> tuple[Finding, ...]:
    """Return what the rules found; without facts a button is offered and the action looks."""
    return facts.findings if facts is not None else ()


ANSWERS = StateTable(
    "answer to parliament",
    State.DRAFT.value,
    [
        Transition(
            "freeze_answer", (State.DRAFT.value,), State.FROZEN.value, _HEAD, guard=guard_approval
        ),
        Transition(
            "withdraw_answer",
            (State.DRAFT.value,),
            State.WITHDRAWN.value,
            WRITERS,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in State},
)
