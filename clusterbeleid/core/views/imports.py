"""The pages of every import: a file handed in, how far the work is, what it would do, what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from clusterbeleid.core import imports
from clusterbeleid.core.form_pages import pressed, signed, tried
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.import_lists import FAULTS, StepRow
from clusterbeleid.core.listing import Listing, list_response
from clusterbeleid.core.listing.export import TYPES
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.queries import import_of, visible_imports
from clusterbeleid.core.views.jobs import progress_of


@dataclass(frozen=True, kw_only=True)
class ImportPages:
    """What a use of the import shows: its steps, and the templates of its four answers."""

    use: imports.TableUse
    steps: Listing
    step_rows: Callable[[Iterable[Sequence[Any]]], list[StepRow]]
    running: str
    errors: str
    preview: str
    done: str


def jobs_of(request: HouseRequest, use: imports.TableUse, subject: Any) -> QuerySet[BackgroundJob]:
    """Return the files about one subject that the reader may see, last first."""
    kinds = [kind for kind in (use.preview, use.write_kind) if kind]
    found = visible_imports(request.actor, subject.pk, kinds, on=request.today)
    return found.filter(scope=use.scope(subject))


def job_for(
    request: HouseRequest, use: imports.TableUse, subject: Any, job_id: int
) -> BackgroundJob:
    """Return one of these, or 404."""
    return get_object_or_404(jobs_of(request, use, subject), pk=job_id)


def previewed(
    request: HouseRequest, use: imports.TableUse, subject: Any, form: forms.Form
) -> BackgroundJob | None:
    """Start looking at the file of a form; None, with the errors on the form, when it is refused."""

    def start() -> BackgroundJob:
        file = form.cleaned_data["file"]
        return imports.start_preview(use, subject, file, **signed(request))

    return tried(request, form, start, fields=imports.FILE_PLACES)


def job_page(
    request: HouseRequest, pages: ImportPages, job: BackgroundJob, context: Mapping[str, Any]
) -> HttpResponse:
    """Show how far the work is; at the end what would change, what changed, or what is wrong."""
    progress = progress_of(job)
    context = {**context, "job": job, "progress": progress}
    if progress.running:
        return render(request, pages.running, context)
    if job.result.get("errors"):
        faults = imports.written(imports.thaw_errors(job.result["errors"]))
        return list_response(request, FAULTS, faults, pages.errors, context)
    if job.kind == pages.use.write_kind or progress.failed:
        return render(request, pages.done, context)
    rows = pages.step_rows(job.result["steps"])
    context = {**context, **_preview(pages.use, job)}
    return list_response(request, pages.steps, rows, pages.preview, context)


def confirmed(
    request: HouseRequest, use: imports.TableUse, subject: Any, preview: BackgroundJob
) -> BackgroundJob:
    """Let the rows of a preview be written; returns that work, or the preview when it is refused."""
    job = pressed(request, lambda: imports.start_import(use, preview, subject, **signed(request)))
    return job or preview


def workbook_response(data: bytes, name: str) -> HttpResponse:
    """Hand out a workbook to fill in or to change."""
    response = HttpResponse(data, content_type=TYPES["xlsx"])
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def _preview(use: imports.TableUse, job: BackgroundJob) -> dict[str, Any]:
    result = job.result
    totals = [imports.TotalCheck(*map(thaw, one)) for one in result["totals"]]
    return {
        "counts": result["counts"],
        "changing": imports.changed_by(use, result),
        "totals": [(total.fits, imports.write_total(total)) for total in totals],
        "notes": imports.write_notes(result["notes"]),
        "remarked": sum(bool(step[-1]) for step in result["steps"]),
        "imported": import_of(job, use.write_kind),
    }
