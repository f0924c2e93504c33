"""Facts of the Crossroads Bank: start a run, follow it, and see which organisations stopped."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import show_form, signed, takes_form, tried
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import export_response
from clusters.actions.register import start_register_run
from clusters.forms.links import RegisterRunForm
from clusters.lists.register import RUNS, gone_list
from clusters.permissions import (
    may_open_organisations,
    may_run_register,
    may_see_register_runs,
)
from clusters.queries.enterprise import gone_organisations, register_runs


@takes_form
def register(request: HouseRequest) -> HttpResponse:
    """Show the runs and the organisations that stopped; start a run."""
    access.require(may_see_register_runs(request.actor))
    if request.method == "POST":
        access.require(may_run_register(request.actor))
    form = RegisterRunForm(request.POST or None)
    job = tried(
        request, form, lambda: start_register_run(form.cleaned_data["source"], **signed(request))
    )
    if job is not None:
        return redirect("core:job", job.pk)
    gone = gone_list(linked=may_open_organisations(request.actor).allowed)
    for listing, rows in ((RUNS, register_runs()), (gone, gone_organisations())):
        export = export_response(request, listing, rows)
        if export is not None:
            return export
    context = {
        "may_run": may_run_register(request.actor).allowed,
        "runs": RUNS.page(request.GET, register_runs()),
        "gone": gone.page(request.GET, gone_organisations()),
        "submit": _("Read the facts"),
    }
    return show_form(request, "clusters/register.html", form, **context)
