"""The yearly report and the page of a board on paper: the figures of the screen, tagged."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.charts import Bars, Spread, Timeline
from clusterbeleid.core.pdf import render_pdf
from clusterbeleid.overview.year.board import BoardYear
from clusterbeleid.overview.year.charts import aid_by_cluster, lifelines, project_aid_by_year
from clusterbeleid.overview.year.portfolio import PortfolioYear

REPORT = "documents/overview/portfolio_report.html"
DRAWINGS = ("lifelines", "aid", "project_aid")
BOARD = "documents/overview/board.html"


def report_context(found: PortfolioYear) -> dict[str, Any]:
    """Return what screen and paper show, in the language in use."""
    return {
        "report": found,
        "lifelines": lifelines(found),
        "aid": aid_by_cluster(found),
        "project_aid": project_aid_by_year(found),
    }


def report_pdf(found: PortfolioYear, actor: Actor) -> bytes:
    """Return the report as a tagged PDF in the language of the actor; raises ``PdfFailed``."""
    with translation.override(actor.language):
        title = _("Portfolio of clusters in %(year)s") % {"year": found.year}
        context = report_context(found)
        context["pictures"] = {name: _picture(context[name]) for name in DRAWINGS}
    return _drawn(REPORT, context, title, actor)


def board_pdf(found: BoardYear, actor: Actor) -> bytes:
    """Return the page of a board as a tagged PDF in the language of the actor; raises ``PdfFailed``."""
    with translation.override(actor.language):
        title = _("%(cluster)s in %(year)s") % {"cluster": found.cluster.name, "year": found.year}
    return _drawn(BOARD, {"board": found}, title, actor)


def _picture(drawing: Bars | Spread | Timeline | None) -> str:
    """Return a drawing as an image that fits the page; its words stand in the alternative text."""
    if drawing is None:
        return ""
    svg = render_to_string(drawing.template, {"chart": drawing})
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _drawn(template: str, context: Mapping[str, Any], title: str, actor: Actor) -> bytes:
    around = {"demo": settings.DEMO, "made_by": actor.label}
    return render_pdf(template, {**context, **around}, title=title, language=actor.language)
