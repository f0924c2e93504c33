"""Calls as officials keep them: list, page, form, criteria, publishing and terms."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from applications.actions import calls as actions
from applications.actions import terms
from applications.forms.calls import (
    CallForm,
    CallTextsForm,
    CopyForm,
    CorrectCallForm,
    CriterionForm,
    DecisionForm,
    ExtendForm,
    call_data,
    call_start,
    criterion_start,
)
from applications.lists.calls import CALLS_LIST
from applications.models import Call, CallCriterion
from applications.panels.calls import call_page
from applications.permissions.calls import may_see_calls, may_write_call
from applications.queries.calls import all_drafts, calls_in_order, criteria_of, steps_of
from applications.views.common import FormPage, call_for, visible_call
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, reason_page, signed, takes_form
from clusterbeleid.core.forms import VersionForm
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.ui import Text

_EXTENSION_FIELDS = {
    "extension.not_later": "closes_at",
    "extension.in_the_past": "closes_at",
    "extension.no_term": "step",
    "extension.nobody": "applications",
    "extension.not_a_draft": "applications",
}


@require_safe
def calls(request: HouseRequest) -> HttpResponse:
    """List the calls."""
    access.require(may_see_calls(request.actor))
    context = {"may_write": may_write_call(request.actor).allowed}
    rows = calls_in_order(request.actor)
    return list_response(request, CALLS_LIST, rows, "applications/calls.html", context)


@require_safe
def call(request: HouseRequest, call_id: int) -> HttpResponse:
    """Show one call with its terms, criteria and check."""
    access.require(may_see_calls(request.actor))
    found = visible_call(request, call_id)
    context = call_page(request.actor, found, now=signed(request)["at"])
    return render(request, "applications/call.html", context)


@takes_form
def new_call(request: HouseRequest) -> HttpResponse:
    """Write a call."""
    access.require(may_write_call(request.actor))
    form = CallForm(request.POST or None)
    page = FormPage(title=_("New call"), back=reverse("applications:calls"), made=_page_of)
    return form_page(
        request, form, lambda: actions.create_call(call_data(form), **signed(request)), page
    )


@takes_form
def correct_call(request: HouseRequest, call_id: int) -> HttpResponse:
    """Change a draft."""
    found = call_for(request, call_id, "correct_call")
    form = CorrectCallForm(request.POST or None, initial=call_start(found))
    return form_page(
        request,
        form,
        lambda: actions.correct_call(
            found,
            call_data(form),
            expected_version=form.cleaned_data["version"],
            reason=form.cleaned_data["reason"],
            **signed(request),
        ),
        _page(found, _("Change the call"), model=True),
    )


@takes_form
def correct_texts(request: HouseRequest, call_id: int) -> HttpResponse:
    """Put the words and the contact of a published call right."""
    found = call_for(request, call_id, "correct_texts")
    names = CallTextsForm.base_fields
    start = {name: getattr(found, name) for name in names if name != "reason"}
    form = CallTextsForm(request.POST or None, initial=start)
    hint = _("Criteria, weights, envelope and terms stand still. Everybody reads the new words.")
    return form_page(
        request,
        form,
        lambda: actions.correct_texts(
            found,
            form.texts(),
            expected_version=form.cleaned_data["version"],
            reason=form.cleaned_data["reason"],
            **signed(request),
        ),
        _page(found, _("Correct the texts"), hint=hint, model=True),
    )


@takes_form
def copy_call(request: HouseRequest, call_id: int) -> HttpResponse:
    """Make a new call from this one."""
    found = call_for(request, call_id, "copy_call")
    form = CopyForm(request.POST or None)
    page = FormPage(
        title=_("Copy the call"),
        back=reverse("applications:calls"),
        hint=_("Terms and decision are left out; everything else is copied."),
        submit=_("Copy"),
        made=_page_of,
        call=found,
    )
    return form_page(
        request,
        form,
        lambda: actions.copy_call(found, form.cleaned_data["reference"], **signed(request)),
        page,
    )


@takes_form
def publish_call(request: HouseRequest, call_id: int) -> HttpResponse:
    """Put a call on the public page."""
    found = call_for(request, call_id, "publish_call")
    form = VersionForm(request.POST or None, initial={"version": found.version})
    hint = _("From then on everybody can read it. Only a term can still move, by an extension.")
    return form_page(
        request,
        form,
        lambda: actions.publish_call(
            found, expected_version=form.cleaned_data["version"], **signed(request)
        ),
        _page(found, _("Publish the call"), submit=_("Publish"), hint=hint),
    )


@takes_form
def attach_decision(request: HouseRequest, call_id: int) -> HttpResponse:
    """Add the document of the government's decision to a draft."""
    found = call_for(request, call_id, "correct_call")
    form = DecisionForm(request.POST or None, request.FILES or None)
    return form_page(
        request,
        form,
        lambda: actions.attach_decision(found, form.cleaned_data["file"], **signed(request)),
        _page(found, _("Add the decision of the government"), submit=_("Add")),
    )


@takes_form
def close_call(request: HouseRequest, call_id: int) -> HttpResponse:
    """Close a call for good."""
    found = call_for(request, call_id, "close_call")
    hint = _("Nobody can submit in this call any more. This cannot be taken back.")
    return reason_page(
        request,
        lambda why: actions.close_call(found, reason=why, **signed(request)),
        _page(found, _("Close the call"), submit=_("Close"), hint=hint),
    )


@takes_form
def drop_call(request: HouseRequest, call_id: int) -> HttpResponse:
    """Put a draft aside."""
    found = call_for(request, call_id, "drop_call")
    return reason_page(
        request,
        lambda why: actions.drop_call(found, reason=why, **signed(request)),
        _page(found, _("Drop the draft"), submit=_("Drop")),
    )


@takes_form
def extend(request: HouseRequest, call_id: int) -> HttpResponse:
    """Move a term for one, several or all applicants."""
    found = call_for(request, call_id, "extend_term")
    form = ExtendForm(request.POST or None, steps=steps_of(found), drafts=all_drafts(found))
    hint = _("The applicants are told by e-mail. The old term stays visible.")
    return form_page(
        request,
        form,
        lambda: _extend(request, found, form),
        _page(found, _("Extend a term"), submit=_("Extend"), hint=hint),
        fields=_EXTENSION_FIELDS,
    )


def _extend(request: HouseRequest, found: Call, form: ExtendForm) -> object:
    values = form.cleaned_data
    reason, until = values["reason"], values["closes_at"]
    if form.is_for_all:
        return terms.extend_for_all(found, values["step"], until, reason=reason, **signed(request))
    chosen = list(values["applications"])
    return terms.extend_for_some(found, chosen, until, reason=reason, **signed(request))


@takes_form
def new_criterion(request: HouseRequest, call_id: int) -> HttpResponse:
    """Add a criterion to a draft."""
    found = call_for(request, call_id, "correct_call")
    form = CriterionForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.add_criterion(found, form.criterion(), **signed(request)),
        _page(found, _("New criterion")),
    )


@takes_form
def criterion(request: HouseRequest, call_id: int, criterion_id: int) -> HttpResponse:
    """Weigh or word a criterion of a draft."""
    found = call_for(request, call_id, "correct_call")
    row = _criterion(found, criterion_id)
    form = CriterionForm(request.POST or None, initial=criterion_start(row))
    return form_page(
        request,
        form,
        lambda: actions.correct_criterion(
            row,
            form.criterion(),
            expected_version=form.cleaned_data["version"],
            **signed(request),
        ),
        _page(found, _("Change the criterion")),
    )


@takes_form
def remove_criterion(request: HouseRequest, call_id: int, criterion_id: int) -> HttpResponse:
    """Take a criterion out of a draft."""
    found = call_for(request, call_id, "correct_call")
    row = _criterion(found, criterion_id)
    form = VersionForm(request.POST or None, initial={"version": row.version})
    page = _page(found, _("Remove the criterion"), submit=_("Remove"), hint=row.label_nl)
    return form_page(request, form, lambda: actions.remove_criterion(row, **signed(request)), page)


def _criterion(found: Call, criterion_id: int) -> CallCriterion:
    row = next((row for row in criteria_of(found) if row.pk == criterion_id), None)
    if row is None:
        raise Http404
    return row


def _page(found: Call, title: Text, *, model: bool = False, **more: Any) -> FormPage:
    return FormPage(
        title=title, back=_page_of(found), call=found, model=Call if model else None, **more
    )


def _page_of(call: Call) -> str:
    return reverse("applications:call", args=[call.pk])
