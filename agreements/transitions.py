"""The states of a support agreement: drafted by one person, confirmed by another (house rule 18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agreements.enums import AgreementState, DutyState
from clusterbeleid.core.actors import PUBLISHER_ROLE, Role
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
    """The last day of the agreement, the day on which somebody wants to end it, and what stands in the way.

    ``unpublished_since`` is the day by which its aid should have been published and was not.
    """

    last_day: date
    on: date
    unpublished_since: date | None = None


def guard_confirm(facts: ConfirmFacts | None) -> tuple[Finding, ...]:
    """Pass on the findings of the check; without facts only state and role are asked."""
    return facts.findings if facts is not None else ()


def guard_end(facts: EndFacts | None) -> tuple[Finding, ...]:
    """BLOCK ending an agreement that still runs, or whose aid is not published in time (R19).

    An earlier end is a stop, with its reason.
    """
    if facts is None:
        return ()
    found = []
    if facts.on <= facts.last_day:
        days = {"last_day": facts.last_day}
        found.append(Finding(Level.BLOCK, "agreement.still_running", "R51", days))
    if facts.unpublished_since is not None:
        due = {"due": facts.unpublished_since}
        found.append(Finding(Level.BLOCK, "agreement.not_published", "R19", due))
    return tuple(found)


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


DUTIES = StateTable(
    "duty of a grant",
    DutyState.OPEN.value,
    [
        Transition(
            "meet_duty", (DutyState.OPEN.value,), DutyState.MET.value, FILE | {PUBLISHER_ROLE}
        ),
    ],
    {state.value: str(state.name.lower()) for state in DutyState},
)
