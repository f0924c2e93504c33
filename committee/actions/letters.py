"""Letters about decisions: from a template, made final with their PDF, sent once with proof."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import translation

from clusterbeleid.core import background, outbox
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import read_bytes, store_bytes
from clusterbeleid.core.formatting import format_day_long
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.history import save_tracked, traced
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.progress import Progress
from clusterbeleid.core.state import change_state
from clusters.actions.common import day_of
from committee import documents, notifications, subjects
from committee.actions.common import locked_item, starter_of, subject_key
from committee.enums import Channel, LetterState
from committee.models import AgendaItem, Decision, Letter, LetterTemplate
from committee.notifications.ebox import EboxMessage
from committee.permissions import may_change_letter, may_manage_templates, may_write_letter
from committee.rules.letters import LetterFacts, check_letter, fill, unknown_placeholders
from committee.subjects import Recipient
from committee.transitions import LETTERS

DELIVERY = "committee.ebox"
_COPIED = (
    "recipient",
    "organisation_number",
    "email",
    "address",
    "channel",
    "subject",
    "body",
    "motivation",
    "appeal_clause",
)


@dataclass(frozen=True)
class LetterData:
    """A letter as typed."""

    recipient: str
    channel: str
    subject: str
    body: str
    motivation: str
    appeal_clause: str
    email: str = ""
    organisation_number: str = ""
    address: str = ""


@dataclass(frozen=True)
class TemplateData:
    """The text of letters about one kind of decision, in one language."""

    decision_type: str
    language: str
    subject: str
    body: str
    appeal_clause: str


@transaction.atomic
def change_template(data: TemplateData, *, actor: Actor, at: datetime) -> LetterTemplate:
    """Store the next version of a text; letters already written keep theirs.

    Raises ``Refused`` for a placeholder that means nothing.
    """
    require(may_manage_templates(actor))
    unknown = unknown_placeholders(f"{data.subject}\n{data.body}\n{data.appeal_clause}")
    if unknown:
        raise Refused.because("committee.unknown_placeholder", "R54", names=", ".join(unknown))
    same = LetterTemplate.objects.filter(decision_type=data.decision_type, language=data.language)
    last = same.aggregate(last=Max("number"))["last"] or 0
    template = LetterTemplate(
        decision_type=data.decision_type,
        language=data.language,
        number=last + 1,
        subject=data.subject,
        body=data.body,
        appeal_clause=data.appeal_clause,
        made_by_id=actor.user_id,
        made_at=at,
    )
    with traced(actor, "committee.template_changed"):
        template.save()
    return template


@transaction.atomic
def write_letters(item: AgendaItem, *, actor: Actor, at: datetime) -> list[Letter]:
    """Draft a letter for everybody who must hear of the decision and has none yet.

    Raises ``Refused`` without decision, without anybody to write to, or without template.
    """
    stored = locked_item(item)
    require(may_write_letter(actor, stored))
    decision = Decision.objects.select_related("item").get(item=stored)
    subject = subjects.subject_of(stored.subject_kind, stored.subject_id, on=day_of(at))
    known = set(decision.letters.values_list("recipient", flat=True))
    wanted = [one for one in subject.recipients if one.name not in known]
    if not wanted:
        raise Refused.because("committee.nobody_to_write_to", "R54")
    return [_drafted(decision, one, actor, at) for one in wanted]


@transaction.atomic
def correct_letter(
    letter: Letter, data: LetterData, *, expected_version: int, actor: Actor, at: datetime
) -> Letter:
    """Change a draft; raises ``Refused`` or ``Conflict``."""
    stored = locked_letter(letter)
    require(may_change_letter(actor, stored, "correct_letter"))
    for name in _COPIED:
        setattr(stored, name, getattr(data, name))
    return save_tracked(
        stored,
        actor=actor,
        at=at,
        reason="committee.letter_corrected",
        expected_version=expected_version,
    )


@transaction.atomic
def finish_letter(letter: Letter, *, actor: Actor, at: datetime) -> Letter:
    """Make a letter final: its text and the bytes of its PDF stand from now on.

    Raises ``Refused`` without motivation, means of appeal or address (R54).
    """
    stored = locked_letter(letter)
    require(may_change_letter(actor, stored, "finish_letter"))
    findings = check_letter(facts_of_letter(stored))
    if findings:
        raise Refused(*findings)
    stored.file = store_bytes(
        documents.letter_pdf(stored),
        name=f"brief-{stored.decision.number}.pdf",
        content_type="application/pdf",
        scope=stored.scope,
        actor=actor,
        at=at,
    )
    return change_state(stored, "finish_letter", table=LETTERS, actor=actor, at=at)


@transaction.atomic
def send_letter(letter: Letter, *, posted: str = "", actor: Actor, at: datetime) -> Letter:
    """Send a final letter once: by mail through the outbox, by e-Box in the background, or by post.

    ``posted`` is the number of a registered letter. Raises ``Refused``.
    """
    stored = locked_letter(letter)
    require(may_change_letter(actor, stored, "send_letter"))
    if stored.channel == Channel.EBOX:
        if notifications.ebox() is None:
            raise Refused.because("committee.no_ebox", "R70")
        background.start(
            DELIVERY,
            actor=actor,
            at=at,
            scope=stored.decision.item.own_scope,
            subject_id=stored.pk,
            options={"at": at},
        )
        return stored
    if stored.channel == Channel.POST:
        if not posted.strip():
            raise Refused.because("committee.posting_number_missing", "R33")
        return _sent(stored, {"registered": posted.strip()}, actor, at)
    message = notifications.letter_mail(stored)
    outbox.enqueue_many([message], at=at)
    return _sent(stored, {"outbox": message.business_key}, actor, at)


def deliver_by_ebox(job: BackgroundJob, progress: Progress) -> background.JobOutcome:
    """Put the letter of the job in the e-Box and keep the proof; a letter sent already stays so.

    Raises ``EboxFailed``; then the job is tried again, and the service knows the letter by its key.
    """
    letter = locked_letter(Letter(pk=subject_key(job)))
    if letter.state == LetterState.SENT or letter.file is None:
        return background.JobOutcome(result={"letter": letter.pk})
    service = notifications.ebox()
    if service is None:
        raise notifications.EboxFailed("no service")
    at = thaw(job.options["at"])
    sender = starter_of(job, at)
    progress(0, 1)
    receipt = service.deliver(
        EboxMessage(
            key=f"clusterbeleid-letter-{letter.file.reference}",
            number=letter.organisation_number,
            subject=letter.subject,
            pdf=read_bytes(letter.file),
            language=letter.template.language,
        )
    )
    _sent(letter, receipt.as_json(), sender, at)
    progress(1, 1)
    return background.JobOutcome(result={"letter": letter.pk})


def facts_of_letter(letter: Letter) -> LetterFacts:
    """Return what the rules must know of a letter."""
    return LetterFacts(**{name: getattr(letter, name) for name in LetterFacts.__dataclass_fields__})


def locked_letter(letter: Letter) -> Letter:
    """Return the letter afresh with decision and item, locked until the transaction ends."""
    found = Letter.objects.select_for_update(of=("self",))
    return found.select_related("decision__item__meeting", "template", "file").get(pk=letter.pk)


def _drafted(decision: Decision, to: Recipient, actor: Actor, at: datetime) -> Letter:
    template = _template_for(decision.decision_type, to.language)
    values = _values(decision, to, template.language)
    letter = Letter(
        decision=decision,
        template=template,
        recipient=to.name,
        organisation_number=to.number,
        email=to.email,
        address=to.address,
        channel=Channel.EMAIL if to.email else Channel.EBOX if to.number else Channel.POST,
        subject=fill(template.subject, values)[:200],
        body=fill(template.body, values),
        motivation=decision.motivation,
        appeal_clause=fill(template.appeal_clause, values),
    )
    return save_tracked(letter, actor=actor, at=at, reason="committee.letter_drafted")


def _template_for(decision_type: str, language: str) -> LetterTemplate:
    """Return the last version in the language asked for, else in Dutch."""
    found = LetterTemplate.objects.filter(decision_type=decision_type).order_by("-number")
    template = found.filter(language=language).first() or found.filter(language="nl").first()
    if template is None:
        raise Refused.because("committee.no_template", "R54")
    return template


def _values(decision: Decision, to: Recipient, language: str) -> dict[str, str]:
    item = decision.item
    with translation.override(language):
        conditions = "\n".join(
            f"{row.number}. {row.text} ({format_day_long(row.due_on)})"
            for row in decision.conditions.order_by("number")
        )
        return {
            "addressee": to.name,
            "authority": decision.authority,
            "conditions": conditions,
            "day": format_day_long(decision.decided_on),
            "decision": str(decision.get_decision_type_display()),
            "number": decision.number,
            "outcome": decision.outcome,
            "reference": item.subject_reference,
            "subject": item.title,
        }


def _sent(letter: Letter, proof: dict[str, str], actor: Actor, at: datetime) -> Letter:
    day: date = day_of(at)
    letter.sent_on = day
    letter.proof = proof
    return change_state(letter, "send_letter", table=LETTERS, actor=actor, at=at)
