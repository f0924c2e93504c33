"""The states of a review by an expert and of an advice (house rule 18, R52)."""

from __future__ import annotations

from dataclasses import dataclass

from applications.judging_enums import AdviceState, ReviewState
from clusterbeleid.core.actors import Role
from clusterbeleid.kernel.findings import Finding
from clusterbeleid.kernel.transitions import StateTable, Transition

HEAD = frozenset({Role.HEAD_OF_TEAM.value})
FILE = HEAD | {Role.ACCOUNT_MANAGER.value}
EXPERT = frozenset({Role.EXPERT.value})

_R = ReviewState
_A = AdviceState


@dataclass(frozen=True)
class JudgingFacts:
    """What the rules found about the step."""

    findings: tuple[Finding, ...] = ()


def guard_judging(facts: JudgingFacts | None) -> tuple[Finding, ...]:
    """Pass on the findings of the check; without facts only state and role are asked."""
    return facts.findings if facts is not None else ()


REVIEWS = StateTable(
    "review",
    _R.INVITED.value,
    [
        Transition(
            "accept_review",
            (_R.INVITED.value,),
            _R.ACCEPTED.value,
            EXPERT,
            guard=guard_judging,
        ),
        Transition(
            "decline_review",
            (_R.INVITED.value,),
            _R.DECLINED.value,
            EXPERT,
            reason_required=True,
        ),
        Transition(
            "declare_interest",
            (_R.INVITED.value, _R.ACCEPTED.value, _R.SUBMITTED.value),
            _R.CONFLICTED.value,
            EXPERT,
            reason_required=True,
        ),
        Transition(
            "submit_scores",
            (_R.ACCEPTED.value,),
            _R.SUBMITTED.value,
            EXPERT,
            guard=guard_judging,
        ),
        Transition(
            "return_scores",
            (_R.SUBMITTED.value,),
            _R.ACCEPTED.value,
            FILE,
            reason_required=True,
        ),
        Transition(
            "withdraw_invitation",
            (_R.INVITED.value, _R.ACCEPTED.value),
            _R.WITHDRAWN.value,
            FILE,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in _R},
)

ADVICES = StateTable(
    "advice",
    _A.DRAFT.value,
    [
        Transition(
            "send_advice",
            (_A.DRAFT.value, _A.RETURNED.value),
            _A.TO_APPROVE.value,
            FILE,
            guard=guard_judging,
        ),
        Transition(
            "return_advice",
            (_A.TO_APPROVE.value,),
            _A.RETURNED.value,
            HEAD,
            reason_required=True,
        ),
        Transition(
            "approve_advice",
            (_A.TO_APPROVE.value,),
            _A.APPROVED.value,
            HEAD,
            guard=guard_judging,
        ),
        Transition(
            "revise_advice",
            (_A.APPROVED.value,),
            _A.DRAFT.value,
            FILE,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in _A},
)
