"""What search engines ask first: which pages are for everybody, and where they are."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from clusterbeleid.core.access import public
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.overview.public.addresses import OPEN, part_of, parts

_KEPT = {"Cache-Control": "public, max-age=3600"}
_XML = "application/xml; charset=utf-8"


@public
@require_safe
def robots(_request: HouseRequest) -> HttpResponse:
    """Open the public pages to search engines, and nothing else."""
    lines = ["User-agent: *", "Disallow: /", "Allow: /static/"]
    lines += [f"Allow: {reverse(name)}" for name in OPEN]
    lines += [f"Disallow: {reverse('overview:public_search')}", f"Sitemap: {_sitemap()}"]
    return HttpResponse(
        "\n".join(lines) + "\n", content_type="text/plain; charset=utf-8", headers=_KEPT
    )


@public
@require_safe
def sitemap(request: HouseRequest) -> HttpResponse:
    """Name the parts of the map; a part holds no more addresses than the protocol allows."""
    numbers = range(1, parts(request.today) + 1)
    found = [reverse("overview:sitemap_part", args=[number]) for number in numbers]
    return _xml(request, "overview/public/sitemaps.xml", found)


@public
@require_safe
def sitemap_part(request: HouseRequest, map_part: int) -> HttpResponse:
    """List the addresses of one part."""
    if not 1 <= map_part <= parts(request.today):
        raise Http404
    return _xml(request, "overview/public/sitemap.xml", part_of(map_part, request.today))


def _sitemap() -> str:
    return f"{settings.BASE_URL}{reverse('overview:sitemap')}"


def _xml(request: HouseRequest, template: str, paths: Iterable[str]) -> HttpResponse:
    context = {"addresses": [f"{settings.BASE_URL}{path}" for path in paths]}
    answer = render(request, template, context, content_type=_XML)
    for name, value in _KEPT.items():
        answer[name] = value
    return answer
