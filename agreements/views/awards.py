"""Aid that must be published: the queue, the fields of an award, the file for the register (R19)."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.actions.awards import fill_in_award
from agreements.documents import AWARDS, records_of
from agreements.enums import DutyState
from agreements.forms.awards import AwardForm
from agreements.lists.awards import award_list
from agreements.models import AwardDetails
from agreements.panels.awards import award_start, award_tiles
from agreements.permissions import may_meet_duty, may_see_awards
from agreements.queries.awards import award_of, awards_to_publish
from agreements.views.common import page_of, visible_duty
from clusterbeleid.core import access
from clusterbeleid.core.actors import Role
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.records import records_response


@require_safe
def queue(request: HouseRequest) -> HttpResponse:
    """List the awards to publish, the first due first."""
    access.require(may_see_awards(request.actor))
    params = current_params()
    rows = awards_to_publish(request.actor, on=request.today)
    context = {"tiles": award_tiles(rows, params, on=request.today)}
    fills_in = request.actor.has(Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER)
    listing = award_list(params, on=request.today, fills_in=fills_in)
    return list_response(request, listing, rows, "agreements/awards.html", context)


@require_safe
def bulk(request: HouseRequest, kind: str) -> HttpResponse:
    """Hand out the complete awards that are not published yet, for the register to load."""
    access.require(may_see_awards(request.actor))
    waiting = awards_to_publish(request.actor, on=request.today).filter(state=DutyState.OPEN)
    waiting = waiting.order_by("due_on", "pk")
    return records_response(AWARDS, records_of(map(award_of, waiting)), kind)


@takes_form
def fill_in(request: HouseRequest, duty_id: int) -> HttpResponse:
    """Fill in what the register asks about an award."""
    duty = visible_duty(request, duty_id)
    access.require(may_meet_duty(request.actor, duty, duty.agreement, on=request.today))
    form = AwardForm(request.POST or None, initial=award_start(duty))
    return form_page(
        request,
        form,
        lambda: fill_in_award(
            duty,
            form.data_for_action(),
            expected_version=form.cleaned_data["version"],
            **signed(request),
        ),
        page_of(
            duty.agreement,
            _("Fields for the register"),
            hint=_("What is not known yet may stay empty; publishing asks for all of it."),
            model=AwardDetails,
            made=lambda _made: reverse("agreements:meet_duty", args=[duty.pk]),
        ),
        fields={"award.yearly_operating_only": "basis"},
    )
