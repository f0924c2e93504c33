"""Selections of rows for the denominator: the list, one with its figures, making, changing, comparing."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, reason_page, sent, signed, takes_form
from clusterbeleid.core.forms import offer_rows
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from projects.actions import selections as actions
from projects.forms.leverage import (
    PLACES,
    ChangeSelectionForm,
    CompareForm,
    SelectionForm,
    offer_names,
)
from projects.lists.selections import SELECTIONS, figure_list, selection_state
from projects.models import LeverageSelection
from projects.panels.leverage import factor_chart
from projects.permissions import (
    may_change_selection,
    may_choose_usual_selection,
    may_make_selection,
    may_see_types,
)
from projects.queries.selections import (
    all_selections,
    current_selections,
    figures_of,
    rows_to_choose,
    versions_of,
)
from projects.views.common import FormPage


@require_safe
def selections(request: HouseRequest) -> HttpResponse:
    """List the selections in use."""
    access.require(may_see_types(request.actor))
    context = {"may_make": may_make_selection(request.actor).allowed}
    rows = current_selections()
    return list_response(request, SELECTIONS, rows, "projects/selections.html", context)


@require_safe
def selection(request: HouseRequest, selection_id: int) -> HttpResponse:
    """Show one version of a selection: its rows, and the factors that come of them."""
    row = _found(request, selection_id)
    may_choose = may_choose_usual_selection(request.actor).allowed
    in_use = row.replaced_at is None
    context = {
        "selection": row,
        "state": selection_state(row),
        "versions": versions_of(row),
        "may_change": may_change_selection(request.actor, row).allowed,
        "may_choose": may_choose and in_use and not row.is_default,
    }
    return _figures(request, [row], "projects/selection.html", context)


@require_safe
def compare(request: HouseRequest, selection_id: int) -> HttpResponse:
    """Put two selections side by side: budget, denominators, factors, and which rows differ."""
    row = _found(request, selection_id)
    form = CompareForm(request.GET or None)
    offer_rows(form, "other", all_selections().exclude(pk=row.pk))
    other = form.cleaned_data["other"] if form.is_valid() else None
    context = {"selection": row, "other": other, "form": form}
    chosen = [row, other] if other else [row]
    return _figures(request, chosen, "projects/compare.html", context)


@takes_form
def new(request: HouseRequest) -> HttpResponse:
    """Name a selection of rows."""
    access.require(may_make_selection(request.actor))
    form = SelectionForm(*sent(request))
    offer_names(form, rows_to_choose(request.today))
    page = _page(None, _("New selection"))
    return form_page(
        request,
        form,
        lambda: actions.make_selection(**form.cleaned_data, **signed(request)),
        page,
        fields=PLACES,
    )


@takes_form
def change(request: HouseRequest, selection_id: int) -> HttpResponse:
    """Put a new version in place of a selection."""
    access.require(may_make_selection(request.actor))
    row = _found(request, selection_id)
    access.require(may_change_selection(request.actor, row))
    names = rows_to_choose(request.today)
    counted = [name for name in names if name not in row.excluded]
    form = ChangeSelectionForm(*sent(request), initial={"counted": counted, "version": row.version})
    offer_names(form, names)

    def act() -> LeverageSelection:
        ticked = form.cleaned_data["counted"]
        return actions.change_selection(row, ticked, **form.change(), **signed(request))

    page = _page(row, _("Change the selection"))
    return form_page(request, form, act, page, fields=PLACES)


@takes_form
def use(request: HouseRequest, selection_id: int) -> HttpResponse:
    """Let the published factors use this selection."""
    access.require(may_choose_usual_selection(request.actor))
    row = _found(request, selection_id)
    title = _("Use this selection for published factors")
    return reason_page(
        request,
        lambda why: actions.choose_usual_selection(row, reason=why, **signed(request)),
        _page(row, title),
    )


def _found(request: HouseRequest, selection_id: int) -> LeverageSelection:
    access.require(may_see_types(request.actor))
    return get_object_or_404(all_selections(), pk=selection_id)


def _figures(
    request: HouseRequest,
    chosen: list[LeverageSelection],
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    figures, rows = figures_of(chosen, request.actor, on=request.today)
    context |= {"rows": rows, "selections": chosen, "chart": factor_chart(figures, chosen)}
    return list_response(request, figure_list(chosen), figures, template, context)


def _page(row: LeverageSelection | None, title: str) -> FormPage:
    back = reverse("projects:selections")
    return FormPage(
        title=title,
        back=reverse("projects:selection", args=[row.pk]) if row else back,
        made=lambda made: reverse("projects:selection", args=[made.pk]),
        crumb=_("Selections of rows"),
    )
