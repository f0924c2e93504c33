"""The register of interests of the agency: declared by each person, ended by a head of team (A16)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters import actions
from clusters.forms.interests import EndInterestForm, InterestForm
from clusters.models import StaffInterest
from clusters.permissions import may_declare_interest, may_end_interest, may_see_interests
from clusters.queries import visible_interests
from clusters.queries.interest_files import files_to_declare
from clusters.views.common import FormPage


@require_safe
def interests(request: HouseRequest) -> HttpResponse:
    """List the interests the actor may know of, with how to end one."""
    access.require(may_see_interests(request.actor))
    rows = [
        (row, may_end_interest(request.actor, row).allowed and row.last_day is None)
        for row in visible_interests(request.actor)
    ]
    context = {"rows": rows, "may_declare": may_declare_interest(request.actor).allowed}
    return render(request, "clusters/interests.html", context)


@takes_form
def declare_interest(request: HouseRequest) -> HttpResponse:
    """Declare an own interest in a file."""
    access.require(may_declare_interest(request.actor))
    files = files_to_declare(request.actor, on=request.today)
    form = InterestForm(request.POST or None, files=files, initial={"first_day": request.today})

    def declare() -> StaffInterest:
        values = {**form.cleaned_data, "title": form.titles[form.cleaned_data["scope"]]}
        return actions.declare_interest(**values, **signed(request))

    fields = {"clusters.interest_to_come": "first_day", "clusters.not_yours": "scope"}
    page = FormPage(
        title=_("Declare an interest"), back=reverse("clusters:interests"), submit=_("Declare")
    )
    return form_page(request, form, declare, page, fields=fields)


@takes_form
def end_interest(request: HouseRequest, interest_id: int) -> HttpResponse:
    """End an interest of somebody else."""
    row = get_object_or_404(visible_interests(request.actor), pk=interest_id)
    access.require(may_end_interest(request.actor, row))
    start = {"last_day": request.today, "version": row.version}
    form = EndInterestForm(request.POST or None, initial=start)
    page = FormPage(
        title=_("End the interest of %(name)s") % {"name": row.person.full_name},
        back=reverse("clusters:interests"),
        model=StaffInterest,
    )
    return form_page(
        request,
        form,
        lambda: actions.end_interest(
            row, last_day=form.cleaned_data["last_day"], **form.change(), **signed(request)
        ),
        page,
    )
