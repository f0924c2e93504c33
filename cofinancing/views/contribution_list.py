"""The contributions of a project year: the part of its page, the export, many accepted at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from agreements.models import ProjectYear
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import signed
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import ListPage, export_response
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.texts import sentence
from clusters.permissions import Relation, relation
from cofinancing.actions import contributions as actions
from cofinancing.lists.contributions import contribution_list
from cofinancing.models import Contribution
from cofinancing.permissions import contributions as rights
from cofinancing.queries.checks import check_one
from cofinancing.queries.contribution_list import contribution_rows, waiting_keys
from cofinancing.queries.payments import moment_of
from cofinancing.rules.check import CheckResult
from cofinancing.rules.counting import Moment
from cofinancing.views.common import visible_year

EXPORTS = ("xlsx", "csv")


def contribution_list_context(
    request: HouseRequest, project_year: ProjectYear, result: CheckResult, known: Relation
) -> dict[str, Any]:
    """Return what ``cofinancing/_contributions.html`` needs; three queries.

    ``result`` is the check of the year, ``known`` what the actor is to the cluster.
    """
    judges = rights.may_judge_many(known).allowed
    waiting = waiting_keys(project_year, besides=request.actor.user_id) if judges else []
    page = _page(request, project_year, moment_of(result), selecting=bool(waiting))
    return {
        "contributions": _with_exports(page, project_year),
        "may_enter": rights.may_enter_contribution(request.actor, known).allowed,
        "waiting": waiting,
    }


def _page(
    request: HouseRequest, project_year: ProjectYear, moment: Moment | None, *, selecting: bool
) -> ListPage:
    rows = contribution_rows(project_year, moment, on=request.today)
    return contribution_list(moment, selecting=selecting).page(request.GET, rows)


@require_safe
def export(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Hand out the contributions that fit the filters, in the columns that an import reads."""
    year = visible_year(request, project_year_id)
    moment = moment_of(check_one(year, on=request.today, params=current_params()))
    rows = contribution_rows(year, moment, on=request.today)
    response = export_response(request, contribution_list(moment), rows)
    if response is None:
        raise Http404
    return response


@require_POST
def accept_many(request: HouseRequest, project_year_id: int) -> HttpResponse:
    """Accept the lines that were ticked, or all that wait, and say what became of each."""
    year = visible_year(request, project_year_id)
    known = relation(request.actor, year.agreement.cluster, on=request.today)
    access.require(rights.may_judge_many(known))
    ticked = [int(key) for key in request.POST.getlist("ids") if key.isascii() and key.isdigit()]
    keys = waiting_keys(year, besides=request.actor.user_id) if "all" in request.POST else ticked
    outcome = actions.accept_contributions(year, keys, **signed(request))
    _tell(request, outcome)
    return redirect(reverse("cofinancing:project_year", args=[year.pk]) + "#contributions")


def _with_exports(page: ListPage, year: ProjectYear) -> ListPage:
    """Let the exports of the list come from the address of their own."""
    address = reverse("cofinancing:contributions_export", args=[year.pk])
    return replace(
        page, export_urls={kind: f"{address}{page.export_urls[kind]}" for kind in EXPORTS}
    )


def _tell(request: HouseRequest, outcome: actions.BulkOutcome) -> None:
    number = len(outcome.accepted)
    if number:
        text = ngettext(
            "%(number)s contribution is accepted.", "%(number)s contributions are accepted.", number
        )
        messages.success(request, text % {"number": number})
    elif not outcome.refused:
        messages.info(request, _("Tick at least one contribution that waits for acceptance."))
    for reason, lines in _by_reason(outcome).items():
        messages.warning(
            request,
            _("Not accepted: %(lines)s. %(reason)s")
            % {"lines": ", ".join(lines), "reason": reason},
        )


def _by_reason(outcome: actions.BulkOutcome) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row, findings in outcome.refused.items():
        reason = " ".join(sentence(finding) for finding in findings)
        found.setdefault(reason, []).append(_name(row))
    return found


def _name(row: Contribution) -> str:
    return f"{row.organisation.name} (#{row.pk})"
