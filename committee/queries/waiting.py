"""What waits for somebody of the committee: to declare, to vote, to write down (R52)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clusterbeleid.core.actors import Actor, Role
from committee.enums import ItemState, LetterState, MeetingState, Presence, SeatRole
from committee.models import (
    AgendaItem,
    Attendance,
    CommitteeMandate,
    InterestDeclaration,
    Letter,
    Meeting,
    Vote,
)
from committee.queries.visibility import visible_items, visible_letters, visible_meetings
from committee.rules import SeatFacts, may_vote

DECLARE, VOTE, DECIDE, FINISH, SEND = "declare", "vote", "decide", "finish_letter", "send_letter"
_CALLED = (MeetingState.CONVENED, MeetingState.OPEN)
_BEFORE_THE_RESULT = (ItemState.LISTED, ItemState.VOTING)


@dataclass(frozen=True)
class Waiting:
    """One thing to do about an item; ``letter`` is the letter it is about, when there is one."""

    step: str
    item: AgendaItem
    letter: Letter | None = None


def waiting_for(actor: Actor, *, on: date) -> list[Waiting]:
    """Return what waits for the actor, by the day of the meeting; at most seven queries."""
    return [*_as_member(actor, on), *_as_secretary(actor, on)]


def coming_meetings(actor: Actor, *, on: date) -> list[Meeting]:
    """Return the visible meetings of ``on`` and later, the first one first."""
    found = visible_meetings(actor, on=on).filter(on_day__gte=on)
    return list(found.exclude(state=MeetingState.CANCELLED).order_by("on_day", "begins_at"))


def _as_member(actor: Actor, on: date) -> list[Waiting]:
    if not actor.has(Role.COMMITTEE_MEMBER):
        return []
    found = visible_items(actor, on=on).filter(
        state__in=_BEFORE_THE_RESULT, meeting__state__in=_CALLED
    )
    items = list(found.select_related("meeting").order_by("meeting__on_day", "order", "pk"))
    own = InterestDeclaration.objects.filter(item__in=items, person_id=actor.user_id)
    declared = set(own.values_list("item_id", flat=True))
    votes = Vote.objects.filter(item__in=items, person_id=actor.user_id, annulled_at__isnull=True)
    voted = set(votes.values_list("item_id", flat=True))
    seated = _may_vote_in(actor, {row.meeting_id: row.meeting for row in items})
    return [
        Waiting(VOTE if row.pk in declared else DECLARE, row)
        for row in items
        if row.meeting_id in seated
        and (
            row.pk not in declared
            or (row.state == ItemState.VOTING and row.pk not in voted and seated[row.meeting_id])
        )
    ]


def _may_vote_in(actor: Actor, meetings: dict[int, Meeting]) -> dict[int, bool]:
    """Tell for each meeting with a seat of the actor whether it brings a vote now; two queries."""
    own = list(
        CommitteeMandate.objects.filter(person_id=actor.user_id).exclude(role=SeatRole.SECRETARY)
    )
    noted = Attendance.objects.filter(meeting__in=meetings)
    rows = list(noted.select_related("mandate", "replaces"))
    return {
        key: _brings_vote(mandate, meeting, [row for row in rows if row.meeting_id == key])
        for key, meeting in meetings.items()
        for mandate in own
        if mandate.first_day <= meeting.on_day <= (mandate.last_day or date.max)
    }


def _brings_vote(mandate: CommitteeMandate, meeting: Meeting, rows: Sequence[Attendance]) -> bool:
    replaced = {
        row.replaces.pk: SeatFacts(row.replaces.person_id, "", row.replaces.role)
        for row in rows
        if row.replaces
    }
    own = {mandate.pk: SeatFacts(mandate.person_id, "", mandate.role)}
    seats = {**replaced, **own, **{row.mandate_id: _seat(row) for row in rows}}
    seat = seats[mandate.pk]
    return (meeting.is_written or seat.present) and may_vote(seat, list(seats.values()))


def _seat(row: Attendance) -> SeatFacts:
    replaced = row.replaces.person_id if row.replaces else None
    present = row.presence == Presence.PRESENT
    return SeatFacts(row.mandate.person_id, "", row.mandate.role, present, replaced)


def _as_secretary(actor: Actor, on: date) -> list[Waiting]:
    """Return closed votes without a decision, and letters that did not leave; two queries."""
    if not actor.has(Role.COMMITTEE_SECRETARY):
        return []
    closed = visible_items(actor, on=on).filter(state=ItemState.CLOSED)
    to_decide = closed.select_related("meeting").order_by("meeting__on_day", "order", "pk")
    letters = visible_letters(actor, on=on).exclude(state=LetterState.SENT)
    to_send = letters.select_related("decision__item__meeting").order_by("pk")
    return [
        *(Waiting(DECIDE, row) for row in to_decide),
        *(
            Waiting(FINISH if row.state == LetterState.DRAFT else SEND, row.decision.item, row)
            for row in to_send
        ),
    ]
