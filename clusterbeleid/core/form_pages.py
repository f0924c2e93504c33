"""A page with one form: from what was typed to an action, and back to where it leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from clusterbeleid.core import clock
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.conflicts import conflict_rows
from clusterbeleid.core.forms import ReasonForm, VersionedReasonForm, VersionForm
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text

T = TypeVar("T")
takes_form = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """What stands around one form: ``back`` is where it leads after saving, and without.

    ``made`` gives the address of what the form made, to go on there. ``model`` is what the form changes, to show what somebody else changed meanwhile. A room adds
    what its own template needs.
    """

    title: Text
    back: str
    submit: Text = _("Save")
    saved: Text = _("Saved.")
    hint: Text = ""
    model: type[Model] | None = None
    made: Callable[[Any], str] | None = None
    template: str

    def around(self) -> dict[str, Any]:
        """Return what the template needs besides page, form and conflict."""
        return {}


def form_page(
    request: HouseRequest,
    form: forms.Form,
    act: Callable[[], object],
    page: FormPage,
    *,
    fields: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Show ``form``, or run ``act`` with it and go back; refusals stand at the fields."""
    done = tried(request, form, lambda: act() or True, fields=fields)
    if done is not None:
        messages.success(request, str(page.saved))
        return redirect(page.made(done) if page.made else page.back)
    conflict = conflict_rows(form, page.model) if page.model else []
    return show_form(request, page.template, form, **page.around(), page=page, conflict=conflict)


def reason_page(
    request: HouseRequest, act: Callable[[str], object], page: FormPage
) -> HttpResponse:
    """Ask why, and nothing else; run ``act`` with the answer and go back."""
    form = ReasonForm(typed(request))
    return form_page(request, form, lambda: act(form.cleaned_data["reason"]), page)


def version_page(
    request: HouseRequest,
    version: int,
    act: Callable[..., object],
    page: FormPage,
    *,
    reasoned: bool = False,
) -> HttpResponse:
    """Run ``act`` upon the version that was read, with a reason when ``reasoned``, and go back.

    ``act`` takes ``expected_version``, ``reason`` when one is asked, and who acts and when.
    """
    form = (VersionedReasonForm if reasoned else VersionForm)(
        typed(request), initial={"version": version}
    )
    return form_page(
        request,
        form,
        lambda: act(
            expected_version=form.cleaned_data.pop("version"),
            **form.cleaned_data,
            **signed(request),
        ),
        page,
    )


def tried(
    request: HouseRequest,
    form: forms.Form,
    act: Callable[[], T],
    *,
    fields: Mapping[str, str] | None = None,
) -> T | None:
    """Run ``act`` when a valid form was sent; None to show the form, with what was refused on it."""
    if request.method == "POST" and form.is_valid():
        return attempt(form, act, fields=fields)
    return None


def pressed(request: HouseRequest, act: Callable[[], T]) -> T | None:
    """Run what a button asks; None, with the reason as a message, when it is refused."""
    form = forms.Form(request.POST)
    form.is_valid()
    done = attempt(form, act)
    if done is None:
        messages.error(request, " ".join(map(str, form.non_field_errors())))
    return done


def typed(request: HouseRequest) -> QueryDict | None:
    """Return what was sent, also when it is nothing; None when a form is only asked for."""
    return request.POST if request.method == "POST" else None


def sent(request: HouseRequest) -> tuple[Any, Any]:
    """Return what a form with files was sent with; nothing at all is not a form left blank."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def show_form(
    request: HouseRequest, template: str, form: forms.Form, **context: Any
) -> HttpResponse:
    """Show a page with one form; 422 when something is wrong with it."""
    return render(request, template, {"form": form, **context}, status=422 if form.errors else 200)


def signed(request: HouseRequest) -> dict[str, Any]:
    """Return who acts and when, under the names that the actions use."""
    return {"actor": request.actor, "at": clock.now()}
