"""A letter about a decision, on paper."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from clusterbeleid.core.pdf import render_pdf
from committee.models import Letter
from committee.notifications import paragraphs


def letter_pdf(letter: Letter) -> bytes:
    """Return the letter as tagged PDF in its own language; raises ``PdfFailed``."""
    context: dict[str, Any] = {
        "letter": letter,
        "decision": letter.decision,
        "address": [line for line in letter.address.splitlines() if line.strip()],
        "body": paragraphs(letter.body),
        "motivation": paragraphs(letter.motivation),
        "appeal": paragraphs(letter.appeal_clause),
        "demo": settings.DEMO,
    }
    return render_pdf(
        "documents/committee/letter.html",
        context,
        title=letter.subject,
        language=letter.template.language,
    )
