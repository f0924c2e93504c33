"""One agenda item: declare first, then read, vote, and see the result."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clusterbeleid.core import access
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.form_pages import form_page, reason_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters.views.common import FormPage
from committee import actions, panels
from committee.forms.items import InterestForm, LateInterestForm, RegularityForm, VoteForm
from committee.lists import item_status
from committee.models import AgendaItem
from committee.permissions import (
    may_change_item,
    may_confirm_regularity,
    may_declare,
    may_order_agenda,
    may_seal_dossier,
    may_see_meetings,
    may_write_letter,
)
from committee.queries import agenda_of, detected_interests, has_seat, letters_about, must_declare
from committee.subjects import kind_label
from committee.views.common import item_for, item_page, pressed, visible_item


@require_safe
def item(request: HouseRequest, reference: UUID) -> HttpResponse:
    """Show an item: its name to everybody who may know of it, the rest after a declaration."""
    found = visible_item(request, reference)
    page = panels.item_shown(request.actor, found, on=request.today)
    context = {
        "item": found,
        "page": page,
        "status": item_status(found),
        "kind": kind_label(found.subject_kind),
        "vote_form": VoteForm(),
        "to_declare": must_declare(request.actor, found),
        "may_see_meetings": may_see_meetings(request.actor).allowed,
        "may_write_letters": may_write_letter(request.actor, found).allowed,
        "letters": letters_about(found),
    }
    return render(request, "committee/item.html", context)


@takes_form
def declare(request: HouseRequest, reference: UUID) -> HttpResponse:
    """Say whether one has an interest; afterwards the item opens, or is gone."""
    found = visible_item(request, reference)
    access.require(may_declare(request.actor, found, on=request.today))
    first = must_declare(request.actor, found)
    form = (InterestForm if first else LateInterestForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {"has_interest": True, **form.cleaned_data}
        done = attempt(
            form,
            lambda: actions.declare(found, **values, **signed(request)),
            fields={"committee.interest_reason_missing": "reason"},
        )
        if done is not None:
            messages.success(request, _("Your declaration is recorded."))
            return redirect(_after_declaring(request, found, shut=done.has_interest))
    detected = detected_interests(found, request.actor.user_id)
    context = {
        "item": found,
        "form": form,
        "first": first,
        "detected": detected,
        "may_see_meetings": may_see_meetings(request.actor).allowed,
    }
    status = 422 if form.errors else 200
    return render(request, "committee/declare.html", context, status=status)


def _after_declaring(request: HouseRequest, found: AgendaItem, *, shut: bool) -> str:
    if not shut:
        return reverse("committee:item", args=[found.reference])
    if has_seat(request.actor, found.meeting):
        return reverse("committee:meeting", args=[found.meeting_id])
    return reverse("core:tasks")


@require_POST
def order(request: HouseRequest, reference: UUID) -> HttpResponse:
    """Move an item one place up or down."""
    found = item_for(request, reference, may_order_agenda)
    lines = agenda_of(found.meeting, request.actor, on=request.today)
    keys = [line.item.pk for line in lines]
    up = request.POST.get("do") == "up"
    pressed(
        request,
        lambda: actions.move_item(found, keys, up=up, **signed(request)),
        _("The agenda is in another order."),
    )
    return redirect("committee:meeting", found.meeting_id)


@require_POST
def seal(request: HouseRequest, reference: UUID) -> HttpResponse:
    """Seal the dossier in the background."""
    found = item_for(request, reference, may_seal_dossier)
    form = forms.Form(request.POST)
    job = attempt(form, lambda: actions.start_sealing(found, **signed(request)))
    if job is None:
        messages.error(request, " ".join(map(str, form.non_field_errors())))
        return redirect("committee:item", found.reference)
    return redirect("core:job", job.pk)


@require_POST
def open_vote(request: HouseRequest, reference: UUID) -> HttpResponse:
    """Open the vote."""
    return _step(request, reference, "open_vote", _("The vote is open."))


@require_POST
def close_vote(request: HouseRequest, reference: UUID) -> HttpResponse:
    """Close the vote."""
    return _step(request, reference, "close_vote", _("The vote is closed."))


@require_POST
def vote(request: HouseRequest, reference: UUID) -> HttpResponse:
    """Vote once."""
    found = visible_item(request, reference)
    form = VoteForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["choice"])))
        return redirect("committee:item", found.reference)
    choice = form.cleaned_data["choice"]
    pressed(
        request,
        lambda: actions.cast_vote(found, choice=choice, **signed(request)),
        _("Your vote is recorded."),
    )
    return redirect("committee:item", found.reference)


@takes_form
def adjourn(request: HouseRequest, reference: UUID) -> HttpResponse:
    """Put an item off."""
    return _with_reason(request, reference, "adjourn_item", _("Adjourn the item"))


@takes_form
def take_off(request: HouseRequest, reference: UUID) -> HttpResponse:
    """Take an item off the agenda."""
    return _with_reason(request, reference, "take_off_agenda", _("Take the item off the agenda"))


@takes_form
def regularity(request: HouseRequest, reference: UUID) -> HttpResponse:
    """Confirm that quorum and majority were regular."""
    found = item_for(request, reference, may_confirm_regularity)
    form = RegularityForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.confirm_regularity(found, **form.cleaned_data, **signed(request)),
        item_page(found, _("Confirm that the procedure was regular"), submit=_("Confirm")),
    )


def _step(request: HouseRequest, reference: UUID, action: str, done: str) -> HttpResponse:
    found = item_for(request, reference, lambda actor, row: may_change_item(actor, row, action))
    act = getattr(actions, action)
    pressed(request, lambda: act(found, **signed(request)), done)
    return redirect("committee:item", found.reference)


def _with_reason(request: HouseRequest, reference: UUID, action: str, title: str) -> HttpResponse:
    found = item_for(request, reference, lambda actor, row: may_change_item(actor, row, action))
    act = getattr(actions, action)
    return reason_page(
        request,
        lambda why: act(found, reason=why, **signed(request)),
        FormPage(
            title=title,
            submit=title,
            back=reverse("committee:meeting", args=[found.meeting_id]),
        ),
    )
