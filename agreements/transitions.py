"""The states of a support agreement: drafted by one person, confirmed by another (house rule 18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agreements.enums import AgreementState
from clusterbeleid.core.actors import Role
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.transitions import StateTable, Transition

HEAD = frozenset({Role.HEAD_OF_TEAM.value})
FILE = HEAD | {Role.ACCOUNT_MANAGER.value}


@dataclass(frozen=True)
class ConfirmFacts:
    """What the check of the agreement found, with what an exception still needs."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class EndFacts:
    """The last day of the agreement, and the day on which somebody wants to end it."""

    last_day: date
    on: date


def guard_confirm(facts: ConfirmFacts | None) -> tuple[Finding, ...]:
    """Pass on the findings of the check; without facts only state and role are asked."""
    return facts.findings if facts is not None else ()


def guard_end(facts: EndFacts | None) -> tuple[Finding, ...]:
    """BLOCK ending an agreement that still runs: an earlier end is a stop, with its reason."""
    if facts is None or facts.on > facts.last_day:
        return ()
    return (Finding(Level.BLOCK, "agreement.still_running", "R51", {"last_day": facts.last_day}),)


AGREEMENTS = StateTable(
    "support agreement",
    AgreementState.DRAFT.value,
    [
        Transition(
            "confirm_agreement",
            (AgreementState.DRAFT.value,),
            AgreementState.RUNNING.value,
            HEAD,
            guard=guard_confirm,
        ),
        Transition(
            "withdraw_draft",
            (AgreementState.DRAFT.value,),
            AgreementState.WITHDRAWN.value,
            FILE,
            reason_required=True,
        ),
        Transition(
            "end_agreement",
            (AgreementState.RUNNING.value,),
            AgreementState.ENDED.value,
            FILE,
            guard=guard_end,
        ),
        Transition(
            "stop_agreement",
            (AgreementState.RUNNING.value,),
            AgreementState.STOPPED.value,
            HEAD,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in AgreementState},
)
