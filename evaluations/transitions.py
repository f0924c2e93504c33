"""The state tables of this room."""

from __future__ import annotations

from dataclasses import dataclass

from clusterbeleid.core.actors import Role
from clusterbeleid.kernel.findings import Finding
from clusterbeleid.kernel.transitions import StateTable, Transition
from evaluations.enums import ReportState
from evaluations.interim_transitions import EVALUATIONS

__all__ = ["EVALUATIONS", "OPEN_STATES", "REPORTS", "ReportChecked"]

_S = ReportState
_HEAD = frozenset({Role.HEAD_OF_TEAM.value})
_FILE = _HEAD | {Role.ACCOUNT_MANAGER.value}
_SIGNATORY = frozenset({Role.CLUSTER_SIGNATORY.value})
# While the cluster organisation may write; in all other states the content stands still (A1).
OPEN_STATES = frozenset({_S.OPEN.value, _S.QUESTIONS.value})


@dataclass(frozen=True)
class ReportChecked:
    """What the rules found about the step."""

    findings: tuple[Finding, ...] = ()


def guard_report(facts: ReportChecked | None) -> tuple[Finding, ...]:
    """Pass on the findings of the check; without facts only state and role are asked."""
    return facts.findings if facts is not None else ()


REPORTS = StateTable(
    "report",
    _S.OPEN.value,
    [
        Transition(
            "submit_report", (_S.OPEN.value,), _S.SUBMITTED.value, _SIGNATORY, guard=guard_report
        ),
        Transition(
            "answer_questions",
            (_S.QUESTIONS.value,),
            _S.SUBMITTED.value,
            _SIGNATORY,
            guard=guard_report,
        ),
        Transition("start_review", (_S.SUBMITTED.value,), _S.IN_REVIEW.value, _FILE),
        Transition(
            "ask_questions",
            (_S.IN_REVIEW.value,),
            _S.QUESTIONS.value,
            _FILE,
            reason_required=True,
        ),
        Transition(
            "end_questions",
            (_S.QUESTIONS.value,),
            _S.IN_REVIEW.value,
            _FILE,
            reason_required=True,
        ),
        Transition(
            "accept_report", (_S.IN_REVIEW.value,), _S.ACCEPTED.value, _FILE, guard=guard_report
        ),
        Transition(
            "reopen_report",
            (_S.ACCEPTED.value,),
            _S.QUESTIONS.value,
            _HEAD,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in _S},
)
