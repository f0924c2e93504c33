"""The minutes of a meeting: for each item who was there, who stayed out, the votes and the decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from clusterbeleid.core.pdf import render_pdf
from committee.documents.dossier import LANGUAGE
from committee.models import Attendance, Meeting
from committee.queries import Outcome


def minutes_pdf(
    meeting: Meeting, parts: Sequence[Outcome], attendances: Sequence[Attendance], remarks: str
) -> bytes:
    """Return the minutes as tagged PDF with these parts only; equal input gives equal bytes.

    Raises ``PdfFailed`` when they cannot be drawn.
    """
    with translation.override(LANGUAGE):
        title = _("Minutes of meeting %(number)s") % {"number": meeting.number}
    context: dict[str, Any] = {
        "meeting": meeting,
        "parts": parts,
        "attendances": attendances,
        "remarks": [line for line in remarks.splitlines() if line.strip()],
        "demo": settings.DEMO,
    }
    return render_pdf("documents/committee/minutes.html", context, title=title, language=LANGUAGE)
