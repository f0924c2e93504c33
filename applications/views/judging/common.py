"""What the pages of judging share: the door, and the page of one form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.models import Application
from applications.permissions.judging import judging_verdicts
from applications.queries.judging.files import get_judged
from clusterbeleid.core import access, clock
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.conflicts import conflict_rows
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text

takes_form = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, kw_only=True)
class JudgingForm:
    """A page with one form; ``trail`` leads back to it, ``back`` is where saving leads."""

    title: Text
    back: str
    submit: Text = _("Save")
    saved: Text = _("Saved.")
    hint: Text = ""
    tone: str = ""
    trail: tuple[tuple[str, Text], ...] = ()
    model: type[Model] | None = None
    template: str = "applications/judging/form.html"
    context: Mapping[str, Any] | None = None


def judging_form(
    request: HouseRequest,
    form: forms.Form,
    act: Callable[[], object],
    page: JudgingForm,
    *,
    fields: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Show ``form``, or run ``act`` with it and go back; refusals stand at the fields."""
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: act() or True, fields=fields)
        if done is not None:
            messages.success(request, str(page.saved))
            return redirect(page.back)
    conflict = conflict_rows(form, page.model) if page.model else []
    context = {**(page.context or {}), "form": form, "page": page, "conflict": conflict}
    return render(request, page.template, context, status=422 if form.errors else 200)


def signed(request: HouseRequest) -> dict[str, Any]:
    """Return who acts and when, under the names that the actions use."""
    return {"actor": request.actor, "at": clock.now()}


def judged(request: HouseRequest, application_id: int) -> Application:
    """Return the application to judge, or 404 when it is absent or not yours."""
    try:
        return get_judged(request.actor, application_id, on=request.today)
    except Application.DoesNotExist:
        raise Http404 from None


def judged_for(request: HouseRequest, application_id: int, action: str) -> Application:
    """Return the application when ``action`` may happen now; 403 with the reason otherwise."""
    found = judged(request, application_id)
    access.require(judging_verdicts(request.actor, found, on=request.today)[action])
    return found


def page_of(application: Application, title: Text, *, part: str = "", **more: Any) -> JudgingForm:
    """Return the form page of a step in the judgement; ``part`` names where on the page to go back."""
    here = reverse("applications:judging", args=[application.pk])
    trail = (
        (reverse("applications:to_judge"), _("Applications to judge")),
        (here, application.reference),
    )
    return JudgingForm(title=title, back=f"{here}{part}", trail=trail, **more)


def typed(request: HouseRequest) -> Any:
    """Return what was sent, also when it is nothing; None when a form is only asked for."""
    return request.POST if request.method == "POST" else None
