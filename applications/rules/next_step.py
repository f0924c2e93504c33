"""What an applicant does next with an application, for the page of the own files (R38)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from applications.enums import ApplicationState

_S = ApplicationState
# Where this file goes no further; an invited expression goes on as a proposal.
ENDED = frozenset(
    {
        _S.INVITED.value,
        _S.INADMISSIBLE.value,
        _S.NOT_INVITED.value,
        _S.JOINED.value,
        _S.GRANTED.value,
        _S.REFUSED.value,
        _S.WITHDRAWN.value,
    }
)


class NextStep(StrEnum):
    """What comes next; the words stand in ``texts.steps``."""

    FILL_IN = "fill_in"
    SUBMIT = "submit"
    LET_SIGN = "let_sign"
    WAIT_OPENING = "wait_opening"
    TOO_LATE = "too_late"
    COMPLETE = "complete"
    WAIT_AGENCY = "wait_agency"
    WAIT_COMMITTEE = "wait_committee"
    WRITE_PROPOSAL = "write_proposal"
    READ_DECISION = "read_decision"
    NOTHING = "nothing"


_WAITING = {
    _S.ON_AGENDA.value: NextStep.WAIT_COMMITTEE,
    _S.INVITED.value: NextStep.WRITE_PROPOSAL,
    _S.JOINED.value: NextStep.WRITE_PROPOSAL,
    _S.INADMISSIBLE.value: NextStep.READ_DECISION,
    _S.NOT_INVITED.value: NextStep.READ_DECISION,
    _S.GRANTED.value: NextStep.READ_DECISION,
    _S.REFUSED.value: NextStep.READ_DECISION,
    _S.WITHDRAWN.value: NextStep.NOTHING,
}


@dataclass(frozen=True)
class StepFacts:
    """What decides on the next step; ``closes_at`` is the term that counts in this state."""

    state: str
    blocking: int
    signs: bool
    opens_at: datetime | None
    closes_at: datetime | None
    now: datetime


def next_step(facts: StepFacts) -> NextStep:
    """Return what the applicant does next."""
    late = facts.closes_at is not None and facts.now > facts.closes_at
    if facts.state == _S.COMPLETION_ASKED.value:
        return NextStep.WAIT_AGENCY if late else NextStep.COMPLETE
    if facts.state != _S.DRAFT.value:
        return _WAITING.get(facts.state, NextStep.WAIT_AGENCY)
    if late:
        return NextStep.TOO_LATE
    if facts.blocking:
        return NextStep.FILL_IN
    if facts.opens_at is not None and facts.now < facts.opens_at:
        return NextStep.WAIT_OPENING
    return NextStep.SUBMIT if facts.signs else NextStep.LET_SIGN
