"""The states of this room: contributions that come in, costs and what is paid on them."""

from __future__ import annotations

from clusterbeleid.core.actors import CLUSTER_SIDE, SYSTEM_ROLE, Role
from clusterbeleid.kernel.transitions import StateTable, Transition
from cofinancing.enums import AccountState, CostState, PaymentState, RecoveryState, SettlementState
from cofinancing.enums import ContributionState as State

OFFICIALS = frozenset({Role.ACCOUNT_MANAGER.value, Role.HEAD_OF_TEAM.value})
ENTERING = OFFICIALS | CLUSTER_SIDE | {SYSTEM_ROLE}

CONTRIBUTIONS = StateTable(
    "contribution",
    State.PLEDGED.value,
    [
        Transition("invoice", (State.PLEDGED.value,), State.INVOICED.value, ENTERING),
        Transition(
            "receive", (State.PLEDGED.value, State.INVOICED.value), State.RECEIVED.value, ENTERING
        ),
        Transition("accept", (State.RECEIVED.value,), State.ACCEPTED.value, OFFICIALS),
        Transition(
            "reject",
            (State.PLEDGED.value, State.INVOICED.value, State.RECEIVED.value),
            State.REJECTED.value,
            OFFICIALS,
            reason_required=True,
        ),
        Transition(
            "withdraw",
            (State.PLEDGED.value, State.INVOICED.value, State.RECEIVED.value),
            State.REJECTED.value,
            ENTERING,
            reason_required=True,
        ),
        Transition(
            "reconsider",
            (State.ACCEPTED.value, State.REJECTED.value),
            State.RECEIVED.value,
            OFFICIALS,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in State},
)

_JUDGED = (CostState.ACCEPTED.value, CostState.PARTLY.value, CostState.REJECTED.value)

COSTS = StateTable(
    "cost",
    CostState.CLAIMED.value,
    [
        Transition("accept", (CostState.CLAIMED.value,), CostState.ACCEPTED.value, OFFICIALS),
        Transition(
            "accept_partly",
            (CostState.CLAIMED.value,),
            CostState.PARTLY.value,
            OFFICIALS,
            reason_required=True,
        ),
        Transition(
            "reject",
            (CostState.CLAIMED.value,),
            CostState.REJECTED.value,
            OFFICIALS,
            reason_required=True,
        ),
        Transition(
            "withdraw",
            (CostState.CLAIMED.value,),
            CostState.WITHDRAWN.value,
            ENTERING,
            reason_required=True,
        ),
        Transition("reconsider", _JUDGED, CostState.CLAIMED.value, OFFICIALS, reason_required=True),
    ],
    {state.value: str(state.name.lower()) for state in CostState},
)

SETTLERS = frozenset({Role.HEAD_OF_TEAM.value, Role.FINANCE.value})

SETTLEMENTS = StateTable(
    "settlement",
    SettlementState.FIXED.value,
    [
        Transition(
            "withdraw_settlement",
            (SettlementState.FIXED.value,),
            SettlementState.WITHDRAWN.value,
            SETTLERS,
            reason_required=True,
        )
    ],
    {state.value: str(state.name.lower()) for state in SettlementState},
)

FINANCE = frozenset({Role.FINANCE.value})
HEAD = frozenset({Role.HEAD_OF_TEAM.value})

ACCOUNTS = StateTable(
    "bank account",
    AccountState.ENTERED.value,
    [
        Transition("verify", (AccountState.ENTERED.value,), AccountState.VERIFIED.value, SETTLERS),
        Transition(
            "end_account",
            (AccountState.ENTERED.value, AccountState.VERIFIED.value),
            AccountState.ENDED.value,
            SETTLERS,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in AccountState},
)

PAYMENTS = StateTable(
    "payment",
    PaymentState.PROPOSED.value,
    [
        Transition("approve", (PaymentState.PROPOSED.value,), PaymentState.APPROVED.value, HEAD),
        Transition("send", (PaymentState.APPROVED.value,), PaymentState.SENT.value, FINANCE),
        Transition("confirm_paid", (PaymentState.SENT.value,), PaymentState.PAID.value, FINANCE),
        Transition(
            "reject",
            (
                PaymentState.PROPOSED.value,
                PaymentState.APPROVED.value,
                PaymentState.SENT.value,
            ),
            PaymentState.REJECTED.value,
            OFFICIALS | FINANCE,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in PaymentState},
)

_OWED = (RecoveryState.CLAIMED.value, RecoveryState.PARTLY.value)
_WAITING = (RecoveryState.SUSPENDED.value, RecoveryState.WRITE_OFF.value)

RECOVERIES = StateTable(
    "recovery",
    RecoveryState.PROPOSED.value,
    [
        Transition("approve", (RecoveryState.PROPOSED.value,), RecoveryState.CLAIMED.value, HEAD),
        Transition(
            "withdraw",
            (RecoveryState.PROPOSED.value,),
            RecoveryState.WITHDRAWN.value,
            OFFICIALS | FINANCE,
            reason_required=True,
        ),
        Transition("receive_part", _OWED, RecoveryState.PARTLY.value, FINANCE),
        Transition("receive_rest", _OWED, RecoveryState.PAID_BACK.value, FINANCE),
        Transition(
            "suspend",
            _OWED,
            RecoveryState.SUSPENDED.value,
            OFFICIALS | FINANCE,
            reason_required=True,
        ),
        Transition(
            "ask_write_off",
            (*_OWED, RecoveryState.SUSPENDED.value),
            RecoveryState.WRITE_OFF.value,
            OFFICIALS | FINANCE,
            reason_required=True,
        ),
        Transition(
            "write_off",
            (RecoveryState.WRITE_OFF.value,),
            RecoveryState.WRITTEN_OFF.value,
            HEAD,
            reason_required=True,
        ),
        Transition("resume", _WAITING, RecoveryState.CLAIMED.value, HEAD, reason_required=True),
        Transition(
            "resume_partly", _WAITING, RecoveryState.PARTLY.value, HEAD, reason_required=True
        ),
    ],
    {state.value: str(state.name.lower()) for state in RecoveryState},
)
