"""The letters about applications, as their applicant finds them: when, how, and the proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.documents.judging import LETTER
from applications.documents.subject import KIND
from applications.models import Application
from applications.notifications import COMPLETION
from applications.queries.letters import Sent, sent_about
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.formatting import format_day, format_moment
from clusterbeleid.core.models import OutboxMessage
from clusters.actions.common import day_of
from committee.enums import Channel
from committee.models import Letter as DecisionLetter
from committee.notifications import LETTER as DECISION
from committee.queries.sent_letters import sent_letters


@dataclass(frozen=True)
class LetterLine:
    """A letter that left: ``to`` names its addressees, ``proof`` says how one knows it arrived."""

    on: date
    kind: str
    subject: str
    to: str
    channel: str
    proof: str
    url: str


def letter_lines(
    actor: Actor, applications: Sequence[Application], *, on: date, scopes: Sequence[str] = ()
) -> list[LetterLine]:
    """Return the letters about visible applications and files, the last one first; four queries."""
    keys = [row.pk for row in applications]
    decisions = list(sent_letters(actor, on=on, kind=KIND, subjects=keys, scopes=scopes))
    found = sent_about(applications, decisions)
    lines = [*_decisions(found), *_letters(found), *_completions(found)]
    return sorted(lines, key=lambda line: line.on, reverse=True)


def _decisions(found: Sent) -> list[LetterLine]:
    return [
        LetterLine(
            on=row.sent_on or date.min,
            kind=_("Letter about a decision"),
            subject=row.subject,
            to=row.recipient,
            channel=row.get_channel_display(),
            proof=_proof(row, found.mails.get(f"{DECISION}:{row.pk}", ())),
            url=reverse("core:file", args=[row.file.reference]) if row.file else "",
        )
        for row in found.decisions
    ]


def _letters(found: Sent) -> list[LetterLine]:
    return [
        LetterLine(
            on=day_of(row.made_at),
            kind=row.get_kind_display(),
            subject=row.subject,
            to=", ".join(one["name"] for one in row.recipients),
            channel=str(Channel.EMAIL.label),
            proof=_left(found.mails.get(f"{LETTER}:{row.pk}", ())),
            url=reverse("applications:letter_pdf", args=[row.application_id, row.pk]),
        )
        for row in found.letters
    ]


def _completions(found: Sent) -> list[LetterLine]:
    lines = []
    for row in found.completions:
        mails = found.mails.get(f"{COMPLETION}:{row.pk}", ())
        lines.append(
            LetterLine(
                on=day_of(row.asked_at),
                kind=_("Completion asked"),
                subject=_("Complete %(reference)s") % {"reference": row.application.reference},
                to=", ".join(str(mail.payload.get("name", "")) for mail in mails),
                channel=str(Channel.EMAIL.label),
                proof=_left(mails),
                url=reverse("applications:completion_pdf", args=[row.application_id, row.pk]),
            )
        )
    return lines


def _proof(letter: DecisionLetter, mails: Sequence[OutboxMessage]) -> str:
    if letter.channel == Channel.EMAIL:
        return _left(mails)
    if letter.channel == Channel.POST:
        return _("registered letter %(number)s") % {"number": letter.proof.get("registered", "–")}
    values = {
        "number": letter.proof.get("message_id", "–"),
        "since": letter.proof.get("available_at") or format_day(letter.sent_on),
    }
    return _("e-Box message %(number)s, available since %(since)s") % values


def _left(mails: Sequence[OutboxMessage]) -> str:
    """Tell when the last mail left, or that one still waits."""
    moments = [mail.sent_at for mail in mails if mail.sent_at is not None]
    if not mails or len(moments) < len(mails):
        return _("waits to be sent")
    return _("sent on %(moment)s") % {"moment": format_moment(max(moments))}
