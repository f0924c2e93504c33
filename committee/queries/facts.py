"""What the rules must know of an item: seats, presence, interests and votes, in five statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from clusterbeleid.accounts.queries import running
from committee.enums import LIVE_ITEMS, Presence
from committee.models import (
    AgendaItem,
    Attendance,
    CommitteeMandate,
    InterestDeclaration,
    Meeting,
    Vote,
)
from committee.rules import ItemFacts, SeatFacts


def roster_of(meeting: Meeting) -> list[CommitteeMandate]:
    """Return who has a seat on the day of the meeting, with their names; chair first."""
    found = CommitteeMandate.objects.filter(running(meeting.on_day)).select_related("person")
    order = ["chair", "member", "deputy", "observer", "secretary"]
    return sorted(found, key=lambda row: (order.index(row.role), row.person.full_name, row.pk))


def facts_of(item: AgendaItem) -> ItemFacts:
    """Return the facts of an item, with the votes that stand; five statements.

    Who has a seat and takes part stands as it was when the vote closed.
    """
    meeting = item.meeting
    declared = declarations_by_person(item)
    standing = Vote.objects.filter(item=item, annulled_at__isnull=True)
    votes = dict(standing.values_list("person_id", "choice"))
    seats = seats_now(meeting) if item.taking_part is None else seats_stored(item.taking_part)
    return ItemFacts(
        on=meeting.on_day,
        seats=tuple(
            replace(
                seat,
                declared=seat.person_id in declared,
                recused=declared.get(seat.person_id, False),
                choice=votes.get(seat.person_id),
            )
            for seat in seats
        ),
        written=meeting.is_written,
        regularity_confirmed=item.regularity_by_id is not None,
    )


def seats_now(meeting: Meeting) -> list[SeatFacts]:
    """Return who has a seat and who is there; two statements."""
    found = {row.mandate_id: row for row in attendances(meeting)}
    return [_seat(row, found.get(row.pk)) for row in roster_of(meeting)]


def seats_stored(stored: list[dict[str, Any]]) -> list[SeatFacts]:
    """Return the seats as kept with a closed vote."""
    return [SeatFacts(**row) for row in stored]


def seats_as_json(seats: Sequence[SeatFacts]) -> list[dict[str, Any]]:
    """Return the seats as plain JSON, without what is kept elsewhere: interests and votes."""
    names = ("person_id", "name", "role", "present", "replaces")
    return [{name: getattr(seat, name) for name in names} for seat in seats]


def attendances(meeting: Meeting) -> QuerySet[Attendance]:
    """Return who takes part in a meeting, with seat, person and who is replaced."""
    found = Attendance.objects.filter(meeting=meeting)
    return found.select_related("mandate__person", "replaces__person")


def declarations_by_person(item: AgendaItem) -> dict[int, bool]:
    """Return for everybody who declared something whether it is an interest."""
    found: dict[int, bool] = {}
    rows = InterestDeclaration.objects.filter(item=item)
    for person_id, has_interest in rows.values_list("person_id", "has_interest"):
        found[person_id] = found.get(person_id, False) or has_interest
    return found


def declarations_of(item: AgendaItem) -> list[InterestDeclaration]:
    """Return who declared an interest in an item, with their names: the register of interests."""
    found = InterestDeclaration.objects.filter(item=item, has_interest=True)
    return list(found.select_related("person").order_by("at", "pk"))


def live_items(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Return the items of a meeting that wait for a decision, in order."""
    return AgendaItem.objects.filter(meeting=meeting, state__in=LIVE_ITEMS).order_by("order")


def _seat(row: CommitteeMandate, attendance: Attendance | None) -> SeatFacts:
    replaced = attendance.replaces if attendance else None
    return SeatFacts(
        person_id=row.person_id,
        name=row.person.full_name,
        role=row.role,
        present=attendance is not None and attendance.presence == Presence.PRESENT,
        replaces=replaced.person_id if replaced else None,
    )
