"""One contribution: entering it, and its page with what it counts for and what may be done."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.models import ProjectYear
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, sent, signed, takes_form
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.history_text import readable
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.parameters import current_params
from clusters.permissions import relation
from clusters.views.common import FormPage
from cofinancing.actions import contributions as actions
from cofinancing.forms.contributions import PLACES, NewContributionForm
from cofinancing.lists.contribution_columns import state_of
from cofinancing.lists.contributions import counting_status
from cofinancing.models import Contribution
from cofinancing.permissions import contributions as rights
from cofinancing.queries.checks import check_one
from cofinancing.queries.contributions import (
    days_of,
    get_visible_contribution,
    members_for,
    visible_contributions,
)
from cofinancing.queries.payments import moment_of, payment_facts
from cofinancing.rules.explaining import counting_of, explain
from cofinancing.views.common import about, visible_year
from cofinancing.views.contribution_steps import STEPS
from cofinancing.views.steps import steps_part


@takes_form
def new_contribution(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Enter a pledge, with its invoice and receipt as far as known."""
    year = visible_year(request, project_year_id)
    known = relation(request.actor, year.agreement.cluster, on=request.today)
    access.require(rights.may_enter_contribution(request.actor, known))
    form = NewContributionForm(*sent(request), members=members_for(year))

    def enter() -> Contribution:
        evidence = form.cleaned_data["evidence"]
        return actions.enter_contribution(year, form.entry(), evidence=evidence, **signed(request))

    return form_page(request, form, enter, _entering(year), fields=PLACES)


def _entering(year: ProjectYear) -> FormPage:
    hint = _("Project year %(year)s. Fill in what is known; the rest can follow later.")
    return FormPage(
        title=_("New contribution"),
        back=reverse("cofinancing:project_year", args=[year.pk]),
        saved=_("The contribution is entered."),
        hint=hint % {"year": year},
        tab="cofinancing",
        cluster=year.agreement.cluster,
    )


@require_safe
def contribution(request: HouseRequest, contribution_id: int) -> HttpResponse:
    """Show one contribution: facts, what it counts for and why, actions, changes."""
    try:
        row = get_visible_contribution(request.actor, contribution_id, on=request.today)
    except Contribution.DoesNotExist as absent:
        raise Http404 from absent
    context = {**_known(request, row), **_possible(request, row)}
    return render(request, "cofinancing/contribution.html", context)


def _known(request: HouseRequest, row: Contribution) -> dict[str, Any]:
    year = row.project_year
    moment = moment_of(check_one(year, on=request.today, params=current_params()))
    facts = payment_facts(row)
    own = visible_contributions(request.actor, on=request.today).filter(pk=row.pk)
    return {
        **about(year),
        "row": row,
        "state": state_of(row),
        "counting": counting_status(counting_of(facts, moment)),
        "explained": explain(facts, moment) if moment is not None else None,
        "changes": readable(changes_of(own)),
    }


def _possible(request: HouseRequest, row: Contribution) -> dict[str, Any]:
    """Return the actions that may be taken, and why the others may not."""
    cluster = row.project_year.agreement.cluster
    known = relation(request.actor, cluster, on=request.today)
    found = rights.verdicts(request.actor, row, known, days_of(row.project_year))
    return steps_part(STEPS, found, rights.FOR_WHO, lambda name: _address(row, name))


def _address(row: Contribution, name: str) -> str:
    return reverse(f"cofinancing:contribution_{name}", args=[row.pk])
