"""The frame of a public page: its parts, the two languages by address, and what caches may keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from clusterbeleid.core.access import public
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import NavItem

View = Callable[..., HttpResponse]
LANGUAGE = "taal"
_YEAR = 31_536_000
_MINUTES_KEPT = 5
# With any other cookie, what is shown may be meant for one person.
_HARMLESS = {settings.LANGUAGE_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
_PARTS = (
    (_("Clusters"), "overview:public"),
    (_("Projects"), "overview:public_projects"),
    (_("Leverage"), "overview:public_leverage"),
    (_("Search"), "overview:public_search"),
    (_("Open data files"), "overview:public_data"),
    (_("Register of aid"), "agreements:public_awards"),
)


def open_page(view: View) -> View:
    """Make a view a public page to read: in the language that its address asks, kept by caches."""

    @public
    @require_safe
    @wraps(view)
    def shown(request: HouseRequest, *values: Any, **named: Any) -> HttpResponse:
        chosen = _chosen(request)
        if chosen:
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        response = view(request, *values, **named)
        if chosen and request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != chosen:
            _remember(request, response, chosen)
            return response
        return _kept(request, response)

    return shown


def draw(
    request: HouseRequest, template: str, part: str, context: Mapping[str, Any]
) -> HttpResponse:
    """Render a public page with its parts as tabs, and the addresses of both languages."""
    here = f"{settings.BASE_URL}{request.path}"
    english = f"{here}?{LANGUAGE}=en"
    links = [(code, name, f"?{LANGUAGE}={code}") for code, name in settings.LANGUAGES]
    frame = {
        "parts": [NavItem(label, reverse(name), name == part) for label, name in _PARTS],
        "language_links": links,
        "dutch_address": here,
        "english_address": english,
        "canonical": english if translation.get_language() == "en" else here,
    }
    return render(request, template, {**frame, **context})


def _chosen(request: HouseRequest) -> str:
    asked = request.GET.get(LANGUAGE, "")
    return asked if asked in dict(settings.LANGUAGES) else ""


def _remember(request: HouseRequest, response: HttpResponse, language: str) -> None:
    """Keep the chosen language in this browser; such an answer goes into no cache."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=_YEAR,
        secure=request.is_secure(),
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )


def _kept(request: HouseRequest, response: HttpResponse) -> HttpResponse:
    """Let caches keep a page that everybody sees alike; who has it already gets no second copy."""
    if request.actor.is_person or set(request.COOKIES) - _HARMLESS or response.status_code != 200:
        return response
    response["Cache-Control"] = f"public, max-age={_MINUTES_KEPT * 60}"
    response.setdefault("X-Robots-Tag", "all")
    response["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
    patch_vary_headers(response, ("Cookie", "Accept-Language"))
    return get_conditional_response(request, response["ETag"], None, response) or response
