"""The sealed PDF of a submission, made in a worker; it is made once, however often somebody asks."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from applications.documents.pdf import application_pdf
from applications.models import SealedPdf, Submission
from clusterbeleid.core import background
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.progress import Progress
from clusterbeleid.core.written.sealing import seal_once

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
    application = submission.application
    seal_once(
        submission,
        SealedPdf,
        application_pdf,
        name=f"{application.reference}-{submission.number}.pdf",
        scope=application.scope,
        at=thaw(job.options)["at"],
    )
    progress(1, 1)
    return background.JobOutcome()


def receipt_address(job: BackgroundJob) -> str:
    """Return the page of the receipt."""
    submission = Submission.objects.get(pk=job.subject_id or 0)
    return reverse("applications:receipt", args=[submission.application_id, submission.number])
