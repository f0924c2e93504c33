"""The calendar, one meeting with its agenda, and the steps of a meeting."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, reason_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusters.views.common import FormPage
from committee import actions, panels
from committee.forms.meetings import (
    AddItemForm,
    AttendanceForm,
    CorrectMeetingForm,
    MeetingForm,
)
from committee.lists import MEETINGS_LIST, meeting_status
from committee.models import Meeting
from committee.permissions import (
    may_change_meeting,
    may_correct_meeting,
    may_plan_meeting,
    may_put_on_agenda,
    may_record_attendance,
    may_see_meetings,
)
from committee.queries import agenda_of, attendances, roster_of, visible_meetings
from committee.subjects import waiting_subjects
from committee.views.common import meeting_for, meeting_page, pressed, visible_meeting


@require_safe
def meetings(request: HouseRequest) -> HttpResponse:
    """List the meetings."""
    access.require(may_see_meetings(request.actor))
    context = {"may_plan": may_plan_meeting(request.actor).allowed}
    rows = visible_meetings(request.actor, on=request.today)
    return list_response(request, MEETINGS_LIST, rows, "committee/meetings.html", context)


@takes_form
def new_meeting(request: HouseRequest) -> HttpResponse:
    """Put a meeting in the calendar."""
    access.require(may_plan_meeting(request.actor))
    form = MeetingForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.plan_meeting(form.data_for_action(), **signed(request)),
        FormPage(
            title=_("New meeting"),
            back=reverse("committee:meetings"),
            made=lambda made: reverse("committee:meeting", args=[made.pk]),
        ),
    )


@require_safe
def meeting(request: HouseRequest, meeting_id: int) -> HttpResponse:
    """Show a meeting with the items this reader may know of."""
    found = visible_meeting(request, meeting_id)
    context = {
        "meeting": found,
        "status": meeting_status(found),
        "agenda": agenda_of(found, request.actor, on=request.today),
        "attendances": list(attendances(found)),
        "steps": panels.meeting_steps(request.actor, found),
    }
    return render(request, "committee/meeting.html", context)


@takes_form
def correct_meeting(request: HouseRequest, meeting_id: int) -> HttpResponse:
    """Change day, hour or place."""
    found = meeting_for(request, meeting_id, may_correct_meeting)
    form = CorrectMeetingForm(request.POST or None, initial=panels.meeting_values(found))
    return form_page(
        request,
        form,
        lambda: actions.correct_meeting(
            found, form.data_for_action(), **form.change(), **signed(request)
        ),
        meeting_page(found, _("Change the meeting"), model=Meeting),
    )


@require_POST
def convene(request: HouseRequest, meeting_id: int) -> HttpResponse:
    """Show the agenda to the members and tell them."""
    return _step(request, meeting_id, "convene_meeting", _("The meeting is convened."))


@require_POST
def begin(request: HouseRequest, meeting_id: int) -> HttpResponse:
    """Open a meeting."""
    return _step(request, meeting_id, "open_meeting", _("The meeting is open."))


@require_POST
def close(request: HouseRequest, meeting_id: int) -> HttpResponse:
    """Close a meeting."""
    return _step(request, meeting_id, "close_meeting", _("The meeting is closed."))


@takes_form
def cancel(request: HouseRequest, meeting_id: int) -> HttpResponse:
    """Cancel a meeting, with the reason."""
    found = meeting_for(request, meeting_id, _may("cancel_meeting"))
    return reason_page(
        request,
        lambda why: actions.cancel_meeting(found, reason=why, **signed(request)),
        meeting_page(found, _("Cancel the meeting"), submit=_("Cancel the meeting")),
    )


@takes_form
def attendance(request: HouseRequest, meeting_id: int) -> HttpResponse:
    """Note who is there."""
    found = meeting_for(request, meeting_id, may_record_attendance)
    seats = [row for row in roster_of(found) if row.role != "secretary"]
    form = AttendanceForm(
        request.POST or None, seats=seats, initial=panels.attendance_values(found)
    )
    return form_page(
        request,
        form,
        lambda: actions.record_attendance(found, form.data_for_action(), **signed(request)),
        meeting_page(found, _("Who is there")),
    )


@takes_form
def add_item(request: HouseRequest, meeting_id: int) -> HttpResponse:
    """Put a file that waits on the agenda."""
    found = meeting_for(request, meeting_id, may_put_on_agenda)
    waiting = waiting_subjects(request.actor, on=request.today)
    form = AddItemForm(request.POST or None, waiting=waiting)
    return form_page(
        request,
        form,
        lambda: actions.put_on_agenda(found, *form.chosen(), **signed(request)),
        meeting_page(found, _("Put a file on the agenda"), submit=_("Add to the agenda")),
    )


def _step(request: HouseRequest, meeting_id: int, action: str, done: str) -> HttpResponse:
    found = meeting_for(request, meeting_id, _may(action))
    act = getattr(actions, action)
    pressed(request, lambda: act(found, **signed(request)), done)
    return redirect("committee:meeting", found.pk)


def _may(action: str) -> Any:
    return lambda actor, found: may_change_meeting(actor, found, action)
