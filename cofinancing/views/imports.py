"""Importing contributions and costs: hand in a file, look at what it would do, confirm, follow the work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from agreements.models import ProjectYear
from clusterbeleid.core import access
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.form_pages import sent, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import Listing
from clusterbeleid.core.ui import Text
from clusterbeleid.core.views.imports import (
    ImportPages,
    confirmed,
    job_for,
    job_page,
    jobs_of,
    previewed,
    workbook_response,
)
from clusterbeleid.kernel.transitions import Verdict
from clusters.permissions import Relation, relation
from cofinancing.actions.importing import CONTRIBUTIONS, COSTS
from cofinancing.documents.contribution_template import contribution_template
from cofinancing.documents.cost_table import cost_template
from cofinancing.forms.imports import CostImportForm, ImportForm
from cofinancing.lists import imports as lists
from cofinancing.permissions.contributions import may_enter_contribution
from cofinancing.permissions.costs import may_claim_cost
from cofinancing.views.common import visible_year

_TEMPLATES = {
    "running": "cofinancing/import_running.html",
    "errors": "cofinancing/import_errors.html",
    "preview": "cofinancing/import_preview.html",
    "done": "cofinancing/import_done.html",
}


@dataclass(frozen=True, kw_only=True)
class YearImport(ImportPages):
    """A table about one project year; ``routes`` begins the names of its addresses."""

    title: Text
    may: Callable[[Actor, Relation], Verdict]
    form: type[forms.Form]
    template: Callable[[], bytes]
    template_name: Text
    earlier: Listing
    routes: str
    tab: str
    note: Text = ""
    filled: Text
    lines: Text
    lines_route: str
    panel: str

    @property
    def job_route(self) -> str:
        """Return the name of the page of one file."""
        return f"cofinancing:{self.routes}_job"

    def address(self, part: str, *keys: int) -> str:
        """Return the address of one of its pages."""
        name = f"{self.routes}_{part}" if part else self.routes
        return reverse(f"cofinancing:{name}", args=keys)

    def around(self, year: ProjectYear) -> dict[str, Any]:
        """Return what every page of it needs."""
        home = reverse(f"cofinancing:{self.lines_route}", args=[year.pk])
        return {
            "year": year,
            "cluster": year.agreement.cluster,
            "tab": self.tab,
            "what": self,
            "home": home,
            "start": self.address("", year.pk),
        }


IMPORTS: Mapping[str, YearImport] = {
    "contributions": YearImport(
        **_TEMPLATES,
        use=CONTRIBUTIONS,
        steps=lists.STEPS,
        step_rows=lists.contribution_steps,
        title=_("Import contributions"),
        may=may_enter_contribution,
        form=ImportForm,
        template=contribution_template,
        template_name=_("template-contributions"),
        earlier=lists.JOBS,
        routes="import",
        tab="cofinancing",
        filled=_("Lines filled in"),
        lines=_("To the contributions"),
        lines_route="project_year",
        panel="contributions",
    ),
    "costs": YearImport(
        **_TEMPLATES,
        use=COSTS,
        steps=lists.COST_STEPS,
        step_rows=lists.cost_steps,
        title=_("Import costs"),
        may=may_claim_cost,
        form=CostImportForm,
        template=cost_template,
        template_name=_("template-costs"),
        earlier=lists.COST_JOBS,
        routes="cost_import",
        tab="money",
        note=_("Add the evidence line by line afterwards: without it a cost cannot be accepted."),
        filled=_("Lines corrected"),
        lines=_("To the costs"),
        lines_route="money",
        panel="costs",
    ),
}


@takes_form
def import_page(request: HouseRequest, project_year_id: int, what: str) -> HttpResponse:
    """Take a file; looking at it goes on in the background."""
    chosen = IMPORTS[what]
    year = _year_to_fill(request, chosen, project_year_id)
    form = chosen.form(*sent(request))
    job = previewed(request, chosen.use, year, form)
    if job is not None:
        return redirect(chosen.address("job", year.pk, job.pk))
    context = {
        **chosen.around(year),
        "form": form,
        "columns": chosen.use.spec().columns,
        "template_url": chosen.address("template", year.pk),
        "earlier": chosen.earlier.page(request.GET, jobs_of(request, chosen.use, year)),
    }
    return render(request, "cofinancing/import.html", context, status=422 if form.errors else 200)


@require_safe
def template(request: HouseRequest, project_year_id: int, what: str) -> HttpResponse:
    """Hand out the workbook to fill in."""
    chosen = IMPORTS[what]
    _year_to_fill(request, chosen, project_year_id)
    return workbook_response(chosen.template(), str(chosen.template_name))


@require_safe
def import_job(request: HouseRequest, project_year_id: int, job_id: int, what: str) -> HttpResponse:
    """Show how far the work is; at the end what would change, what changed, or what is wrong."""
    chosen = IMPORTS[what]
    year = visible_year(request, project_year_id)
    job = job_for(request, chosen.use, year, job_id)
    context = {
        **chosen.around(year),
        "confirm_url": chosen.address("confirm", year.pk, job.pk),
    }
    return job_page(request, chosen, job, context)


@require_POST
def confirm(request: HouseRequest, project_year_id: int, job_id: int, what: str) -> HttpResponse:
    """Let the rows of a preview be written."""
    chosen = IMPORTS[what]
    year = _year_to_fill(request, chosen, project_year_id)
    preview = job_for(request, chosen.use, year, job_id)
    job = confirmed(request, chosen.use, year, preview)
    return redirect(chosen.address("job", year.pk, job.pk))


def _year_to_fill(request: HouseRequest, chosen: YearImport, project_year_id: int) -> ProjectYear:
    """Return the visible project year; 403 with the reason when nothing may be entered."""
    year = visible_year(request, project_year_id)
    known = relation(request.actor, year.agreement.cluster, on=request.today)
    access.require(chosen.may(request.actor, known))
    return year
