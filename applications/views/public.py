"""The open calls for everybody, without login: as a page and as JSON (R38)."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.panels.calls import as_json, public_call
from applications.queries.calls import open_calls
from clusterbeleid.core import clock
from clusterbeleid.core.access import public
from clusterbeleid.core.http import HouseRequest


@public
@require_safe
def open_calls_page(request: HouseRequest) -> HttpResponse:
    """Show the calls that are open, or open later."""
    now = clock.now()
    rows = [public_call(call, now) for call in open_calls(now)]
    return render(request, "applications/open_calls.html", {"calls": rows, "now": now})


@public
@require_safe
def open_calls_json(_request: HouseRequest) -> JsonResponse:
    """Answer with the same calls for machines."""
    now = clock.now()
    return JsonResponse({"calls": [as_json(call, now) for call in open_calls(now)]})
