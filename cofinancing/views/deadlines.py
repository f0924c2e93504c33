"""Extending and suspending terms, for one project year or a set."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import ProjectYear
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, sent, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters.views.common import FormPage
from cofinancing.actions.deadlines import extend_deadline, suspend_deadline
from cofinancing.actions.documents import with_documents
from cofinancing.forms.deadlines import ExtendForm, ExtendManyForm, SuspendForm, SuspendManyForm
from cofinancing.lists.checks import year_choices
from cofinancing.models import DeadlineChange
from cofinancing.permissions.deadlines import may_move_deadline, may_move_deadlines
from cofinancing.queries.checks import check_all
from cofinancing.queries.project_years import movable_years
from cofinancing.views.common import visible_year

FIELDS = {
    "cofinancing.extension_not_later": "new_due",
    "cofinancing.date_or_months": "new_due",
    "cofinancing.months": "months",
    "cofinancing.suspension_reversed": "last",
    "cofinancing.suspension_too_early": "first",
    "cofinancing.suspension_too_late": "first",
    "cofinancing.suspension_twice": "first",
}
_DATES = ("new_due", "months", "first", "last", "reason")
Act = Callable[..., list[DeadlineChange]]


@takes_form
def extend(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Extend the term of one project year."""
    page = _one(request, project_year_id, _("Extend the term"))
    return _decide(request, ExtendForm(*sent(request)), extend_deadline, *page)


@takes_form
def suspend(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Suspend the term of one project year."""
    page = _one(request, project_year_id, _("Suspend the term"))
    return _decide(request, SuspendForm(*sent(request)), suspend_deadline, *page)


@takes_form
def extend_many(request: HouseRequest) -> HttpResponse:
    """Extend the term of a set of project years in one decision."""
    page, years, choices = _set(request, _("Extend terms"))
    form = ExtendManyForm(*sent(request), choices=choices, initial=_asked(request))
    return _decide(request, form, extend_deadline, page, years)


@takes_form
def suspend_many(request: HouseRequest) -> HttpResponse:
    """Suspend the term of a set of project years in one decision."""
    page, years, choices = _set(request, _("Suspend terms"))
    form = SuspendManyForm(*sent(request), choices=choices, initial=_asked(request))
    return _decide(request, form, suspend_deadline, page, years)


def _decide(
    request: HouseRequest, form: forms.Form, act: Act, page: FormPage, years: Sequence[ProjectYear]
) -> HttpResponse:
    """Show the form, or store the document and move the due dates, all or none."""
    return form_page(
        request,
        form,
        lambda: _moved(form.cleaned_data, act, years, signed(request)),
        page,
        fields=FIELDS,
    )


def _moved(
    values: Mapping[str, Any], act: Act, years: Sequence[ProjectYear], who: Mapping[str, Any]
) -> list[DeadlineChange]:
    picked = values.get("years")
    chosen = [year for year in years if picked is None or str(year.pk) in picked]
    dates = {name: values[name] for name in _DATES if name in values}
    return with_documents(
        values["document"],
        {year.agreement.cluster_id for year in chosen},
        lambda documents: act(chosen, document=documents, **dates, **who),
        **who,
    )


def _one(
    request: HouseRequest, project_year_id: int, title: str
) -> tuple[FormPage, Sequence[ProjectYear]]:
    year = visible_year(request, project_year_id)
    cluster = year.agreement.cluster
    access.require(may_move_deadline(request.actor, cluster, on=request.today))
    back = reverse("cofinancing:project_year", args=[year.pk])
    return FormPage(title=title, back=back, tab="cofinancing", cluster=cluster, hint=str(year)), [
        year
    ]


def _set(
    request: HouseRequest, title: str
) -> tuple[FormPage, Sequence[ProjectYear], list[tuple[str, str]]]:
    access.require(may_move_deadlines(request.actor, (), on=request.today))
    years = list(movable_years(request.actor, on=request.today))
    results = check_all(request.today, [year.pk for year in years])
    hint = _("All chosen project years move together, or none does.")
    page = FormPage(title=title, back=reverse("overview:portfolio"), hint=hint)
    return page, years, year_choices(results)


def _asked(request: HouseRequest) -> Mapping[str, list[str]]:
    """Return the project years that the address names, as ``?jaar=3&jaar=8``."""
    return {"years": request.GET.getlist("jaar")}
