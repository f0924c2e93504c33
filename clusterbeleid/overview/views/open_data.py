"""Open data of the public portfolio: a page that explains the fields, and the files themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

from clusterbeleid.core import clock
from clusterbeleid.core.access import public
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.overview.public import writing
from clusterbeleid.overview.public.changes import last_change, midnight
from clusterbeleid.overview.public.datasets import DATASETS, Dataset
from clusterbeleid.overview.public.frame import draw, open_page

FORMAT = "1"  # raised when a field changes, so that nobody keeps a file of the old form
_TYPES = {"json": "application/json; charset=utf-8", "csv": "text/csv; charset=utf-8"}
_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "public, max-age=300",
}


@open_page
def page(request: HouseRequest) -> HttpResponse:
    """Explain the files, their fields and the licence."""
    context: dict[str, object] = {"datasets": DATASETS.values(), "licence": writing.LICENCE}
    context |= {"licence_url": writing.LICENCE_URL, "rows_of_a_page": writing.PAGE}
    return draw(request, "overview/public/open_data.html", "overview:public_data", context)


@public
@require_safe
def catalogue(_request: HouseRequest) -> HttpResponse:
    """Answer with the files and their addresses, for machines."""
    found = [
        {
            "dataset": one.key,
            **{kind: _address(one, kind) for kind in _TYPES},
            "fields": [field.name for field in one.fields],
        }
        for one in DATASETS.values()
    ]
    about = {"licence": writing.LICENCE, "licence_url": writing.LICENCE_URL}
    return JsonResponse({**about, "datasets": found}, headers=_OPEN)


@public
@require_safe
def download(request: HouseRequest, dataset: str, kind: str) -> HttpResponseBase:
    """Hand out a file, streamed whole, or a page of it (``?page=2``, JSON alone)."""
    chosen = DATASETS.get(dataset)
    if chosen is None:
        raise Http404
    names = _names(request, dataset, kind)
    unchanged = _unchanged(request, names)
    if unchanged is not None:
        return unchanged
    number = _number(request) if kind == "json" else 0
    answer = _page(request, chosen, number) if number else _whole(chosen, kind, request.today)
    for name, value in {**_OPEN, **names}.items():
        answer[name] = value
    return answer


def _unchanged(request: HouseRequest, names: dict[str, str]) -> HttpResponse | None:
    if not names:
        return None
    changed = parse_http_date_safe(names["Last-Modified"])
    answer = get_conditional_response(request, names["ETag"], changed)
    if answer is not None:
        answer["Cache-Control"] = _OPEN["Cache-Control"]
    return answer


def _whole(dataset: Dataset, kind: str, on: date) -> StreamingHttpResponse:
    lines: Iterator[str] = (writing.csv_lines if kind == "csv" else writing.json_lines)(dataset, on)
    answer = StreamingHttpResponse(lines, content_type=_TYPES[kind])
    if kind == "csv":
        answer["Content-Disposition"] = f'attachment; filename="{dataset.key}.csv"'
    return answer


def _page(request: HouseRequest, dataset: Dataset, number: int) -> HttpResponse:
    found, more = writing.json_page(dataset, request.today, number)
    answer = JsonResponse(found, json_dumps_params={"ensure_ascii": False})
    if more:
        answer["Link"] = f'<{_address(dataset, "json")}?page={number + 1}>; rel="next"'
    return answer


def _number(request: HouseRequest) -> int:
    text = request.GET.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len("999999") else 0


def _names(request: HouseRequest, dataset: str, kind: str) -> dict[str, str]:
    """Return what names this very content; nothing while a change may still be on its way."""
    now = clock.now()
    found = last_change(now)
    if found is None:
        return {}
    named = "|".join(
        (FORMAT, dataset, kind, request.GET.get("page", ""), str(request.today), found[0])
    )
    changed = max(found[1], midnight(now))
    return {
        "ETag": f'"{sha256(named.encode()).hexdigest()[:32]}"',
        "Last-Modified": http_date(changed.timestamp()),
    }


def _address(dataset: Dataset, kind: str) -> str:
    path = reverse(f"overview:public_{kind}", kwargs={"dataset": dataset.key})
    return f"{settings.BASE_URL}{path}"
