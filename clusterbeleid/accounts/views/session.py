"""Logging in and out, language, and the organisation one acts for."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.entering import HALF_WAY, SESSION_IDENTITY, come_in, known_browser
from clusterbeleid.accounts.forms import LANGUAGES, LoginForm
from clusterbeleid.accounts.middleware import SESSION_ORGANISATION
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.oidc.leaving import end_at_provider
from clusterbeleid.accounts.queries import factors_of
from clusterbeleid.core import clock
from clusterbeleid.core.access import public
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.http import HouseRequest, origin_of
from clusterbeleid.core.organisation_names import names_of


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def log_in(request: HouseRequest) -> HttpResponse:
    """Ask for address and password; send a person back to the page that was asked for."""
    form = LoginForm(request.POST or None)
    wanted = page_asked(request)
    if request.method == "POST" and settings.LOCAL_LOGIN and form.is_valid():
        tried = {**form.values(), "origin": origin_of(request), "known": known_browser(request)}
        user = attempt(form, lambda: actions.sign_in(**tried, at=clock.real_now()))
        if user is not None:
            return _next_step(request, user, wanted)
    context = {"form": form, "next": wanted, "local": settings.LOCAL_LOGIN}
    context["provider"] = _provider_name()
    return render(request, "accounts/login.html", context, status=422 if form.errors else 200)


def _provider_name() -> str:
    return settings.OIDC.name if settings.OIDC else ""


def _next_step(request: HouseRequest, user: User, wanted: str) -> HttpResponse:
    """Begin the session, or ask for the second step of who has one."""
    if not factors_of(user.pk):
        come_in(request, user)
        return redirect(wanted)
    request.session[HALF_WAY] = {
        "user": user.pk,
        "at": clock.real_now().timestamp(),
        "next": wanted,
    }
    return redirect("accounts:second_step")


@require_POST
def log_out(request: HouseRequest) -> HttpResponse:
    """End the session, and the one at the provider when that let the person in."""
    vouched = request.session.get(SESSION_IDENTITY, {})
    logout(request)
    return end_at_provider(request, vouched) or redirect("accounts:login")


@public
@require_POST
def set_language(request: HouseRequest) -> HttpResponse:
    """Switch between Dutch and English, for this person or, before login, for this browser."""
    wanted = request.POST.get("language", "")
    language = wanted if wanted in dict(LANGUAGES) else "nl"
    response = redirect(safe_target(request, request.POST.get("next", "")))
    if request.actor.is_person:
        actions.choose_language(language, actor=request.actor, at=clock.now())
    translation.activate(language)
    _remember_language(response, language, secure=request.is_secure())
    return response


def _remember_language(response: HttpResponse, language: str, *, secure: bool) -> None:
    """Keep the language in this browser for a year."""
    response.set_cookie(
        "django_language",
        language,
        max_age=31_536_000,
        secure=secure,
        httponly=True,
        samesite="Lax",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def choose_organisation(request: HouseRequest) -> HttpResponse:
    """Choose for which organisation a person with several mandates works now."""
    chosen = request.POST.get("organisation", "")
    wanted = page_asked(request)
    if chosen in request.mandates:
        request.session[SESSION_ORGANISATION] = chosen
        return redirect(wanted)
    context = {
        "organisations": list(names_of(request.mandates).items()),
        "current": request.actor.organisations,
        "refused": request.method == "POST",
        # A provider vouched for one organisation; for another one it is asked again.
        "provider": _provider_name() if SESSION_IDENTITY in request.session else "",
        "next": wanted,
    }
    status = 422 if context["refused"] else 200
    return render(request, "accounts/choose_organisation.html", context, status=status)


def page_asked(request: HouseRequest) -> str:
    """Return where the person was going: the page that sent them here, else the first page."""
    return safe_target(request, request.POST.get("next") or request.GET.get("next") or "")


def safe_target(request: HouseRequest, wanted: str) -> str:
    """Return ``wanted`` when it is a page of this house, else the first page (no open redirect)."""
    here = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if here and wanted.startswith("/") else "/"
