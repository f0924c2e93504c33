"""The mails of the committee: to its members without a word about an item, and letters to applicants."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.models import User
from clusterbeleid.core.outbox import Message, register_kind
from committee.models import Letter, Meeting

CONVOCATION = "committee.convocation"
LETTER = "committee.letter"


def register() -> None:
    """Name the messages of this room for the screen."""
    register_kind(CONVOCATION, _("Convocation of the committee"))
    register_kind(LETTER, _("Letter about a decision"))


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


def letter_mail(letter: Letter) -> Message:
    """Return the mail that holds a final letter word for word; it leaves once, whoever presses twice."""
    return Message(
        kind=LETTER,
        business_key=f"{LETTER}:{letter.pk}",
        recipient=letter.email,
        language=letter.template.language,
        payload={
            "name": letter.recipient,
            "number": letter.decision.number,
            "letter_subject": letter.subject,
            "paragraphs": paragraphs(letter.body),
            "motivation": paragraphs(letter.motivation),
            "appeal": paragraphs(letter.appeal_clause),
            "sha256": letter.file.sha256 if letter.file else "",
        },
        scope=letter.decision.item.own_scope,
    )


def paragraphs(text: str) -> list[str]:
    """Return the lines of a text that hold words."""
    return [line.strip() for line in text.splitlines() if line.strip()]
