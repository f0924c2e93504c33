"""A letter of the agency about an application on paper, word for word as it left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from applications.models import Application, CompletionRequest, Letter
from applications.texts.form import SECTIONS
from clusterbeleid.core.formatting import format_moment
from clusterbeleid.core.pdf import render_pdf

TEMPLATE = "documents/applications/letter.html"


def letter_pdf(application: Application, letter: Letter) -> bytes:
    """Return a letter as tagged PDF in the language of the file; raises ``PdfFailed``."""
    to = [one["name"] for one in letter.recipients]
    return _pdf(application, letter.subject, letter.body, letter.made_at, to)


def completion_pdf(application: Application, request: CompletionRequest) -> bytes:
    """Return a request to complete as tagged PDF; raises ``PdfFailed``."""
    with translation.override(application.language):
        values = {
            "reference": application.reference,
            "until": format_moment(request.closes_at),
            "sections": ", ".join(str(SECTIONS[code]) for code in request.sections),
        }
        opening = _(
            "Please complete your application %(reference)s until %(until)s (Brussels time). "
            "These sections are open: %(sections)s."
        )
        subject = _("Complete %(reference)s") % values
        body = f"{opening % values}\n\n{request.reason}"
    return _pdf(application, subject, body, request.asked_at, [])


def _pdf(
    application: Application, subject: str, body: str, at: datetime, to: Sequence[str]
) -> bytes:
    context = {
        "applicant": application.applicant,
        "reference": application.reference,
        "to": to,
        "at": at,
        "paragraphs": [line.strip() for line in body.splitlines() if line.strip()],
        "demo": settings.DEMO,
    }
    return render_pdf(TEMPLATE, context, title=subject, language=application.language)
