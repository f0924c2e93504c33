"""One's own security: sessions, second steps and recovery codes, each changed after proving who one is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.entering import (
    SESSION_IDENTITY,
    SESSION_PROVED,
    known_browser,
)
from clusterbeleid.accounts.enums import FactorKind
from clusterbeleid.accounts.forms import ProveForm
from clusterbeleid.accounts.permissions import may_remove_factor
from clusterbeleid.accounts.queries import (
    account_of,
    count_recovery_codes,
    factors_of,
    sessions_of,
)
from clusterbeleid.accounts.views.session import page_asked
from clusterbeleid.core import clock
from clusterbeleid.core.form_pages import show_form, takes_form, tried
from clusterbeleid.core.http import HouseRequest, origin_of

# How long a proof of who one is lasts, in seconds.
PROOF_LASTS = 600
View = Callable[..., HttpResponse]


def proved(view: View) -> View:
    """Let through who proved to be it a moment ago; others give the password once more."""

    @wraps(view)
    def wrapped(request: HouseRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if SESSION_IDENTITY in request.session:
            raise Http404
        age = clock.real_now().timestamp() - request.session.get(SESSION_PROVED, 0)
        if age < PROOF_LASTS:
            return view(request, *arguments, **named)
        back = request.get_full_path() if request.method == "GET" else reverse("accounts:security")
        return redirect(f"{reverse('accounts:prove')}?next={quote(back)}")

    return wrapped


@require_safe
def security(request: HouseRequest) -> HttpResponse:
    """Show where one is logged in, and the second steps."""
    factors = factors_of(request.actor.user_id)
    context = {
        "sessions": sessions_of(request.actor, at=clock.real_now()),
        "own_key": request.session.session_key,
        "factors": [(one, may_remove_factor(request.actor, one).allowed) for one in factors],
        "has_app": any(one.kind == FactorKind.CODES for one in factors),
        "codes_left": count_recovery_codes(request.actor),
        "local": SESSION_IDENTITY not in request.session,
        "provider": settings.OIDC.name if settings.OIDC else "",
        "needed": bool(settings.SECOND_FACTOR_ROLES & request.actor.roles) and not factors,
    }
    return render(request, "accounts/security.html", context)


@require_POST
def end_session(request: HouseRequest, reference: UUID) -> HttpResponse:
    """End one of one's own sessions."""
    if not actions.end_session(reference, actor=request.actor):
        raise Http404
    messages.success(request, _("That device is logged out."))
    return redirect("accounts:security")


@require_POST
def end_other_sessions(request: HouseRequest) -> HttpResponse:
    """End all of one's own sessions except this one."""
    number = actions.end_other_sessions(request.session.session_key, actor=request.actor)
    messages.success(request, _("Other devices logged out: %(number)s.") % {"number": number})
    return redirect("accounts:security")


@sensitive_post_parameters("password")
@takes_form
def prove(request: HouseRequest) -> HttpResponse:
    """Ask for the password once more; tries count as tries to log in."""
    form = ProveForm(request.POST or None)
    person, known = account_of(request.actor), known_browser(request)
    about: dict[str, Any] = {"origin": origin_of(request), "at": clock.real_now(), "known": known}
    done = tried(request, form, lambda: actions.sign_in(person.email, **form.values(), **about))
    if done is not None:
        request.session[SESSION_PROVED] = clock.real_now().timestamp()
        return redirect(page_asked(request))
    return show_form(request, "accounts/prove.html", form, next=page_asked(request))
