"""What other systems hear of this room: what the committee decided, told once a decision stands."""

from __future__ import annotations

from datetime import datetime

from clusterbeleid.core.events import Event, tell
from committee.enums import DecisionType
from committee.models import Decision

NAMES = {
    DecisionType.GRANT: "decision.granted",
    DecisionType.REFUSE: "decision.refused",
    DecisionType.ADMISSIBLE: "decision.admissible",
    DecisionType.NOT_ADMISSIBLE: "decision.not_admissible",
    DecisionType.APPROVE_PACT: "decision.pact_approved",
    DecisionType.PROLONG: "decision.prolonged",
    DecisionType.PHASE_OUT: "decision.phased_out",
    DecisionType.LAPSE: "decision.lapsed",
    DecisionType.SUSPEND_PAYMENT: "decision.payment_suspended",
    DecisionType.CHANGE: "decision.changed",
    DecisionType.ACCEPT_REPORT: "decision.report_accepted",
    DecisionType.RECOVER: "decision.recovery_ordered",
    DecisionType.STOP: "decision.stopped",
    DecisionType.WITHDRAW: "decision.withdrawn",
    DecisionType.CORRECT: "decision.corrected",
}


def decided(decision: Decision, *, at: datetime) -> None:
    """Tell of a decision, in the transaction that records it (R51)."""
    event = Event(
        name=NAMES[DecisionType(decision.decision_type)],
        business_key=f"decision:{decision.pk}",
        subject="decision",
        object_id=decision.pk,
        on_day=decision.decided_on,
        scope=decision.item.scope,
        facts={
            "number": decision.number,
            "decision_type": decision.decision_type,
            "authority": decision.authority,
        },
    )
    tell([event], at=at)
