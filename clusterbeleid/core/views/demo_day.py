"""Moving the day of the demo."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from clusterbeleid.core import clock
from clusterbeleid.core.access import require
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.demo_day import may_set_demo_day, set_demo_day, settings_in_use
from clusterbeleid.core.formatting import format_day_long
from clusterbeleid.core.forms import DemoDayForm
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.history_text import readable
from clusterbeleid.core.http import HouseRequest


@require_http_methods(["GET", "HEAD", "POST"])
def demo_day(request: HouseRequest) -> HttpResponse:
    """Show the day on which the demo stands still, and move it; without demo no such page."""
    if not request.demo:
        raise Http404
    require(may_set_demo_day(request.actor))
    form = DemoDayForm(request.POST or None, initial={"day": request.today})
    if request.method == "POST" and form.is_valid():
        moved = {**form.cleaned_data, "actor": request.actor, "at": clock.real_now()}
        done = attempt(form, lambda: set_demo_day(**moved), fields={"demo.out_of_reach": "day"})
        if done is not None:
            shown = {"day": format_day_long(done.demo_day)}
            messages.success(request, _("For the demo it is %(day)s now.") % shown)
            return redirect("core:demo_day")
    context = {"form": form, "changes": readable(changes_of(settings_in_use()))}
    return render(request, "core/demo_day.html", context, status=422 if form.errors else 200)
