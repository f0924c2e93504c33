"""The ranking of a call, with another envelope or cut-off when asked; nothing is stored."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from applications.forms.judging.ranking import WhatIfForm
from applications.lists.ranking import RANKING
from applications.panels.ranking import ranking_page
from applications.permissions.judging import may_rank
from applications.queries.judging.ranking import rank_call
from applications.views.common import visible_call
from clusterbeleid.core import access
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response


@require_safe
def ranking(request: HouseRequest, call_id: int) -> HttpResponse:
    """Show the ranking of one step of a call."""
    call = visible_call(request, call_id)
    access.require(may_rank(request.actor, call, on=request.today))
    form = WhatIfForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = rank_call(
        call,
        step=asked.get("step") or "",
        envelope=asked.get("envelope"),
        cut_off=asked.get("cut_off"),
    )
    if form.is_valid():
        form = WhatIfForm({**request.GET.dict(), "step": found.step})
    context = {**ranking_page(found), "form": form}
    return list_response(request, RANKING, found.rows, "applications/judging/ranking.html", context)
