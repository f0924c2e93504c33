"""Who sits in the committee."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusters.views.common import FormPage
from committee import actions
from committee.forms.meetings import CorrectSeatForm, SeatForm
from committee.lists import KEPT_SEATS, SEATS
from committee.models import CommitteeMandate
from committee.permissions import may_manage_roster, may_see_roster
from committee.queries import people_for_seats, seats_in_order


@require_safe
def roster(request: HouseRequest) -> HttpResponse:
    """List the seats, past and present."""
    access.require(may_see_roster(request.actor))
    keeps = may_manage_roster(request.actor).allowed
    listing = KEPT_SEATS if keeps else SEATS
    context = {"may_manage": keeps}
    return list_response(request, listing, seats_in_order(), "committee/roster.html", context)


@takes_form
def new_seat(request: HouseRequest) -> HttpResponse:
    """Give somebody a seat."""
    access.require(may_manage_roster(request.actor))
    form = SeatForm(request.POST or None, people=people_for_seats(on=request.today))
    return form_page(
        request,
        form,
        lambda: actions.give_seat(form.data_for_action(), **signed(request)),
        FormPage(title=_("New seat"), back=reverse("committee:roster")),
    )


@takes_form
def seat(request: HouseRequest, seat_id: int) -> HttpResponse:
    """Change or end a seat."""
    access.require(may_manage_roster(request.actor))
    found = get_object_or_404(seats_in_order(), pk=seat_id)
    start = {name: getattr(found, name) for name in ("first_day", "last_day", "role", "version")}
    start |= {"person": found.person_id, "organisations": ", ".join(found.organisations)}
    people = people_for_seats(on=request.today, holder=found.person_id)
    form = CorrectSeatForm(request.POST or None, initial=start, people=people)
    return form_page(
        request,
        form,
        lambda: actions.correct_seat(
            found, form.data_for_action(), **form.change(), **signed(request)
        ),
        FormPage(
            title=_("Change the seat"), back=reverse("committee:roster"), model=CommitteeMandate
        ),
    )
