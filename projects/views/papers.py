"""A published table on paper: the same shape as on the page, with its drawing and what print has otherwise."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import translation

from clusterbeleid.core import clock
from clusterbeleid.core.formatting import format_day
from clusterbeleid.core.pdf import PdfFailed, render_pdf
from clusterbeleid.core.texts import sentence
from projects.views.sheets import Opened, around, table_parts

_LANGUAGE = "nl"


def paper(opened: Opened) -> HttpResponse:
    """Return the table as a tagged PDF; 503 with the reason when none could be drawn."""
    key = opened.sheet.key
    try:
        with translation.override(_LANGUAGE):
            data = render_pdf(
                "documents/projects/table.html",
                {**around(opened), **table_parts(opened, linked=False), "at": clock.now()},
                title=f"{opened.sheet.title}, {format_day(opened.on)}",
                language=_LANGUAGE,
            )
    except PdfFailed as failure:
        return HttpResponse(" ".join(map(sentence, failure.findings)), status=503)
    headers = {"Content-Disposition": f'attachment; filename="table-{key}-{opened.on}.pdf"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers)
