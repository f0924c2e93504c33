"""Drawing the minutes for a reader, and approving them for the archive."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import require
from clusterbeleid.core.files import store_bytes
from clusterbeleid.core.state import change_state
from clusters.actions.common import day_of
from committee import documents
from committee.actions.common import locked_meeting
from committee.models import Meeting
from committee.permissions import may_approve_minutes, may_read_minutes
from committee.queries import attendances, outcomes_of
from committee.transitions import MEETINGS


def draw_minutes(meeting: Meeting, *, actor: Actor, on: date, remarks: str | None = None) -> bytes:
    """Return the minutes as PDF with the items the actor may know of, numbered for the actor (A19).

    Raises ``Refused`` before the meeting opened, ``PdfFailed`` when they cannot be drawn.
    """
    require(may_read_minutes(actor, meeting))
    return documents.minutes_pdf(
        meeting,
        outcomes_of(meeting, actor, on=on),
        list(attendances(meeting)),
        meeting.minutes_text if remarks is None else remarks,
    )


@transaction.atomic
def approve_minutes(meeting: Meeting, *, remarks: str, actor: Actor, at: datetime) -> Meeting:
    """Keep the whole minutes with their bytes; raises ``Refused``, also with an own interest."""
    stored = locked_meeting(meeting)
    require(may_approve_minutes(actor, stored))
    data = draw_minutes(stored, actor=actor, on=day_of(at), remarks=remarks)
    stored.minutes_text = remarks.strip()
    stored.minutes = store_bytes(
        data,
        name=f"notulen-{stored.number}.pdf",
        content_type="application/pdf",
        scope=stored.scope,
        actor=actor,
        at=at,
    )
    return change_state(stored, "approve_minutes", table=MEETINGS, actor=actor, at=at)
