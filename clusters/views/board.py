"""The board of a cluster organisation (R40)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.parameters import current_params
from clusters import actions, queries
from clusters.actions import SeatData
from clusters.forms.mandates import BackgroundForm, SeatForm
from clusters.models import BoardMandate, Cluster
from clusters.rules import check_board
from clusters.views.common import (
    FormPage,
    change_period,
    cluster_context,
    cluster_for,
    visible_cluster,
)

SEAT_FIELDS = {
    "board.seat_needs_company": "number",
    "board.seat_of_other_kind": "number",
    "board.seat_not_flemish": "number",
    "organisation.unregistered": "number",
}


@require_safe
def board(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Show the board of today with the checks on it, and who sat in it before."""
    cluster = visible_cluster(request, cluster_id)
    seats = list(queries.board_on(cluster, on=request.today))
    sitting = {seat.pk for seat in seats}
    context = {
        **cluster_context(request, cluster, "board"),
        "seats": seats,
        "others": [seat for seat in queries.seats_of(cluster) if seat.pk not in sitting],
        "check": check_board(
            [queries.seat_facts(seat) for seat in seats], current_params(), on=request.today
        ),
    }
    return render(request, "clusters/board.html", context)


@takes_form
def add_seat(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Add somebody to the board."""
    cluster = cluster_for(request, cluster_id, "seat_board_member")
    form = SeatForm(request.POST or None, initial={"first_day": request.today})
    page = _page(cluster, _("Add a board member"))
    return form_page(request, form, lambda: _seat(request, cluster, form), page, fields=SEAT_FIELDS)


def _seat(request: HouseRequest, cluster: Cluster, form: SeatForm) -> BoardMandate:
    values = form.cleaned_data
    number = values["number"]
    return actions.seat_board_member(
        cluster,
        SeatData(values["person"], values["seat"], values["is_chair"]),
        actions.registered(number) if number else None,
        **form.days(),
        **signed(request),
    )


@takes_form
def change_seat(request: HouseRequest, cluster_id: int, mandate_id: int) -> HttpResponse:
    """End a seat, or correct its days."""
    cluster = cluster_for(request, cluster_id, "seat_board_member")
    row = get_object_or_404(queries.seats_of(cluster), pk=mandate_id)
    title = _("Board mandate of %(name)s") % {"name": row.person}
    return change_period(request, row, _page(cluster, title))


@takes_form
def assess_chair(request: HouseRequest, cluster_id: int, mandate_id: int) -> HttpResponse:
    """Record the company background of the chair."""
    cluster = cluster_for(request, cluster_id, "seat_board_member")
    row = get_object_or_404(queries.seats_of(cluster), pk=mandate_id)
    start = {"version": row.version, "company_background": row.company_background}
    form = BackgroundForm(request.POST or None, initial=start)
    return form_page(
        request,
        form,
        lambda: actions.assess_chair(row, **form.assessment(), **signed(request)),
        _page(cluster, _("Company background of %(name)s") % {"name": row.person}, BoardMandate),
    )


def _page(cluster: Cluster, title: str, model: Any = None) -> FormPage:
    back = reverse("clusters:board", args=[cluster.pk])
    return FormPage(title=title, back=back, tab="board", cluster=cluster, model=model)
