"""The outbox for the administrator: what left, what waits, what is parked and goes again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clusterbeleid.core import actions, clock, outbox, queries
from clusterbeleid.core.access import require
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.forms import ReasonForm
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.lists import MESSAGES, message_state
from clusterbeleid.core.models import OutboxMessage
from clusterbeleid.core.permissions import may_rerun_message, may_see_outbox, may_use_outbox


@require_safe
def message_list(request: HouseRequest) -> HttpResponse:
    """List all messages; parked ones can go again together."""
    require(may_see_outbox(request.actor))
    context = _summary(request, ReasonForm())
    return list_response(
        request, MESSAGES, queries.messages_in_order(), "core/outbox.html", context
    )


@require_http_methods(["GET", "HEAD", "POST"])
def message(request: HouseRequest, message_id: int) -> HttpResponse:
    """Show one message and send it again when it is parked."""
    require(may_see_outbox(request.actor))
    found = get_object_or_404(queries.messages_in_order(), pk=message_id)
    if request.method == "POST":
        require(may_use_outbox(request.actor))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _rerun(request, found, form):
        messages.success(request, _("The message goes again."))
        return redirect("core:outbox_message", message_id)
    context = {**_shown(request, found), "form": form}
    return render(request, "core/outbox_message.html", context)


@require_POST
def rerun_all(request: HouseRequest) -> HttpResponse:
    """Send every parked message again, with one reason."""
    require(may_use_outbox(request.actor))
    form = ReasonForm(request.POST)
    if form.is_valid():
        number = attempt(form, lambda: _rerun_all(request, form))
        if number is not None:
            text = ngettext(
                "%(number)s message goes again.", "%(number)s messages go again.", number
            )
            messages.success(request, text % {"number": number})
            return redirect("core:outbox")
    context = _summary(request, form)
    context["listing"] = MESSAGES.page(request.GET, queries.messages_in_order())
    return render(request, "core/outbox.html", context, status=422)


@require_POST
def trial(request: HouseRequest) -> HttpResponse:
    """Send the administrator a message by the way of all messages."""
    require(may_use_outbox(request.actor))
    address = request.user.email
    actions.send_trial(recipient=address, actor=request.actor, at=clock.now())
    messages.success(
        request, _("A trial message is on its way to %(address)s.") % {"address": address}
    )
    return redirect("core:outbox")


def _shown(request: HouseRequest, found: OutboxMessage) -> dict[str, object]:
    return {
        "message": found,
        "kind": outbox.kind_label(found.kind),
        "state": message_state(found),
        "steps": queries.steps_of(found),
        "rerun": may_rerun_message(request.actor, found),
    }


def _rerun(request: HouseRequest, found: OutboxMessage, form: ReasonForm) -> bool:
    done = attempt(
        form,
        lambda: actions.rerun_message(
            found,
            actor=request.actor,
            at=clock.now(),
            reason=form.cleaned_data["reason"],
        ),
    )
    return done is not None


def _rerun_all(request: HouseRequest, form: ReasonForm) -> int:
    reason = form.cleaned_data["reason"]
    return actions.rerun_all_parked(actor=request.actor, at=clock.now(), reason=reason)


def _summary(request: HouseRequest, form: ReasonForm) -> dict[str, object]:
    return {
        "parked": queries.parked_messages().count(),
        "may_use": may_use_outbox(request.actor).allowed,
        "form": form,
    }
