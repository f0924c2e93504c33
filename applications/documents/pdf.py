"""The PDF of an application: a draft to read before signing, or the sealed version after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from applications.documents.whole import whole_of
from clusterbeleid.core.written.sealing import written_pdf


def application_pdf(snapshot: Mapping[str, Any], sha256: str, **version: Any) -> bytes:
    """Return a snapshot as a tagged PDF in the language of the application.

    ``version`` says which version it is, as ``written_pdf`` asks; nothing means a draft. Raises
    ``PdfFailed``.
    """
    head = snapshot["application"]
    return written_pdf(
        lambda: whole_of(snapshot),
        lambda: _("Application %(reference)s") % head,
        sha256,
        language=head["language"],
        **version,
    )
