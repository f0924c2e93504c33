"""A bundle of all dossiers of a meeting that one reader may read, made in the background."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import translation

from clusterbeleid.core import background
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.files import read_bytes, store_bytes
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.models import BackgroundJob, StoredFile
from clusterbeleid.core.progress import Progress
from clusters.actions.common import day_of
from committee import documents
from committee.actions.common import starter_of, subject_key
from committee.models import Meeting
from committee.queries import bundle_is_open, readable_dossiers
from committee.rules.dossier import dossier_from_json

BUNDLE = "committee.bundle"


def start_bundle(meeting: Meeting, *, actor: Actor, at: datetime) -> BackgroundJob:
    """Let a bundle be made for the actor alone; raises ``Refused`` when there is nothing to read."""
    if not readable_dossiers(meeting, actor, on=day_of(at)):
        raise Refused.because("committee.nothing_to_read", "R53")
    return background.start(BUNDLE, actor=actor, at=at, subject_id=meeting.pk, options={"at": at})


def make_bundle(job: BackgroundJob, progress: Progress) -> background.JobOutcome:
    """Draw the bundle as its starter may read it now; raises ``PdfFailed``."""
    meeting = Meeting.objects.get(pk=subject_key(job))
    at = thaw(job.options["at"])
    reader = starter_of(job, at)
    found = readable_dossiers(meeting, reader, on=day_of(at))
    with translation.override(documents.LANGUAGE):
        parts = [
            documents.BundlePart(
                place,
                sealed.item,
                documents.shown_sections(dossier_from_json(sealed.content, from_json)),
            )
            for place, sealed in found
        ]
    progress(0, len(parts))
    data = documents.bundle_pdf(meeting, parts)
    file = store_bytes(
        data,
        name=f"bundel-{meeting.number}.pdf",
        content_type="application/pdf",
        # Nobody owns this scope: only ``read_bundle`` hands it out, and asks anew each time.
        scope=f"bundle:{job.pk}",
        actor=reader,
        at=at,
    )
    progress(len(parts), len(parts))
    items = [sealed.item_id for _place, sealed in found]
    return background.JobOutcome(result={"file": file.pk, "items": items})


def read_bundle(job: BackgroundJob, *, actor: Actor, on: date) -> tuple[str, bytes] | None:
    """Return name and bytes of an own bundle; None once an item in it is shut for the actor (A18).

    Raises ``Refused`` (``file.damaged``).
    """
    if "file" not in job.result or not bundle_is_open(job, actor, on=on):
        return None
    stored = StoredFile.objects.get(pk=job.result["file"])
    return stored.name, read_bytes(stored)
