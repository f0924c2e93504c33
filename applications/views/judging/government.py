"""The government's decision on a call: register it, look at the letters, let them leave."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from applications.actions.judging import government as actions
from applications.forms.judging.government import GovernmentForm
from applications.models import Call
from applications.panels.government import government_page
from applications.permissions.government import (
    may_carry_out,
    may_register_government,
    may_see_government,
)
from applications.queries.judging.government import decision_on, to_choose
from applications.views.common import visible_call
from applications.views.judging.common import JudgingForm
from clusterbeleid.core import access
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.form_pages import form_page, signed, takes_form, typed
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.sheets.file_texts import FILE_TEXTS
from clusterbeleid.core.views.jobs import progress_of

_FIELDS = {**dict.fromkeys(FILE_TEXTS, "file"), "government.ahead": "decided_on"}


@require_safe
def government(request: HouseRequest, call_id: int) -> HttpResponse:
    """Show the decision with its choices and letters, and how far the work is."""
    call = _call(request, call_id)
    context = government_page(request.actor, call)
    job = context["job"]
    context["progress"] = progress_of(job) if job else None
    return render(request, "applications/judging/government.html", context)


@takes_form
def register(request: HouseRequest, call_id: int) -> HttpResponse:
    """Register the decision."""
    call = _call(request, call_id)
    access.require(may_register_government(request.actor, call, decision_on(call)))
    form = GovernmentForm(typed(request), request.FILES or None, expressions=list(to_choose(call)))
    return form_page(
        request,
        form,
        lambda: actions.register_decision(
            call,
            form.cleaned_data["file"],
            form.chosen(),
            reference=form.cleaned_data["reference"],
            decided_on=form.cleaned_data["decided_on"],
            **signed(request),
        ),
        _page(call),
        fields=_FIELDS,
    )


@require_POST
def carry_out(request: HouseRequest, call_id: int) -> HttpResponse:
    """Let states change and letters leave, in the background."""
    call = _call(request, call_id)
    access.require(may_carry_out(request.actor, decision_on(call)))
    form = forms.Form(request.POST)
    job = attempt(form, lambda: actions.start_batch(call, **signed(request)))
    if job is None:
        messages.error(request, " ".join(map(str, form.non_field_errors())))
    return redirect("applications:government", call.pk)


def _call(request: HouseRequest, call_id: int) -> Call:
    call = visible_call(request, call_id)
    access.require(may_see_government(request.actor, call))
    return call


def _page(call: Call) -> JudgingForm:
    back = reverse("applications:government", args=[call.pk])
    trail = (
        (reverse("applications:calls"), _("Calls")),
        (reverse("applications:call", args=[call.pk]), call.reference),
    )
    hint = _("Nothing leaves yet: on the next page you see all letters before you send them.")
    return JudgingForm(
        title=_("Register the decision of the government"), back=back, trail=trail, hint=hint
    )
