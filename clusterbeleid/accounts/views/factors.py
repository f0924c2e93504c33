"""Setting up a second step, and taking it away: each after proving who one is."""

from __future__ import annotations

import base64
import io
import json
from typing import Any
from urllib.parse import quote

import qrcode
import qrcode.image.svg
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clusterbeleid.accounts import actions, passkeys
from clusterbeleid.accounts.entering import SESSION_SECOND_STEP
from clusterbeleid.accounts.enums import FactorKind
from clusterbeleid.accounts.forms import CodeForm, NewPasskeyForm
from clusterbeleid.accounts.models import SecondFactor
from clusterbeleid.accounts.permissions import may_remove_factor
from clusterbeleid.accounts.queries import (
    account_of,
    count_recovery_codes,
    factors_of,
    own_factor,
)
from clusterbeleid.accounts.views.security import proved
from clusterbeleid.core import clock
from clusterbeleid.core.access import require
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.form_pages import pressed, show_form, signed, takes_form, tried
from clusterbeleid.core.http import HouseRequest

QUESTION, NEW_SECRET = "new_passkey_question", "new_secret"


@takes_form
@proved
def add_codes(request: HouseRequest) -> HttpResponse:
    """Add an app with codes: show the secret, and take a code as proof that the app has it."""
    secret = request.session.setdefault(NEW_SECRET, actions.new_secret())
    form = CodeForm(request.POST or None)
    act = {"secret": secret, "actor": request.actor, "at": clock.real_now()}
    made = tried(request, form, lambda: actions.add_codes(**form.values(), **act))
    if made is not None:
        del request.session[NEW_SECRET]
        return _added(request)
    more = {"secret": secret, "picture": _picture(secret, account_of(request.actor).email)}
    return show_form(request, "accounts/add_codes.html", form, **more)


@takes_form
@proved
def add_passkey(request: HouseRequest) -> HttpResponse:
    """Add a passkey that the browser makes."""
    form = NewPasskeyForm(request.POST or None)
    question = request.session.pop(QUESTION, None)
    made = tried(request, form, lambda: _store_passkey(request, form, question))
    if made is not None:
        return _added(request)
    stored = [
        one.secret for one in factors_of(request.actor.user_id) if one.kind == FactorKind.PASSKEY
    ]
    person = account_of(request.actor)
    asked, request.session[QUESTION] = passkeys.ask_new(request, person, stored)
    return show_form(request, "accounts/add_passkey.html", form, question=json.dumps(asked))


def _store_passkey(request: HouseRequest, form: NewPasskeyForm, question: Any) -> object:
    values = form.values()
    try:
        credential, stored = passkeys.read_new(request, question, values["answer"])
    except passkeys.BadPasskey as error:
        raise Refused.because("accounts.wrong_passkey") from error
    return actions.add_passkey(
        credential=credential,
        stored=stored,
        label=values["label"],
        actor=request.actor,
        at=clock.real_now(),
    )


def _added(request: HouseRequest) -> HttpResponse:
    """Go on to the recovery codes, the first time; this session took the second step by setting it up."""
    request.session[SESSION_SECOND_STEP] = True
    messages.success(request, _("Your second step is set up."))
    if count_recovery_codes(request.actor):
        return redirect("accounts:security")
    return _show_codes(request)


@require_POST
@proved
def recovery_codes(request: HouseRequest) -> HttpResponse:
    """Make new recovery codes and show them, once."""
    return _show_codes(request)


def _show_codes(request: HouseRequest) -> HttpResponse:
    codes = actions.make_recovery_codes(actor=request.actor)
    return render(request, "accounts/recovery_codes.html", {"codes": codes})


@require_POST
def remove_factor(request: HouseRequest, factor_id: int) -> HttpResponse:
    """Take one of one's own second steps away."""
    return _remove(request, own_factor(request.actor, factor_id))


@proved
def _remove(request: HouseRequest, factor: SecondFactor) -> HttpResponse:
    require(may_remove_factor(request.actor, factor))
    done = pressed(request, lambda: actions.remove_factor(factor, **signed(request)) or True)
    if done:
        messages.success(request, _("Second step removed."))
    return redirect("accounts:security")


def _picture(secret: str, email: str) -> str:
    """Return a picture for the camera of a telephone, as an address of data."""
    label, issuer = quote(f"Clusterbeleid:{email}"), "Clusterbeleid"
    drawn = io.BytesIO()
    qrcode.make(
        f"otpauth://totp/{label}?secret={secret}&issuer={issuer}",
        image_factory=qrcode.image.svg.SvgPathImage,
    ).save(drawn)
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.getvalue()).decode()
