"""The second step of logging in, and logging in with a passkey alone."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from clusterbeleid.accounts import actions, passkeys
from clusterbeleid.accounts.entering import HALF_WAY, come_in, remember_browser
from clusterbeleid.accounts.enums import FactorKind
from clusterbeleid.accounts.forms import CodeForm, PasskeyForm
from clusterbeleid.accounts.models import SecondFactor, User
from clusterbeleid.accounts.queries import factors_of, passkey_with, person_half_way
from clusterbeleid.accounts.views.session import page_asked, safe_target
from clusterbeleid.core import clock
from clusterbeleid.core.access import public
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.http import HouseRequest, origin_of

QUESTION = "passkey_question"


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HouseRequest) -> HttpResponse:
    """Ask who gave the right password for a code or a passkey."""
    half = request.session.get(HALF_WAY, {})
    person = person_half_way(half, now=clock.real_now().timestamp())
    if person is None:
        return redirect("accounts:login")
    form = _second_form(request)
    if request.method == "POST" and form.is_valid() and _taken(request, form, person):
        return _inside(request, person, safe_target(request, half.get("next", "")))
    return _show(request, form, factors_of(person.pk))


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def passkey_login(request: HouseRequest) -> HttpResponse:
    """Let somebody in by a passkey alone: it is two things at once, and nobody can guess one."""
    if not settings.LOCAL_LOGIN:
        raise Http404
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        factor = attempt(form, lambda: _shown_passkey(request, form.cleaned_data["answer"]))
        if factor is not None:
            return _inside(request, factor.user, page_asked(request))
    context = {"form": form, "question": _ask(request, []), "next": page_asked(request)}
    status = 422 if form.errors else 200
    return render(request, "accounts/passkey_login.html", context, status=status)


def _second_form(request: HouseRequest) -> CodeForm | PasskeyForm:
    if "answer" in request.POST:
        return PasskeyForm(request.POST)
    return CodeForm(request.POST or None)


def _taken(request: HouseRequest, form: CodeForm | PasskeyForm, person: User) -> bool:
    """Tell whether the second step is right; what is wrong stands on the form."""

    def take() -> bool:
        if isinstance(form, PasskeyForm):
            return _shown_passkey(request, form.cleaned_data["answer"], person) is not None
        code, origin = form.cleaned_data["code"], origin_of(request)
        actions.take_code(person, code, origin=origin, at=clock.real_now())
        return True

    return bool(attempt(form, take))


def _shown_passkey(request: HouseRequest, answer: str, person: User | None = None) -> SecondFactor:
    """Return the passkey that was shown; raises ``Refused`` for any other. A question is asked once."""
    question = request.session.pop(QUESTION, None)
    try:
        factor = passkey_with(passkeys.identifier_of(answer))
        if factor is None or (person is not None and factor.user != person):
            raise passkeys.BadPasskey("unknown")
        actions.take_passkey(
            factor.user,
            factor,
            lambda: passkeys.counter_of(request, question, factor.secret, answer),
            at=clock.real_now(),
        )
    except passkeys.BadPasskey as error:
        raise Refused.because("accounts.wrong_passkey") from error
    return factor


def _inside(request: HouseRequest, person: User, wanted: str) -> HttpResponse:
    come_in(request, person, second_step=True)
    response = redirect(wanted)
    remember_browser(response, person)
    return response


def _show(
    request: HouseRequest, form: CodeForm | PasskeyForm, factors: list[SecondFactor]
) -> HttpResponse:
    stored = [one.secret for one in factors if one.kind == FactorKind.PASSKEY]
    context: dict[str, Any] = {
        "form": form,
        "code_form": form if isinstance(form, CodeForm) else CodeForm(),
        "passkey_form": PasskeyForm() if stored else None,
        "question": _ask(request, stored) if stored else "",
    }
    status = 422 if form.errors else 200
    return render(request, "accounts/second_step.html", context, status=status)


def _ask(request: HouseRequest, stored: list[str]) -> str:
    """Return the question for the browser, and remember it in the session."""
    question, request.session[QUESTION] = passkeys.ask_known(request, stored)
    return json.dumps(question)
