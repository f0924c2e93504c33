"""The mails of the committee; none says a word about an item, for a reader may have an interest."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.models import User
from clusterbeleid.core.outbox import Message, register_kind
from committee.models import Meeting

CONVOCATION = "committee.convocation"


def register() -> None:
    """Name the messages of this room for the screen."""
    register_kind(CONVOCATION, _("Convocation of the committee"))


def convocation(meeting: Meeting, person: User) -> Message:
    """Return the mail that the agenda of a meeting is ready, for one person."""
    return Message(
        kind=CONVOCATION,
        business_key=f"{CONVOCATION}:{meeting.pk}:{person.pk}",
        recipient=person.email,
        language=person.language,
        payload={
            "name": person.full_name,
            "number": meeting.number,
            "day": meeting.on_day,
            "hour": f"{meeting.begins_at:%H:%M}",
            "place": meeting.place,
            "closes_at": meeting.closes_at,
            "path": reverse("committee:meeting", args=[meeting.pk]),
        },
    )
