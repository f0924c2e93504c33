"""Another payment plan for a project year: open instalments as rows, with the reason."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from agreements.actions import amend_plan
from agreements.forms.plans import PlanForm, PlanRows
from agreements.models import ProjectYear
from agreements.panels import PlanOfYear, plan_of_year
from agreements.views.common import agreement_for
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.form_pages import signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters.views.common import cluster_context

_BLANK = 2


@takes_form
def amend(request: HouseRequest, agreement_id: int, year_number: int) -> HttpResponse:
    """Change the open instalments of one project year."""
    found = agreement_for(request, agreement_id, "amend_plan")
    year = next((row for row in found.project_years.all() if row.number == year_number), None)
    if year is None:
        raise Http404
    plan = plan_of_year(year)
    form = PlanForm(request.POST or None, initial={"read": plan.read})
    rows = PlanRows(request.POST or None, plan.open, blank=_BLANK)
    if form.is_bound and _amended(request, year, form, rows):
        messages.success(request, _("The payment plan is changed."))
        return redirect("agreements:detail", found.pk)
    return _page(request, plan, form, rows)


def _page(request: HouseRequest, plan: PlanOfYear, form: PlanForm, rows: PlanRows) -> HttpResponse:
    agreement = plan.year.agreement
    context = {
        **cluster_context(request, agreement.cluster, "agreements"),
        "agreement": agreement,
        "plan": plan,
        "form": form,
        "rows": rows,
        "conflict": getattr(form, "conflict", None),
    }
    return render(request, "agreements/plan.html", context, status=422 if form.is_bound else 200)


def _amended(request: HouseRequest, year: ProjectYear, form: PlanForm, rows: PlanRows) -> bool:
    valid = form.is_valid()
    if not rows.is_valid() or not valid:
        return False
    reason, expected = form.cleaned_data["reason"], form.expected
    done = attempt(
        form,
        lambda: amend_plan(year, rows.wanted, expected=expected, reason=reason, **signed(request)),
        fields={"plan.reason_missing": "reason"},
    )
    return done is not None
