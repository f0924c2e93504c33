"""The sealed PDF of a submission, made in a worker; it is made once, however often somebody asks."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from applications.documents.pdf import application_pdf
from applications.models import SealedPdf, Submission
from clusterbeleid.core import background
from clusterbeleid.core.actors import SYSTEM, Actor
from clusterbeleid.core.files import store_bytes
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.progress import Progress

SEAL = "applications.seal"


def seal(submission: Submission, *, actor: Actor, at: datetime) -> BackgroundJob:
    """Ask for the PDF of a submission; the caller has handed it in."""
    return background.start(
        SEAL,
        actor=actor,
        at=at,
        scope=submission.application.scope,
        subject_id=submission.pk,
        options={"at": at},
    )


def make_sealed_pdf(job: BackgroundJob, progress: Progress) -> background.JobOutcome:
    """Draw and store the PDF, unless it is there already."""
    found = Submission.objects.select_related("application", "submitted_by")
    submission = found.get(pk=job.subject_id or 0)
    progress(0, 1)
    if not SealedPdf.objects.filter(submission=submission).exists():
        at: datetime = thaw(job.options)["at"]
        data = application_pdf(
            submission.content,
            submission.sha256,
            number=submission.number,
            submitted_at=submission.submitted_at,
            signed_by=submission.submitted_by.full_name,
        )
        file = store_bytes(
            data,
            name=f"{submission.application.reference}-{submission.number}.pdf",
            content_type="application/pdf",
            scope=submission.application.scope,
            actor=SYSTEM,
            at=at,
        )
        SealedPdf.objects.create(submission=submission, file=file, made_at=at)
    progress(1, 1)
    return background.JobOutcome()


def receipt_address(job: BackgroundJob) -> str:
    """Return the page of the receipt."""
    submission = Submission.objects.get(pk=job.subject_id or 0)
    return reverse("applications:receipt", args=[submission.application_id, submission.number])
