"""Importing contributions: hand in a file, look at what it would do, confirm, follow the work."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agreements.models import ProjectYear
from clusterbeleid.core import access
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.imports import (
    TotalCheck,
    thaw_errors,
    write_notes,
    write_total,
    written,
)
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.listing.export import TYPES
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.views.jobs import progress_of
from clusters.permissions import relation
from clusters.views.common import signed, takes_form
from cofinancing.actions import importing
from cofinancing.documents.contribution_table import contribution_spec
from cofinancing.documents.contribution_template import contribution_template
from cofinancing.forms.imports import PLACES, ImportForm
from cofinancing.lists.imports import FAULTS, JOBS, STEPS, step_rows
from cofinancing.permissions.contributions import may_enter_contribution
from cofinancing.queries.import_jobs import import_of, visible_imports
from cofinancing.views.common import about, sent, visible_year

KINDS = (importing.PREVIEW, importing.IMPORT)


@takes_form
def import_page(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Take a file; looking at it goes on in the background."""
    year = _year_to_fill(request, project_year_id)
    form = ImportForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        job = _previewed(request, year, form)
        if job is not None:
            return redirect("cofinancing:import_job", year.pk, job.pk)
    context = {**_about_imports(request, year), "form": form}
    return render(request, "cofinancing/import.html", context, status=422 if form.errors else 200)


def _about_imports(request: HouseRequest, year: ProjectYear) -> dict[str, Any]:
    """Return the columns that a file has, and the files handed in before."""
    jobs = visible_imports(request.actor, year, KINDS, on=request.today)
    return {
        **about(year),
        "columns": contribution_spec().columns,
        "earlier": JOBS.page(request.GET, jobs),
    }


def _previewed(request: HouseRequest, year: ProjectYear, form: ImportForm) -> BackgroundJob | None:
    file = form.cleaned_data["file"]
    return attempt(
        form,
        lambda: importing.start_preview(year, file, **signed(request)),
        fields=PLACES,
    )


@require_safe
def template(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Hand out the workbook to fill in."""
    _year_to_fill(request, project_year_id)
    name = _("template-contributions")
    response = HttpResponse(contribution_template(), content_type=TYPES["xlsx"])
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


@require_safe
def import_job(request: HouseRequest, project_year_id: int, job_id: int) -> HttpResponse:
    """Show how far the work is; at the end what would change, what changed, or what is wrong."""
    year = visible_year(request, project_year_id)
    job = _job(request, year, job_id)
    progress = progress_of(job)
    context = {**about(year), "job": job, "progress": progress}
    if progress.running:
        return render(request, "cofinancing/import_running.html", context)
    if job.result.get("errors"):
        faults = written(thaw_errors(job.result["errors"]))
        return list_response(request, FAULTS, faults, "cofinancing/import_errors.html", context)
    if job.kind == importing.IMPORT or progress.failed:
        return render(request, "cofinancing/import_done.html", context)
    return _preview_page(request, job, context)


def _preview_page(
    request: HouseRequest, job: BackgroundJob, context: dict[str, Any]
) -> HttpResponse:
    rows = step_rows(job.result["steps"])
    context = {**context, **_preview(job)}
    return list_response(request, STEPS, rows, "cofinancing/import_preview.html", context)


@require_POST
def confirm(request: HouseRequest, project_year_id: int, job_id: int) -> HttpResponse:
    """Let the rows of a preview be written."""
    year = _year_to_fill(request, project_year_id)
    preview = _job(request, year, job_id)
    form = forms.Form(request.POST)
    job = attempt(form, lambda: importing.start_import(preview, year, **signed(request)))
    if job is None:
        messages.error(request, " ".join(map(str, form.non_field_errors())))
    return redirect("cofinancing:import_job", year.pk, (job or preview).pk)


def _year_to_fill(request: HouseRequest, project_year_id: int) -> ProjectYear:
    """Return the visible project year; 403 with the reason when nothing may be entered."""
    year = visible_year(request, project_year_id)
    known = relation(request.actor, year.agreement.cluster, on=request.today)
    access.require(may_enter_contribution(request.actor, known))
    return year


def _job(request: HouseRequest, year: ProjectYear, job_id: int) -> BackgroundJob:
    found = visible_imports(request.actor, year, KINDS, on=request.today)
    return get_object_or_404(found, pk=job_id)


def _preview(job: BackgroundJob) -> dict[str, Any]:
    result = job.result
    totals = [TotalCheck(*map(thaw, one)) for one in result["totals"]]
    return {
        "counts": result["counts"],
        "changing": importing.changed_by(result),
        "totals": [(total.fits, write_total(total)) for total in totals],
        "notes": write_notes(result["notes"]),
        "remarked": sum(bool(step[-1]) for step in result["steps"]),
        "imported": import_of(job, importing.IMPORT),
    }
