"""Planning, convening, opening and closing a meeting, and recording who is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import connection, transaction

from clusterbeleid.core import outbox
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.state import change_state
from clusters.actions.common import day_of
from committee import notifications
from committee.actions.common import locked_meeting
from committee.enums import Presence, SeatRole
from committee.models import Attendance, CommitteeMandate, Meeting, Vote
from committee.permissions import (
    may_change_meeting,
    may_correct_meeting,
    may_plan_meeting,
    may_record_attendance,
)
from committee.queries import live_items, roster_of
from committee.transitions import MEETINGS, MeetingFacts

_NUMBERING = "SELECT pg_advisory_xact_lock(hashtext('committee.meetings'))"


@dataclass(frozen=True)
class MeetingData:
    """A meeting as typed; ``closes_at`` ends a round in writing."""

    kind: str
    on_day: date
    begins_at: time
    place: str = ""
    closes_at: datetime | None = None


@dataclass(frozen=True)
class PresenceData:
    """Whether somebody takes part; ``replaces`` is the seat of an absent member (deputies only)."""

    presence: str
    replaces: int | None = None


@transaction.atomic
def plan_meeting(data: MeetingData, *, actor: Actor, at: datetime) -> Meeting:
    """Put a meeting in the calendar with the next number of its year; raises ``Refused``."""
    require(may_plan_meeting(actor))
    meeting = _filled(Meeting(number=_next_number(data.on_day.year)), data)
    return save_tracked(meeting, actor=actor, at=at, reason="committee.meeting_planned")


@transaction.atomic
def correct_meeting(
    meeting: Meeting,
    data: MeetingData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Meeting:
    """Change day, hour or place before the meeting opens; raises ``Refused`` or ``Conflict``."""
    stored = locked_meeting(meeting)
    require(may_correct_meeting(actor, stored))
    _filled(stored, data)
    return save_tracked(
        stored, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


@transaction.atomic
def convene_meeting(meeting: Meeting, *, actor: Actor, at: datetime) -> Meeting:
    """Show the agenda to everybody with a seat and tell them by mail; raises ``Refused``."""
    stored = _step(meeting, "convene_meeting", actor, at)
    people = [row.person for row in roster_of(stored)]
    outbox.enqueue_many([notifications.convocation(stored, one) for one in people], at=at)
    return stored


@transaction.atomic
def open_meeting(meeting: Meeting, *, actor: Actor, at: datetime) -> Meeting:
    """Begin; from now on votes can be opened. Raises ``Refused`` before the day."""
    return _step(meeting, "open_meeting", actor, at)


@transaction.atomic
def close_meeting(meeting: Meeting, *, actor: Actor, at: datetime) -> Meeting:
    """End a meeting of which every item is settled; raises ``Refused``."""
    return _step(meeting, "close_meeting", actor, at)


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, actor: Actor, at: datetime, reason: str) -> Meeting:
    """Cancel a meeting whose items were taken off or adjourned first; raises ``Refused``."""
    return _step(meeting, "cancel_meeting", actor, at, reason)


@transaction.atomic
def record_attendance(
    meeting: Meeting, given: Mapping[int, PresenceData], *, actor: Actor, at: datetime
) -> list[Attendance]:
    """Record for each seat (by key) who takes part and whom a deputy replaces.

    Raises ``Refused`` when somebody is replaced who is there, when another than a deputy replaces,
    or when somebody who voted would be away.
    """
    stored = locked_meeting(meeting)
    require(may_record_attendance(actor, stored))
    seats = {row.pk: row for row in roster_of(stored)}
    chosen = {key: value for key, value in given.items() if key in seats}
    _refuse_wrong_deputies(seats, chosen)
    _refuse_absent_voters(stored, seats, chosen)
    known = {row.mandate_id: row for row in Attendance.objects.filter(meeting=stored)}
    # Who is replaced no longer goes first: a member is replaced once.
    order = sorted(chosen, key=lambda key: chosen[key].replaces is not None)
    rows = []
    for key in order:
        row = known.get(key) or Attendance(meeting=stored, mandate=seats[key])
        value = chosen[key]
        if (row.presence, row.replaces_id) != (value.presence, value.replaces):
            row.presence, row.replaces_id = value.presence, value.replaces
            save_tracked(row, actor=actor, at=at, reason="committee.attendance")
        rows.append(row)
    return rows


def _step(meeting: Meeting, action: str, actor: Actor, at: datetime, reason: str = "") -> Meeting:
    stored = locked_meeting(meeting)
    facts = MeetingFacts(live_items(stored).count(), stored.on_day, day_of(at))
    require(may_change_meeting(actor, stored, action, facts))
    return change_state(
        stored, action, table=MEETINGS, actor=actor, at=at, reason=reason, facts=facts
    )


def _filled(meeting: Meeting, data: MeetingData) -> Meeting:
    meeting.kind = data.kind
    meeting.on_day = data.on_day
    meeting.begins_at = data.begins_at
    meeting.place = data.place
    meeting.closes_at = data.closes_at
    return meeting


def _next_number(year: int) -> str:
    # The row of the next number is not there yet to be held, so the numbering itself is.
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERING)
    used = Meeting.objects.filter(number__startswith=f"{year}-").count()
    return f"{year}-{used + 1:02d}"


def _refuse_wrong_deputies(
    seats: Mapping[int, CommitteeMandate], chosen: Mapping[int, PresenceData]
) -> None:
    replaced: list[int] = []
    for key, value in chosen.items():
        if value.replaces is None:
            continue
        other = seats.get(value.replaces)
        there = chosen.get(value.replaces, PresenceData(Presence.ABSENT))
        fits = (
            seats[key].role == SeatRole.DEPUTY
            and other is not None
            and other.role in {SeatRole.MEMBER, SeatRole.CHAIR}
            and there.presence != Presence.PRESENT
        )
        if not fits or value.replaces in replaced:
            raise Refused.because(
                "committee.wrong_deputy", "R50", person=seats[key].person.full_name
            )
        replaced.append(value.replaces)


def _refuse_absent_voters(
    meeting: Meeting, seats: Mapping[int, CommitteeMandate], chosen: Mapping[int, PresenceData]
) -> None:
    away: Sequence[int] = [
        seats[key].person_id for key, value in chosen.items() if value.presence != Presence.PRESENT
    ]
    voted = Vote.objects.filter(item__meeting=meeting, person_id__in=away, annulled_at=None)
    found = voted.select_related("person").first()
    if found is not None:
        raise Refused.because("committee.voted_so_present", "R50", person=found.person.full_name)
