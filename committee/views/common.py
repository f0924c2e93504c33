"""What the pages of this room share: the visible meeting and item, and the door of an action."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from clusterbeleid.core import access
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.form_pages import signed
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text
from clusterbeleid.kernel.transitions import Verdict
from clusters.views.common import FormPage
from committee.models import AgendaItem, Meeting
from committee.queries import get_visible_item, visible_meetings

__all__ = ["FormPage", "item_page", "meeting_page", "pressed", "signed"]


def visible_meeting(request: HouseRequest, meeting_id: int) -> Meeting:
    """Return the meeting, or 404 when it is absent or not yours."""
    return get_object_or_404(visible_meetings(request.actor, on=request.today), pk=meeting_id)


def visible_item(request: HouseRequest, reference: UUID) -> AgendaItem:
    """Return the item, or 404 when it is absent, not yours, or one with an interest of yours."""
    try:
        return get_visible_item(request.actor, reference, on=request.today)
    except AgendaItem.DoesNotExist:
        raise Http404 from None


def meeting_for(
    request: HouseRequest, meeting_id: int, may: Callable[[Any, Meeting], Verdict]
) -> Meeting:
    """Return the visible meeting when ``may`` allows; 403 with the reason otherwise."""
    meeting = visible_meeting(request, meeting_id)
    access.require(may(request.actor, meeting))
    return meeting


def item_for(
    request: HouseRequest, reference: UUID, may: Callable[[Any, AgendaItem], Verdict]
) -> AgendaItem:
    """Return the visible item when ``may`` allows; 403 with the reason otherwise."""
    item = visible_item(request, reference)
    access.require(may(request.actor, item))
    return item


def meeting_page(meeting: Meeting, title: Text, **more: Any) -> FormPage:
    """Return the form page of an action on a meeting."""
    return FormPage(title=title, back=reverse("committee:meeting", args=[meeting.pk]), **more)


def item_page(item: AgendaItem, title: Text, **more: Any) -> FormPage:
    """Return the form page of an action on an item."""
    return FormPage(title=title, back=reverse("committee:item", args=[item.reference]), **more)


def pressed(request: HouseRequest, act: Callable[[], object], done: Text) -> None:
    """Run ``act`` for a button without fields; tell how it went."""
    form = forms.Form(request.POST)
    if attempt(form, act) is None:
        messages.error(request, " ".join(map(str, form.non_field_errors())))
    else:
        messages.success(request, str(done))
