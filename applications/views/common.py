"""What the pages of this room share: the door, and the page of one form."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from applications.models import Application, Call
from applications.permissions.calls import call_verdicts
from applications.permissions.files import Standing, may, may_write, standing
from applications.queries.calls import get_visible_call
from applications.queries.files import get_visible_application
from clusterbeleid.core import access, clock
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.conflicts import conflict_rows
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text
from clusterbeleid.kernel.transitions import Verdict

_VERSION_DIGITS = 9


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """A page with one form about a call or an application; ``back`` is where it leads."""

    title: Text
    back: str
    submit: Text = _("Save")
    saved: Text = _("Saved.")
    hint: Text = ""
    call: Call | None = None
    application: Application | None = None
    model: type[Model] | None = None


def form_page(
    request: HouseRequest,
    form: forms.Form,
    act: Callable[[], object],
    page: FormPage,
    *,
    fields: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Show ``form``, or run ``act`` with it and go back; refusals stand at the fields."""
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: act() or True, fields=fields)
        if done is not None:
            messages.success(request, str(page.saved))
            return redirect(page.back)
    context = {
        "form": form,
        "page": page,
        "call": page.call,
        "application": page.application,
        "conflict": conflict_rows(form, page.model) if page.model else [],
    }
    return render(request, "applications/form.html", context, status=422 if form.errors else 200)


def signed(request: HouseRequest) -> dict[str, Any]:
    """Return who acts and when, under the names that the actions use."""
    return {"actor": request.actor, "at": clock.now()}


def visible_call(request: HouseRequest, call_id: int) -> Call:
    """Return the call, or 404 when it is absent or not yours."""
    try:
        return get_visible_call(request.actor, call_id)
    except Call.DoesNotExist:
        raise Http404 from None


def call_for(request: HouseRequest, call_id: int, action: str) -> Call:
    """Return the visible call when ``action`` may happen now; 403 with the reason otherwise."""
    call = visible_call(request, call_id)
    access.require(call_verdicts(request.actor, call)[action])
    return call


def visible_application(request: HouseRequest, application_id: int) -> Application:
    """Return the application, or 404 when it is absent or not yours."""
    try:
        return get_visible_application(request.actor, application_id, on=request.today)
    except Application.DoesNotExist:
        raise Http404 from None


def own_application(request: HouseRequest, application_id: int) -> Application:
    """Return an application of one's own: what is being written is for its writers alone (R55)."""
    found = visible_application(request, application_id)
    if standing(request.actor, found, on=request.today) is not Standing.APPLICANT:
        access.require(Verdict.no("applications.applicant_only"))
    return found


def require_open(
    request: HouseRequest, application: Application, section: str, opened: Collection[str]
) -> None:
    """Raise 403 with the reason when the actor may not write in a section now."""
    access.require(may_write(request.actor, application, section, opened, on=request.today))


def application_for(request: HouseRequest, application_id: int, action: str) -> Application:
    """Return the visible application when ``action`` may happen now; 403 with the reason otherwise."""
    found = visible_application(request, application_id)
    access.require(may(action, request.actor, found, on=request.today))
    return found


def upon_version(posted: Mapping[str, Any], key: str) -> int:
    """Return the version a field is written upon: as read, or as ``keep`` says after a clash."""
    kept, _colon, version = str(posted.get("keep", "")).partition(":")
    digits = version if kept == key else str(posted.get(f"v-{key}", ""))
    known = digits.isascii() and digits.isdigit() and len(digits) <= _VERSION_DIGITS
    return int(digits) if known else 0
