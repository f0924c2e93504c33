"""The page of one project year."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clusterbeleid.core.http import HouseRequest
from cofinancing.panels.project_year import project_year_panel
from cofinancing.views.common import about, day_asked, visible_year
from cofinancing.views.contribution_list import contribution_list_context


@require_safe
def project_year(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Show check, spread, due date and payments; with ``op`` as they stood at the end of that day."""
    year = visible_year(request, project_year_id)
    as_of, fault = day_asked(request)
    panel = project_year_panel(year, request.actor, on=request.today, as_of=as_of)
    context = {**about(year), "panel": panel, "as_of": as_of, "fault": fault}
    if panel is not None and as_of is None:
        context |= contribution_list_context(request, year, panel.result, panel.relation)
    return render(request, "cofinancing/project_year.html", context, status=422 if fault else 200)
