"""The decision after a missed due date."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from clusterbeleid.core import access
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.form_pages import signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.models import Task
from cofinancing.actions.documents import with_documents
from cofinancing.actions.lapse import decide_lapse
from cofinancing.forms.deadlines import DecideLapseForm
from cofinancing.models import LapseDecision
from cofinancing.panels.lapse import LapsePanel, lapse_panel
from cofinancing.queries.lapse import visible_lapse_tasks
from cofinancing.views.deadlines import FIELDS


@takes_form
def decide(request: HouseRequest, task_id: int) -> HttpResponse:
    """Show the facts as they stood and as they are, and record what a person decides."""
    task = get_object_or_404(visible_lapse_tasks(request.actor, on=request.today), pk=task_id)
    panel = lapse_panel(task, request.actor, on=request.today)
    form = DecideLapseForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        access.require(panel.verdict)
        if form.is_valid() and _decided(request, task, panel, form):
            messages.success(request, _("Your decision is recorded."))
            return redirect("cofinancing:project_year", panel.year.pk)
    context = {"cluster": panel.cluster, "tab": "cofinancing", "panel": panel, "form": form}
    return render(
        request, "cofinancing/decide_lapse.html", context, status=422 if form.errors else 200
    )


def _decided(
    request: HouseRequest, task: Task, panel: LapsePanel, form: DecideLapseForm
) -> LapseDecision | None:
    values, who = dict(form.cleaned_data), signed(request)
    uploaded = values.pop("document")
    key = panel.cluster.pk
    return attempt(
        form,
        lambda: with_documents(
            uploaded,
            {key},
            lambda documents: decide_lapse(task, document=documents.get(key), **values, **who),
            **who,
        ),
        fields=FIELDS,
    )
