"""The states of an interim evaluation (house rule 18, R42, R51)."""

from __future__ import annotations

from dataclasses import dataclass

from clusterbeleid.core.actors import SYSTEM_ROLE, Role
from clusterbeleid.kernel.findings import Finding
from clusterbeleid.kernel.transitions import StateTable, Transition
from evaluations.interim_enums import EvaluationState

HEAD = frozenset({Role.HEAD_OF_TEAM.value})
FILE = HEAD | {Role.ACCOUNT_MANAGER.value}
SIGNATORY = frozenset({Role.CLUSTER_SIGNATORY.value})
# An item is put on an agenda by the agency or the secretary; the secretary records what was decided.
AGENDA = FILE | {Role.COMMITTEE_SECRETARY.value}

_S = EvaluationState


@dataclass(frozen=True)
class StepFacts:
    """What the rules found about the step."""

    findings: tuple[Finding, ...] = ()


def guard_step(facts: StepFacts | None) -> tuple[Finding, ...]:
    """Pass on the findings of the check; without facts only state and role are asked."""
    return facts.findings if facts is not None else ()


def _step(action: str, source: _S, target: _S, roles: frozenset[str]) -> Transition:
    return Transition(action, (source.value,), target.value, roles, guard=guard_step)


_BEFORE_AGENDA = (
    _S.PLANNED,
    _S.SELF_EVALUATION,
    _S.PANEL,
    _S.FINDINGS,
    _S.REPLY,
    _S.ADVICE,
    _S.ADVISED,
)
EVALUATIONS = StateTable(
    "interim evaluation",
    _S.PLANNED.value,
    [
        _step("open_evaluation", _S.PLANNED, _S.SELF_EVALUATION, FILE),
        _step("submit_self_evaluation", _S.SELF_EVALUATION, _S.PANEL, SIGNATORY),
        _step("close_panel", _S.PANEL, _S.FINDINGS, FILE),
        _step("send_findings", _S.FINDINGS, _S.REPLY, FILE),
        _step("hand_in_reply", _S.REPLY, _S.ADVICE, SIGNATORY),
        _step("end_reply", _S.REPLY, _S.ADVICE, FILE),
        _step("approve_advice", _S.ADVICE, _S.ADVISED, HEAD),
        Transition(
            "reopen_advice", (_S.ADVISED.value,), _S.ADVICE.value, FILE, reason_required=True
        ),
        _step("put_on_agenda", _S.ADVISED, _S.ON_AGENDA, AGENDA),
        Transition(
            "take_off_agenda", (_S.ON_AGENDA.value,), _S.ADVISED.value, AGENDA, reason_required=True
        ),
        _step("decide", _S.ON_AGENDA, _S.DECIDED, AGENDA | {SYSTEM_ROLE}),
        Transition(
            "cancel_evaluation",
            tuple(state.value for state in _BEFORE_AGENDA),
            _S.CANCELLED.value,
            HEAD,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in _S},
)
