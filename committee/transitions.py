"""The states of meetings, agenda items and letters (house rule 18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clusterbeleid.core.actors import Role
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.transitions import StateTable, Transition
from committee.enums import ItemState, LetterState, MeetingState

SECRETARY = frozenset({Role.COMMITTEE_SECRETARY.value})
AGENDA = SECRETARY | {Role.HEAD_OF_TEAM.value}


@dataclass(frozen=True)
class MeetingFacts:
    """How many items wait for a decision, the day of the meeting, and the day of the action."""

    live_items: int
    on_day: date
    on: date


@dataclass(frozen=True)
class VoteFacts:
    """Whether the meeting is open, the dossier sealed, and the term for answers still running."""

    meeting_open: bool
    sealed: bool


def guard_convene(facts: MeetingFacts | None) -> tuple[Finding, ...]:
    """BLOCK convening without anything to decide."""
    if facts is None or facts.live_items:
        return ()
    return (Finding(Level.BLOCK, "committee.agenda_empty", "R50"),)


def guard_open(facts: MeetingFacts | None) -> tuple[Finding, ...]:
    """BLOCK opening before the day of the meeting."""
    if facts is None or facts.on >= facts.on_day:
        return ()
    return (Finding(Level.BLOCK, "committee.too_early", "R50", {"on_day": facts.on_day}),)


def guard_settled(facts: MeetingFacts | None) -> tuple[Finding, ...]:
    """BLOCK closing while items wait: each is decided, adjourned or taken off (A14)."""
    if facts is None or not facts.live_items:
        return ()
    values = {"items": facts.live_items}
    return (Finding(Level.BLOCK, "committee.items_open", "R51", values),)


def guard_vote(facts: VoteFacts | None) -> tuple[Finding, ...]:
    """BLOCK a vote outside an open meeting, or on a dossier that may still change (A13)."""
    if facts is None:
        return ()
    found = []
    if not facts.meeting_open:
        found.append(Finding(Level.BLOCK, "committee.meeting_not_open", "R50"))
    if not facts.sealed:
        found.append(Finding(Level.BLOCK, "committee.not_sealed", "R53"))
    return tuple(found)


MEETINGS = StateTable(
    "meeting of the committee",
    MeetingState.PLANNED.value,
    [
        Transition(
            "convene_meeting",
            (MeetingState.PLANNED.value,),
            MeetingState.CONVENED.value,
            SECRETARY,
            guard=guard_convene,
        ),
        Transition(
            "open_meeting",
            (MeetingState.CONVENED.value,),
            MeetingState.OPEN.value,
            SECRETARY,
            guard=guard_open,
        ),
        Transition(
            "close_meeting",
            (MeetingState.OPEN.value,),
            MeetingState.CLOSED.value,
            SECRETARY,
            guard=guard_settled,
        ),
        Transition(
            "approve_minutes",
            (MeetingState.CLOSED.value,),
            MeetingState.MINUTED.value,
            SECRETARY,
        ),
        Transition(
            "cancel_meeting",
            (MeetingState.PLANNED.value, MeetingState.CONVENED.value),
            MeetingState.CANCELLED.value,
            SECRETARY,
            reason_required=True,
            guard=guard_settled,
        ),
    ],
    {state.value: str(state.name.lower()) for state in MeetingState},
)

ITEMS = StateTable(
    "agenda item",
    ItemState.LISTED.value,
    [
        Transition(
            "open_vote",
            (ItemState.LISTED.value,),
            ItemState.VOTING.value,
            SECRETARY,
            guard=guard_vote,
        ),
        Transition("close_vote", (ItemState.VOTING.value,), ItemState.CLOSED.value, SECRETARY),
        Transition(
            "record_decision", (ItemState.CLOSED.value,), ItemState.DECIDED.value, SECRETARY
        ),
        Transition(
            "adjourn_item",
            (ItemState.LISTED.value, ItemState.VOTING.value, ItemState.CLOSED.value),
            ItemState.ADJOURNED.value,
            SECRETARY,
            reason_required=True,
        ),
        Transition(
            "take_off_agenda",
            (ItemState.LISTED.value,),
            ItemState.WITHDRAWN.value,
            AGENDA,
            reason_required=True,
        ),
    ],
    {state.value: str(state.name.lower()) for state in ItemState},
)

LETTERS = StateTable(
    "letter",
    LetterState.DRAFT.value,
    [
        Transition("finish_letter", (LetterState.DRAFT.value,), LetterState.FINAL.value, AGENDA),
        Transition("send_letter", (LetterState.FINAL.value,), LetterState.SENT.value, AGENDA),
    ],
    {state.value: str(state.name.lower()) for state in LetterState},
)
