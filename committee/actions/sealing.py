"""Sealing the dossier of an item: its content and the bytes of its PDF, as they go to the vote."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from clusterbeleid.core import background
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.files import store_bytes
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.history import traced
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.progress import Progress
from clusterbeleid.core.texts import sentence
from clusters.actions.common import day_of
from committee import documents, subjects
from committee.actions.common import locked_item, starter_of, subject_key
from committee.models import AgendaItem, InterestDeclaration, SealedDossier
from committee.permissions import may_seal_dossier
from committee.queries import latest_dossier, roster_of, ties_of_roster
from committee.rules import Dossier, Fact, Section, Table

SEALING = "committee.sealing"


def start_sealing(item: AgendaItem, *, actor: Actor, at: datetime) -> BackgroundJob:
    """Let the dossier be sealed in the background; raises ``Refused`` as ``seal_dossier``."""
    require(may_seal_dossier(actor, item))
    _refuse_unready(item, at)
    return background.start(
        SEALING, actor=actor, at=at, scope=item.own_scope, subject_id=item.pk, options={"at": at}
    )


def seal_in_background(job: BackgroundJob, progress: Progress) -> background.JobOutcome:
    """Seal the dossier of the job as its starter; a refusal is the result."""
    item = AgendaItem.objects.get(pk=subject_key(job))
    at = thaw(job.options["at"])
    starter = starter_of(job, at)
    progress(0, 1)
    try:
        sealed = seal_dossier(item, actor=starter, at=at)
    except Refused as refusal:
        found = [finding.as_json() for finding in refusal.findings]
        return background.JobOutcome("refused", {"lines": [], "findings": found})
    progress(1, 1)
    return background.JobOutcome(result={"number": sealed.number})


@transaction.atomic
def seal_dossier(item: AgendaItem, *, actor: Actor, at: datetime) -> SealedDossier:
    """Seal what the room of the subject answers now, with the committee's own sections (R53).

    Raises ``Refused`` when something is missing in the file, or the vote has opened; ``PdfFailed``
    when the PDF cannot be drawn.
    """
    stored = locked_item(item)
    require(may_seal_dossier(actor, stored))
    _refuse_unready(stored, at)
    dossier = whole_dossier(stored, at=at)
    data = documents.dossier_pdf(stored, dossier)
    before = latest_dossier(stored)
    number = before.number + 1 if before else 1
    file = store_bytes(
        data,
        name=f"dossier-{stored.reference.hex[:8]}-{number}.pdf",
        content_type="application/pdf",
        scope=stored.own_scope,
        actor=actor,
        at=at,
    )
    with traced(actor, "committee.sealed"):
        return SealedDossier.objects.create(
            item=stored,
            number=number,
            content=dossier.as_json(),
            file=file,
            sha256=file.sha256,
            sealed_at=at,
            sealed_by_id=actor.user_id,
        )


def whole_dossier(item: AgendaItem, *, at: datetime) -> Dossier:
    """Return the content from the room of the subject, between our own first and last sections."""
    with translation.override(documents.LANGUAGE):
        theirs = subjects.dossier_of(item.subject_kind, item.subject_id, on=day_of(at))
        return Dossier((_question(item), *theirs.sections, _interests(item)))


def _refuse_unready(item: AgendaItem, at: datetime) -> None:
    subject = subjects.subject_of(item.subject_kind, item.subject_id, on=day_of(at))
    refuse(subject.missing)


def _question(item: AgendaItem) -> Section:
    facts = (
        Fact(_("Subject"), item.title),
        Fact(_("Reference"), item.subject_reference),
        Fact(_("Meeting"), item.meeting.number),
        Fact(_("Day of the meeting"), item.meeting.on_day, "date"),
        Fact(_("Proposed decision"), str(item.get_proposed_type_display())),
    )
    return Section(_("What the committee decides on"), _paragraphs(item.proposal), facts)


def _interests(item: AgendaItem) -> Section:
    """Return the register of interests as known when the dossier is sealed (R52)."""
    declared = {
        row.person_id: row
        for row in InterestDeclaration.objects.filter(item=item).order_by("has_interest")
    }
    ties = ties_of_roster(item)
    rows = []
    for seat in roster_of(item.meeting):
        row = declared.get(seat.person_id)
        said = _("Nothing yet") if row is None else _("None")
        if row is not None and row.has_interest:
            said = _("Interest: %(reason)s") % {"reason": row.reason}
        tie = ties.get(seat.person_id)
        found = " ".join(sentence(one) for one in tie.findings) if tie else _("Nothing")
        rows.append((seat.person.full_name, str(seat.get_role_display()), said, found))
    heads = (_("Name"), _("Seat"), _("Declared interest"), _("Found in the registers"))
    table = Table(_("Interests declared when the dossier was sealed"), heads, tuple(rows))
    return Section(_("Register of interests"), tables=(table,) if rows else ())


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n") if part.strip())
