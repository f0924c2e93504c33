"""The yearly report of the portfolio, and the page of a cluster for its own board."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core.access import require
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.pdf import PdfFailed
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.transitions import Verdict
from clusterbeleid.overview.year.asked import AskedYear, year_asked, years_to_choose
from clusterbeleid.overview.year.board import BoardYear, board_year
from clusterbeleid.overview.year.paper import board_pdf, report_context, report_pdf
from clusterbeleid.overview.year.portfolio import PortfolioYear, portfolio_year
from clusters.views.common import visible_cluster
from projects.queries.answers.stored import is_apart


@require_safe
def report(request: HouseRequest) -> HttpResponse:
    """Show the portfolio in a year for the minister."""
    found, asked = _report(request)
    return _page(request, "overview/portfolio_report.html", asked, report_context(found))


@require_safe
def report_paper(request: HouseRequest) -> HttpResponse:
    """Give the yearly report as PDF."""
    found, _asked = _report(request)
    name = f"{slugify(_('Yearly report of the portfolio'))}-{found.year}"
    return _paper(request, lambda: report_pdf(found, request.actor), name, "overview:report")


@require_safe
def board(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Show the year of a cluster on one page for its board."""
    found, asked = _board(request, cluster_id)
    context = {"board": found, "cluster": found.cluster, "tab": "board"}
    return _page(request, "overview/board.html", asked, context)


@require_safe
def board_paper(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Give the page for the board as PDF."""
    found, _asked = _board(request, cluster_id)
    name = f"{slugify(found.cluster.name)}-{found.year}"
    return _paper(
        request, lambda: board_pdf(found, request.actor), name, "overview:board", cluster_id
    )


def may_see_report(actor: Actor, *, apart: bool) -> Verdict:
    """Who reads all files reads the report, unless an interest was declared in one of them (A16)."""
    if not actor.has(*AGENCY_READERS_OF_ALL):
        return Verdict.no("clusters.agency_only")
    return Verdict.no("clusters.interest_declared") if apart else Verdict.ok()


def _report(request: HouseRequest) -> tuple[PortfolioYear, AskedYear]:
    apart = is_apart(request.actor, on=request.today)
    require(may_see_report(request.actor, apart=apart))
    asked = year_asked(request)
    return portfolio_year(asked.year, current_params(), on=asked.on), asked


def _board(request: HouseRequest, cluster_id: int) -> tuple[BoardYear, AskedYear]:
    subject, asked = visible_cluster(request, cluster_id), year_asked(request)
    return board_year(subject, request.actor, asked.year, on=asked.on), asked


def _page(
    request: HouseRequest, template: str, asked: AskedYear, context: dict[str, Any]
) -> HttpResponse:
    around = {"asked": asked, "fault": asked.fault, "years": years_to_choose(request.today)}
    return render(request, template, {**context, **around}, status=422 if asked.fault else 200)


def _paper(
    request: HouseRequest, draw: Callable[[], bytes], name: str, back: str, *keys: int
) -> HttpResponse:
    try:
        pdf = draw()
    except PdfFailed as failure:
        messages.error(request, " ".join(map(sentence, failure.findings)))
        return redirect(back, *keys)
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
