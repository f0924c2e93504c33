"""Work in the background for one person, and the runs of the night."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import background, health, queries
from clusterbeleid.core.access import require
from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import JobState
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.jobs import job_label
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.lists import RUNS, run_state
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.permissions import may_see_job_runs
from clusterbeleid.core.ui import Progress


@require_safe
def job(request: HouseRequest, job_id: int) -> HttpResponse:
    """Show how far a piece of work is; htmx asks for the bar alone, and for the page at the end."""
    found = get_object_or_404(queries.visible_jobs(request.actor, on=request.today), pk=job_id)
    progress = progress_of(found)
    if request.htmx and progress.running:
        return render(request, "components/progress.html", {"job": progress})
    context = {"job": found, "progress": progress, "address": background.result_address(found)}
    response = render(request, "core/job.html", context)
    if request.htmx:
        # The bar is replaced by the end of the story: let the browser fetch the page anew.
        response["HX-Refresh"] = "true"
    return response


@require_safe
def job_runs(request: HouseRequest) -> HttpResponse:
    """List the runs, with the last of each job and the state of the machinery on top."""
    require(may_see_job_runs(request.actor))
    last = [(job_label(run.name), run, run_state(run)) for run in queries.last_runs()]
    checks = health.readiness() if request.actor.has(Role.ADMINISTRATOR) else []
    context = {"last": last, "checks": checks}
    return list_response(request, RUNS, queries.job_runs_in_order(), "core/job_runs.html", context)


def progress_of(found: BackgroundJob) -> Progress:
    """Return the state of a job for the progress bar."""
    here = reverse("core:job", args=[found.pk])
    return Progress(
        label=background.label_of(found),
        done=found.done,
        total=found.total,
        url=here,
        page_url=here,
        finished=found.state == JobState.DONE,
        failed=found.state in {JobState.FAILED, JobState.REFUSED},
        message=_ending(found.state),
    )


def _ending(state: str) -> str:
    """Say how the work ended; nothing while it goes on."""
    texts = {
        JobState.DONE.value: _("The work is done."),
        JobState.REFUSED.value: _("The input was refused. Nothing was saved."),
        JobState.FAILED.value: _(
            "The work stopped three times. Nothing was saved. Try again, or warn the administrator."
        ),
    }
    return texts.get(state, "")
