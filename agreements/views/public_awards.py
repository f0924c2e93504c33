"""The public register of aid: everybody searches and downloads it, without login (R19)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from agreements.documents import PUBLIC_AWARDS_FILE, records_of
from agreements.lists.public_awards import PUBLIC_AWARDS
from agreements.queries.awards import facts_of, public_awards
from clusterbeleid.core.access import public
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.records import records_response


@public
@require_safe
def register(request: HouseRequest) -> HttpResponse:
    """List the published awards of the last ten years."""
    rows = public_awards(current_params(), on=request.today)
    context = {"query": request.GET.urlencode()}
    return list_response(request, PUBLIC_AWARDS, rows, "agreements/public_awards.html", context)


@public
@require_safe
def download(request: HouseRequest, kind: str) -> HttpResponse:
    """Hand out what fits the filters, with every field."""
    rows = public_awards(current_params(), on=request.today)
    found = PUBLIC_AWARDS.everything(request.GET, rows)
    return records_response(PUBLIC_AWARDS_FILE, records_of(map(facts_of, found)), kind)
