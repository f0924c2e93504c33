"""Closes every page by default, and puts today and the actor on each request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from clusterbeleid.accounts.entering import SESSION_IDENTITY, SESSION_SECOND_STEP
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import acting_now, limited, rights_of
from clusterbeleid.accounts.session_store import note_use
from clusterbeleid.core import clock
from clusterbeleid.core.actors import NOBODY, Actor

SESSION_ORGANISATION = "acting_for"
CHOICE = "accounts:choose_organisation"
SECURITY = "accounts:security"
# Where somebody without the second step of the role can still go.
WITHOUT_SECOND_STEP = frozenset(
    {SECURITY, "accounts:logout", "accounts:set_language", "accounts:prove", "accounts:add_codes"}
    | {"accounts:add_passkey", "accounts:login", "core:healthz", "core:readyz"}
)


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
        """Ask first for the second step where a role wants one, then for which organisation to work."""
        return self._second_step_first(request) or self._organisation_first(request)

    def _second_step_first(self, request: HttpRequest) -> HttpResponse | None:
        """Lead who lacks the second step of a role to the page that sets it up; nothing else opens."""
        actor: Actor = getattr(request, "actor", NOBODY)
        wanted = settings.SECOND_FACTOR_ROLES & actor.roles
        here = request.resolver_match
        if not wanted or (here is not None and here.view_name in WITHOUT_SECOND_STEP):
            return None
        session = request.session
        if session.get(SESSION_SECOND_STEP) or session.get(SESSION_IDENTITY):
            return None
        if request.method not in {"GET", "HEAD"}:
            raise PermissionDenied("accounts.second_step_first")
        return redirect(SECURITY)

    def _organisation_first(self, request: HttpRequest) -> HttpResponse | None:
        chosen = not getattr(request, "mandates", ()) or request.actor.organisations  # type: ignore[attr-defined]
        here = request.resolver_match
        if chosen or request.method != "GET" or (here is not None and here.view_name == CHOICE):
            return None
        return redirect(f"{reverse(CHOICE)}?{urlencode({'next': request.get_full_path()})}")

    def _know(self, request: HttpRequest, user: User) -> None:
        rights = rights_of(user, on=request.today)  # type: ignore[attr-defined]
        chosen = request.session.get(SESSION_ORGANISATION)
        vouched = request.session.get(SESSION_IDENTITY)
        if vouched:
            chosen = vouched["organisation"]
            rights = limited(rights, chosen, vouched["roles"])
        request.actor = acting_now(user, rights, chosen)  # type: ignore[attr-defined]
        request.mandates = rights.numbers  # type: ignore[attr-defined]
        note_use(request.session, clock.real_now())
        translation.activate(user.language)
        request.LANGUAGE_CODE = user.language
