"""The ten-year line on paper: the drawing and everything on it."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.charts import Lanes
from clusterbeleid.core.pdf import render_pdf
from clusterbeleid.overview.line.drawing import draw_line
from clusterbeleid.overview.line.line import TenYearLine

TEMPLATE = "documents/overview/ten_year_line.html"


def line_on_paper(line: TenYearLine, actor: Actor) -> bytes:
    """Return the line as a tagged PDF in the language of the actor; equal facts, equal bytes.

    Raises ``PdfFailed`` when it cannot be drawn.
    """
    with translation.override(actor.language):
        title = _("Ten-year line of %(cluster)s") % {"cluster": line.cluster.name}
        drawing = draw_line(line)
        context: dict[str, Any] = {
            "line": line,
            "drawing": drawing,
            "picture": picture_of(drawing) if drawing else "",
            "made_by": actor.label,
            "demo": settings.DEMO,
        }
    return render_pdf(TEMPLATE, context, title=title, language=actor.language)


def picture_of(drawing: Lanes) -> str:
    """Return the drawing as an image inside the paper, its words apart in the alternative text."""
    svg = render_to_string(drawing.template, {"chart": drawing.on_paper()})
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
