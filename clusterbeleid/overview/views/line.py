"""The ten-year line of a cluster, on the screen and on paper."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.pdf import PdfFailed
from clusterbeleid.core.texts import sentence
from clusterbeleid.overview.line.drawing import draw_line
from clusterbeleid.overview.line.line import ten_year_line
from clusterbeleid.overview.line.listing import LINE
from clusterbeleid.overview.line.paper import line_on_paper
from clusters.views.common import visible_cluster


@require_safe
def line(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Show everything of ten years on one page, each thing with its source."""
    subject = visible_cluster(request, cluster_id)
    found = ten_year_line(subject, request.actor, on=request.today)
    context = {"cluster": subject, "tab": "line", "drawing": draw_line(found)}
    return list_response(request, LINE, found.events, "overview/ten_year_line.html", context)


@require_safe
def paper(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Give the line as PDF."""
    subject = visible_cluster(request, cluster_id)
    found = ten_year_line(subject, request.actor, on=request.today)
    try:
        pdf = line_on_paper(found, request.actor)
    except PdfFailed as failure:
        texts = [sentence(finding) for finding in failure.findings]
        context = {"cluster": subject, "tab": "line", "texts": texts}
        return render(request, "overview/no_sheet.html", context, status=503)
    kind = _("ten-year line")
    name = f"{slugify(kind)}-{slugify(subject.name)}-{request.today:%Y-%m-%d}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
