"""What was handed in: the receipt of one version, and what changed between versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from applications.documents.whole import differences
from applications.models import Application, SealedPdf, Submission
from applications.panels.application import frame
from applications.permissions.files import Standing, standing
from applications.queries.content import content_of
from applications.queries.files import completions_of
from applications.queries.snapshots import sealed_pdf_of, snapshot_of, submissions_of
from applications.texts.form import SECTIONS
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.ui import Difference, Text
from clusters.actions.common import day_of


@dataclass(frozen=True)
class VersionLine:
    """A version handed in, with what changed since the one before."""

    submission: Submission
    changes: Sequence[Difference]


@dataclass(frozen=True)
class Asked:
    """A request for completion, with the names of its sections."""

    request: Any
    sections: Sequence[Text]


def receipt_page(submission: Submission) -> dict[str, Any]:
    """Return what stands on a receipt; ``pdf`` is None while it is being made."""
    pdf: SealedPdf | None = sealed_pdf_of(submission)
    return {"submission": submission, "pdf": pdf}


def versions_page(actor: Actor, application: Application, *, now: datetime) -> dict[str, Any]:
    """Return every version with its changes; the writers also see what is not handed in yet."""
    found = list(submissions_of(application))
    lines = [
        VersionLine(row, differences(before.content, row.content) if before else ())
        for row, before in zip(found, [*found[1:], None], strict=True)
    ]
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
