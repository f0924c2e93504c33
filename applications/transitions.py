"""The states of a call and of an application (house rule 18, R38, R51)."""

from __future__ import annotations

from dataclasses import dataclass

from applications.enums import ApplicationState, CallState, Step
from applications.judging_transitions import ADVICES, REVIEWS
from clusterbeleid.core.actors import CLUSTER_SIDE, SYSTEM_ROLE, Role
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.transitions import StateTable, Transition

# The tables of the whole room, for whoever reads them here.
__all__ = ["ADVICES", "APPLICATIONS", "CALLS", "REVIEWS"]

HEAD = frozenset({Role.HEAD_OF_TEAM.value})
FILE = HEAD | {Role.ACCOUNT_MANAGER.value}
SIGNATORY = frozenset({Role.CLUSTER_SIGNATORY.value})
SECRETARY = frozenset({Role.COMMITTEE_SECRETARY.value, SYSTEM_ROLE})

_S = ApplicationState
UNDER_REVIEW = (_S.SUBMITTED.value, _S.ADMISSIBLE.value, _S.IN_ASSESSMENT.value, _S.ADVISED.value)
# While the applicant may write; in all other states the content stands still.
OPEN_STATES = frozenset({_S.DRAFT.value, _S.COMPLETION_ASKED.value})


@dataclass(frozen=True)
class CheckedFacts:
    """What the rules found about the step."""

    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class StepFacts:
    """The step of the application, for actions that only one of both knows."""

    step: str


def guard_checked(facts: CheckedFacts | None) -> tuple[Finding, ...]:
    """Pass on the findings of the check; without facts only state and role are asked."""
    return facts.findings if facts is not None else ()


def guard_expression(facts: StepFacts | None) -> tuple[Finding, ...]:
    """BLOCK what only an expression of interest can undergo: invitation and joining (R38)."""
    if facts is None or facts.step == Step.EXPRESSION.value:
        return ()
    return (Finding(Level.BLOCK, "applications.expression_only", "R38"),)


def guard_full(facts: StepFacts | None) -> tuple[Finding, ...]:
    """BLOCK an expression of interest on its way to the committee: the proposal goes there."""
    if facts is None or facts.step == Step.FULL.value:
        return ()
    return (Finding(Level.BLOCK, "applications.full_only", "R38"),)


CALLS = StateTable(
    "call",
    CallState.DRAFT.value,
    [
        Transition(
            "publish_call",
            (CallState.DRAFT.value,),
            CallState.PUBLISHED.value,
            HEAD,
            guard=guard_checked,
        ),
        Transition(
            "close_call",
            (CallState.PUBLISHED.value,),
            CallState.CLOSED.value,
            HEAD,
            reason_required=True,
        ),
        Transition(
            "drop_call",
            (CallState.DRAFT.value,),
            CallState.DROPPED.value,
            FILE,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in CallState},
)

APPLICATIONS = StateTable(
    "application",
    _S.DRAFT.value,
    [
        Transition("submit", (_S.DRAFT.value,), _S.SUBMITTED.value, SIGNATORY, guard=guard_checked),
        Transition(
            "drop_draft",
            (_S.DRAFT.value,),
            _S.WITHDRAWN.value,
            CLUSTER_SIDE,
            reason_required=True,
        ),
        Transition(
            "withdraw",
            (*UNDER_REVIEW, _S.COMPLETION_ASKED.value, _S.INVITED.value, _S.ON_AGENDA.value),
            _S.WITHDRAWN.value,
            SIGNATORY,
            reason_required=True,
        ),
        Transition(
            "ask_completion",
            (_S.SUBMITTED.value, _S.ADMISSIBLE.value),
            _S.COMPLETION_ASKED.value,
            FILE,
            reason_required=True,
        ),
        Transition(
            "reopen",
            (_S.IN_ASSESSMENT.value, _S.ADVISED.value),
            _S.COMPLETION_ASKED.value,
            HEAD,
            reason_required=True,
        ),
        Transition(
            "complete",
            (_S.COMPLETION_ASKED.value,),
            _S.SUBMITTED.value,
            SIGNATORY,
            guard=guard_checked,
        ),
        Transition(
            "end_completion",
            (_S.COMPLETION_ASKED.value,),
            _S.SUBMITTED.value,
            FILE,
            reason_required=True,
        ),
        Transition(
            "declare_admissible",
            (_S.SUBMITTED.value,),
            _S.ADMISSIBLE.value,
            FILE,
            guard=guard_checked,
        ),
        Transition(
            "declare_inadmissible",
            (_S.SUBMITTED.value,),
            _S.INADMISSIBLE.value,
            HEAD,
            reason_required=True,
        ),
        Transition("start_assessment", (_S.ADMISSIBLE.value,), _S.IN_ASSESSMENT.value, FILE),
        Transition(
            "approve_advice",
            (_S.IN_ASSESSMENT.value,),
            _S.ADVISED.value,
            HEAD,
            guard=guard_checked,
        ),
        Transition(
            "put_on_agenda",
            (_S.ADVISED.value,),
            _S.ON_AGENDA.value,
            HEAD | SECRETARY,
            guard=guard_full,
        ),
        Transition(
            "take_off_agenda",
            (_S.ON_AGENDA.value,),
            _S.ADVISED.value,
            HEAD | SECRETARY,
            reason_required=True,
        ),
        Transition("grant", (_S.ON_AGENDA.value,), _S.GRANTED.value, SECRETARY),
        Transition(
            "refuse", (_S.ON_AGENDA.value,), _S.REFUSED.value, SECRETARY, reason_required=True
        ),
        Transition(
            "invite",
            (_S.ADMISSIBLE.value, _S.IN_ASSESSMENT.value, _S.ADVISED.value),
            _S.INVITED.value,
            HEAD,
            guard=guard_expression,
        ),
        Transition(
            "not_invite",
            (_S.ADMISSIBLE.value, _S.IN_ASSESSMENT.value, _S.ADVISED.value),
            _S.NOT_INVITED.value,
            HEAD,
            reason_required=True,
            guard=guard_expression,
        ),
        Transition(
            "join",
            (_S.ADMISSIBLE.value, _S.IN_ASSESSMENT.value, _S.ADVISED.value),
            _S.JOINED.value,
            HEAD,
            reason_required=True,
            guard=guard_expression,
        ),
    ],
    {state.value: str(state.name.lower()) for state in _S},
)
