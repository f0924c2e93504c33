"""The PDF of an application: a draft to read before signing, or the sealed version after."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from applications.documents.whole import whole_of
from clusterbeleid.core.pdf import render_pdf

TEMPLATE = "documents/applications/file.html"


def application_pdf(
    snapshot: Mapping[str, Any],
    sha256: str,
    *,
    number: int = 0,
    submitted_at: datetime | None = None,
    signed_by: str = "",
) -> bytes:
    """Return a snapshot as a tagged PDF in the language of the application.

    Without ``submitted_at`` it says that it is a draft. Equal input gives equal bytes. Raises
    ``PdfFailed``.
    """
    language = snapshot["application"]["language"]
    with translation.override(language):
        context = {
            "whole": whole_of(snapshot),
            "sha256": sha256,
            "number": number,
            "submitted_at": submitted_at,
            "signed_by": signed_by,
        }
        title = _("Application %(reference)s") % snapshot["application"]
    return render_pdf(TEMPLATE, context, title=title, language=language)
