"""What was handed in: the receipt of one version, and what changed between versions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from applications.documents.whole import differences, whole_of
from applications.models import Application, SealedPdf, Submission
from applications.panels.application import frame
from applications.permissions.files import Standing, standing
from applications.queries.content import content_of
from applications.queries.files import completions_of
from applications.queries.snapshots import sealed_pdf_of, snapshot_of, submissions_of
from applications.texts.form import SECTIONS
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.ui import Difference
from clusterbeleid.core.written.panels import Asked, version_lines
from clusters.actions.common import day_of


def receipt_page(submission: Submission) -> dict[str, Any]:
    """Return what stands on a receipt; ``pdf`` is None while it is being made."""
    pdf: SealedPdf | None = sealed_pdf_of(submission)
    return {"submission": submission, "pdf": pdf}


def versions_page(actor: Actor, application: Application, *, now: datetime) -> dict[str, Any]:
    """Return every version with its changes; the writers also see what is not handed in yet."""
    found = list(submissions_of(application))
    lines = version_lines(
        found,
        whole_of,
        lambda row: reverse("applications:receipt", args=[application.pk, row.number]),
    )
    own = standing(actor, application, on=day_of(now)) is Standing.APPLICANT
    pending: Sequence[Difference] = ()
    if own and found and application.is_open:
        pending = differences(found[0].content, snapshot_of(content_of(application)))
    return {
        **frame(actor, application, now=now),
        "lines": lines,
        "pending": pending,
        "asked": [
            Asked(row, [SECTIONS[code] for code in row.sections])
            for row in completions_of(application)
        ],
    }
