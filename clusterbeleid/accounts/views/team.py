"""The team of the organisation one acts for: who may do what, inviting and ending."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.forms import ColleagueForm, EndForm
from clusterbeleid.accounts.permissions import may_end_team_mandate, may_lead_team, may_see_team
from clusterbeleid.accounts.queries import team_mandate, team_of
from clusterbeleid.core.access import require
from clusterbeleid.core.form_pages import show_form, signed, takes_form, tried
from clusterbeleid.core.http import HouseRequest


@require_safe
def team(request: HouseRequest) -> HttpResponse:
    """Show who acts for the organisation, now or later."""
    require(may_see_team(request.actor))
    rows = [
        (row, may_end_team_mandate(request.actor, row).allowed)
        for row in team_of(request.actor, on=request.today)
    ]
    context = {"rows": rows, "may_lead": may_lead_team(request.actor).allowed}
    return render(request, "accounts/team.html", context)


@takes_form
def invite(request: HouseRequest) -> HttpResponse:
    """Invite a colleague, or hand over to one."""
    require(may_lead_team(request.actor))
    form = ColleagueForm(request.POST or None)
    made = tried(
        request,
        form,
        lambda: actions.invite_colleague(**form.values(), on=request.today, **signed(request)),
    )
    if made is not None:
        messages.success(request, _("%(name)s is told by e-mail.") % {"name": made.user.full_name})
        return redirect("accounts:team")
    return show_form(request, "accounts/invite_colleague.html", form)


@takes_form
def end(request: HouseRequest, mandate_id: int) -> HttpResponse:
    """End the mandate of a colleague."""
    mandate = team_mandate(request.actor, mandate_id, on=request.today)
    require(may_end_team_mandate(request.actor, mandate))
    form = EndForm(request.POST or None, initial={"last_day": request.today})
    done = tried(
        request, form, lambda: actions.end_team_mandate(mandate, **form.values(), **signed(request))
    )
    if done is not None:
        messages.success(request, _("Saved."))
        return redirect("accounts:team")
    return show_form(request, "accounts/end_team_mandate.html", form, mandate=mandate)
