"""Closes every page by default, and puts today and the actor on each request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import acting_now, rights_of
from clusterbeleid.core import clock
from clusterbeleid.core.actors import NOBODY

SESSION_ORGANISATION = "acting_for"
CHOICE = "accounts:choose_organisation"


class ClosedByDefault(LoginRequiredMiddleware):
    """Asks everybody to log in, except on views marked ``login_not_required``."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        """Send to the login page; a page part loaded by htmx sends the whole page there."""
        response = super().handle_no_permission(request, view_func)
        if request.headers.get("HX-Request"):
            response["HX-Redirect"] = response["Location"]
            response.status_code = 204
        return response


class ActorMiddleware:
    """Reads roles and mandates anew for each request, so a lost right is lost at once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set ``today``, ``demo``, ``actor`` and ``mandates``, and the language of the person."""
        if request.path in settings.PATHS_WITHOUT_DATABASE:
            return self.get_response(request)
        request.today = clock.today()  # type: ignore[attr-defined]
        request.demo = settings.DEMO  # type: ignore[attr-defined]
        request.actor = NOBODY  # type: ignore[attr-defined]
        request.mandates = ()  # type: ignore[attr-defined]
        if isinstance(request.user, User):
            self._know(request, request.user)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., HttpResponseBase], *_arguments: Any
    ) -> HttpResponse | None:
        """Ask who holds several mandates first for which organisation this session works."""
        chosen = not getattr(request, "mandates", ()) or request.actor.organisations  # type: ignore[attr-defined]
        here = request.resolver_match
        if chosen or request.method != "GET" or (here is not None and here.view_name == CHOICE):
            return None
        return redirect(f"{reverse(CHOICE)}?{urlencode({'next': request.get_full_path()})}")

    def _know(self, request: HttpRequest, user: User) -> None:
        rights = rights_of(user, on=request.today)  # type: ignore[attr-defined]
        chosen = request.session.get(SESSION_ORGANISATION)
        request.actor = acting_now(user, rights, chosen)  # type: ignore[attr-defined]
        request.mandates = rights.numbers  # type: ignore[attr-defined]
        translation.activate(user.language)
        request.LANGUAGE_CODE = user.language
