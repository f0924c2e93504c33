"""The content of an application as plain JSON; and what was handed in."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from applications.models import Application, Document, SealedPdf, Submission
from applications.queries.content import Content
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor
from clusterbeleid.core.frozen import freeze
from clusterbeleid.core.models import StoredFile

_MEMBER = ("kbo", "name", "part", "size", "flemish_site", "municipality", "role")
_SEAT = ("person", "organisation", "seat", "is_chair", "company_background")
_TARGET = ("name", "unit", "baseline", "target", "by_year")
_COST = ("year", "category", "nature", "typed", "amount")
_SOURCE = ("year", "source", "typed", "amount")


def snapshot_of(content: Content) -> dict[str, Any]:
    """Return everything applicants wrote, in JSON types and in a fixed order."""
    application = content.application
    numbers = {row.pk: row.kbo for row in content.members}
    made = {
        "application": {
            "reference": application.reference,
            "title": application.title,
            "step": application.step,
            "language": application.language,
            "first_day": application.first_day,
            "last_day": application.last_day,
            "call": application.call.reference,
            "form_version": application.call.form_version,
            "applicant": {"name": application.applicant.name, "kbo": application.applicant.kbo},
            "applicant_size": application.applicant_size,
            "cluster": application.cluster.name if application.cluster else "",
        },
        "answers": {row.key: row.text for row in content.answers},
        "members": [_picked(row, _MEMBER) for row in content.members],
        "seats": [_picked(row, _SEAT) for row in content.seats],
        "targets": [_picked(row, _TARGET) for row in content.targets],
        "budget": [_picked(row, _COST) for row in content.budget if row.typed],
        "funding": [_picked(row, _SOURCE) for row in content.funding if row.typed],
        "pledges": [
            {"kbo": numbers[row.member_id], **_picked(row, ("year", "typed", "amount"))}
            for row in content.pledges
            if row.typed
        ],
        "documents": [
            {
                "kind": row.kind,
                "title": row.title,
                "name": row.file.name,
                "sha256": row.file.sha256,
                "reference": str(row.file.reference),
            }
            for row in content.documents
        ],
    }
    frozen: dict[str, Any] = freeze(made)
    return frozen


def submissions_of(application: Application) -> QuerySet[Submission]:
    """Return every version handed in, newest first, with who signed and its PDF."""
    found = Submission.objects.filter(application=application)
    return found.select_related("submitted_by").order_by("-number")


def latest_submission(application: Application) -> Submission | None:
    """Return the version that counts, or None."""
    return submissions_of(application).first()


def sealed_pdf_of(submission: Submission) -> SealedPdf | None:
    """Return the PDF of a version, or None while it is being made."""
    return SealedPdf.objects.filter(submission=submission).select_related("file").first()


def may_read_file(actor: Actor, stored: StoredFile, _on: object) -> bool | None:
    """Refuse the agency a document that was never handed in: a draft belongs to its writers.

    None for every other file; its scope decides.
    """
    if actor.has(*CLUSTER_SIDE) or not stored.scope.startswith("application:"):
        return None
    if not Document.history.filter(file_id=stored.pk).exists():
        return None
    wanted = [{"reference": str(stored.reference)}]
    sent = Submission.objects.filter(content__documents__contains=wanted)
    return None if sent.exists() else False


def _picked(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
