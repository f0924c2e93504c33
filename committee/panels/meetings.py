"""The steps of a meeting, and what its forms start from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.clock import BRUSSELS
from committee.models import Meeting
from committee.permissions import (
    may_approve_minutes,
    may_change_meeting,
    may_correct_meeting,
    may_put_on_agenda,
    may_read_minutes,
    may_record_attendance,
)
from committee.queries import attendances


def meeting_steps(actor: Actor, meeting: Meeting) -> dict[str, bool]:
    """Return for each step whether it may be taken now."""
    verdicts = {
        "correct": may_correct_meeting(actor, meeting),
        "add": may_put_on_agenda(actor, meeting),
        "attendance": may_record_attendance(actor, meeting),
        "convene": may_change_meeting(actor, meeting, "convene_meeting"),
        "open": may_change_meeting(actor, meeting, "open_meeting"),
        "close": may_change_meeting(actor, meeting, "close_meeting"),
        "cancel": may_change_meeting(actor, meeting, "cancel_meeting"),
        "read_minutes": may_read_minutes(actor, meeting),
        "minutes": may_approve_minutes(actor, meeting),
    }
    return {name: verdict.allowed for name, verdict in verdicts.items()}


def meeting_values(meeting: Meeting) -> dict[str, Any]:
    """Return what the form of a meeting starts from."""
    names = ("kind", "on_day", "place", "version")
    closes = meeting.closes_at
    return {
        **{name: getattr(meeting, name) for name in names},
        "begins_at": f"{meeting.begins_at:%H:%M}",
        "closes_on": _day_before(closes.astimezone(BRUSSELS).date()) if closes else None,
    }


def attendance_values(meeting: Meeting) -> dict[str, Any]:
    """Return who was noted as present so far."""
    values: dict[str, Any] = {}
    for row in attendances(meeting):
        values[f"seat-{row.mandate_id}"] = row.presence
        values[f"replaces-{row.mandate_id}"] = str(row.replaces_id or "")
    return values


def _day_before(day: date) -> date:
    return day - timedelta(days=1)
