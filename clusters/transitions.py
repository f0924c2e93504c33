"""The state tables of this room: cluster pacts, what was promised in them, proposals about members."""

from __future__ import annotations

from dataclasses import dataclass

from clusterbeleid.core.actors import CLUSTER_SIDE, Role
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.transitions import StateTable, Transition
from clusters.enums import CommitmentState, PactState, ProposalState

FILE = frozenset({Role.ACCOUNT_MANAGER.value, Role.HEAD_OF_TEAM.value})


@dataclass(frozen=True)
class SigningCheck:
    """What the check of a draft found before it may be signed."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class CommitmentFacts:
    """The state of the version that a commitment stands in."""

    pact_state: str


def guard_signing(facts: SigningCheck | None) -> tuple[Finding, ...]:
    """Pass on the findings of the check; without facts only state and role are asked."""
    return facts.findings if facts is not None else ()


def guard_commitment(facts: CommitmentFacts | None) -> tuple[Finding, ...]:
    """BLOCK following up what is not promised yet, or stands in an older version."""
    if facts is None or facts.pact_state == PactState.SIGNED:
        return ()
    return (Finding(Level.BLOCK, "pact.not_running", "R39"),)


PACTS = StateTable(
    "cluster pact",
    PactState.DRAFT.value,
    [
        Transition(
            "sign_pact",
            (PactState.DRAFT.value,),
            PactState.SIGNED.value,
            FILE,
            guard=guard_signing,
        ),
        Transition(
            "withdraw_pact",
            (PactState.DRAFT.value,),
            PactState.WITHDRAWN.value,
            FILE,
            reason_required=True,
        ),
        Transition("replace_pact", (PactState.SIGNED.value,), PactState.RENEWED.value, FILE),
        Transition(
            "end_pact",
            (PactState.SIGNED.value,),
            PactState.ENDED.value,
            FILE,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in PactState},
)

_UNFINISHED = (CommitmentState.OPEN.value, CommitmentState.RUNNING.value)
COMMITMENTS = StateTable(
    "commitment of a cluster pact",
    CommitmentState.OPEN.value,
    [
        Transition(
            "start_commitment",
            (CommitmentState.OPEN.value,),
            CommitmentState.RUNNING.value,
            FILE,
            guard=guard_commitment,
        ),
        Transition(
            "finish_commitment",
            _UNFINISHED,
            CommitmentState.DONE.value,
            FILE,
            guard=guard_commitment,
        ),
        Transition(
            "drop_commitment",
            _UNFINISHED,
            CommitmentState.DROPPED.value,
            FILE,
            reason_required=True,
            guard=guard_commitment,
        ),
        Transition(
            "resume_commitment",
            (CommitmentState.DONE.value, CommitmentState.DROPPED.value),
            CommitmentState.RUNNING.value,
            FILE,
            reason_required=True,
            guard=guard_commitment,
        ),
    ],
    {state.value: str(state.name.lower()) for state in CommitmentState},
)

_WAITING = (ProposalState.WAITING.value,)
PROPOSALS = StateTable(
    "proposal about a member",
    ProposalState.WAITING.value,
    [
        Transition("accept_proposal", _WAITING, ProposalState.ACCEPTED.value, FILE),
        Transition(
            "reject_proposal", _WAITING, ProposalState.REJECTED.value, FILE, reason_required=True
        ),
        Transition("withdraw_proposal", _WAITING, ProposalState.WITHDRAWN.value, CLUSTER_SIDE),
    ],
    {state.value: str(state.name.lower()) for state in ProposalState},
)
