"""Budget and financing: saved and checked while somebody types."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from applications.actions.answers import Saved
from applications.actions.data import TypedText
from applications.actions.money import save_amounts
from applications.models import Application
from applications.panels.application import section_url
from applications.panels.money import after, cells_of, clash_lines, money_page
from applications.panels.sections import section_page
from applications.queries.content import content_of
from applications.queries.files import open_sections
from applications.rules.cells import Cell
from applications.views.common import require_open, signed, upon_version
from clusterbeleid.core import clock
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.texts import sentence


def show(request: HouseRequest, found: Application, code: str) -> HttpResponse:
    """Show the grids with their check."""
    return _page(request, found, code)


def save(request: HouseRequest, found: Application, code: str) -> HttpResponse:
    """Store the cells that changed and answer with the check of everything stored."""
    require_open(request, found, code, open_sections(found, clock.now()))
    years = len(money_page(found, code, now=clock.now())["years"])
    cells = cells_of(content_of(found), code, years)
    typed = _typed(request, cells)
    try:
        saved, refusals = save_amounts(found, code, typed, **signed(request)), []
    except Refused as refused:
        saved, refusals = Saved({}), [sentence(finding) for finding in refused.findings]
    if not request.htmx and not refusals and not saved.clashes:
        messages.success(request, _("Saved."))
        return redirect(section_url(found, code))
    texts = {cell.key: one.text for cell, one in typed.items()}
    state = {
        "saved_at": clock.now() if saved.versions else None,
        "clashes": saved.clashes,
        "refusals": refusals,
    }
    page = money_page(found, code, now=clock.now())
    page["grids"] = after(page["grids"], saved, texts)
    more = {**page, **state, "clash_lines": clash_lines(page["grids"], saved.clashes)}
    if request.htmx:
        return render(request, "applications/partials/_saved_money.html", more)
    return _page(request, found, code, status=422 if refusals else 409, **more)


def _page(
    request: HouseRequest, found: Application, code: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    now = clock.now()
    context = {
        **section_page(request.actor, found, code, now=now),
        **money_page(found, code, now=now),
        **more,
    }
    return render(request, "applications/section_money.html", context, status=status)


def _typed(request: HouseRequest, cells: list[Cell]) -> dict[Cell, TypedText]:
    posted = request.POST
    return {
        cell: TypedText(str(posted[cell.key]), upon_version(posted, cell.key))
        for cell in cells
        if cell.key in posted
    }
