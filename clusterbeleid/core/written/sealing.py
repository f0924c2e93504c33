"""The PDF of a file written together: a draft to read before signing, or the sealed version after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import translation

from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.files import store_bytes
from clusterbeleid.core.pdf import render_pdf
from clusterbeleid.core.written.models import SealedVersion
from clusterbeleid.core.written.whole import Whole

TEMPLATE = "documents/core/written.html"


def written_pdf(
    whole: Callable[[], Whole],
    title: Callable[[], str],
    sha256: str,
    *,
    language: str,
    number: int = 0,
    submitted_at: datetime | None = None,
    signed_by: str = "",
) -> bytes:
    """Return a file as a tagged PDF; ``whole`` and ``title`` are asked in its own language.

    Without ``submitted_at`` it says that it is a draft. Equal input gives equal bytes. Raises
    ``PdfFailed``.
    """
    with translation.override(language):
        context = {
            "whole": whole(),
            "sha256": sha256,
            "number": number,
            "submitted_at": submitted_at,
            "signed_by": signed_by,
        }
        words = title()
    return render_pdf(TEMPLATE, context, title=words, language=language)


def seal_once(
    version: SealedVersion,
    model: type[Any],
    draw: Callable[..., bytes],
    *,
    name: str,
    scope: str,
    at: datetime,
) -> None:
    """Draw and store the PDF of a version as a row of ``model``, unless it is there already."""
    if model.objects.filter(submission=version).exists():
        return
    data = draw(
        version.content,
        version.sha256,
        number=version.number,
        submitted_at=version.submitted_at,
        signed_by=version.submitted_by.full_name,
    )
    file = store_bytes(
        data, name=name, content_type="application/pdf", scope=scope, actor=SYSTEM, at=at
    )
    model.objects.create(submission=version, file=file, made_at=at)
