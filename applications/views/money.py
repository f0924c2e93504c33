"""Budget and financing: saved and checked while somebody types."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from applications.actions.money import save_amounts
from applications.models import Application
from applications.panels.application import section_url
from applications.panels.money import after, cells_of, clash_lines, money_page
from applications.panels.sections import section_page
from applications.queries.content import content_of
from applications.queries.files import open_sections
from applications.rules.cells import Cell
from applications.views.common import require_open
from clusterbeleid.core import clock
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.form_pages import signed
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.written.answers import Saved, TypedText
from clusterbeleid.core.written.panels import save_state, typed_in


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
        saved, refusal = save_amounts(found, code, typed, **signed(request)), None
    except Refused as refused:
        saved, refusal = Saved({}), refused
    if not request.htmx and not refusal and not saved.clashes:
        messages.success(request, _("Saved."))
        return redirect(section_url(found, code))
    texts = {cell.key: one.text for cell, one in typed.items()}
    state = save_state(saved, refusal, now=clock.now())
    page = money_page(found, code, now=clock.now())
    page["grids"] = after(page["grids"], saved, texts)
    more = {**page, **state, "clash_lines": clash_lines(page["grids"], saved.clashes)}
    if request.htmx:
        return render(request, "applications/partials/_saved_money.html", more)
    return _page(request, found, code, status=422 if refusal else 409, **more)


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
    texts = typed_in(request.POST, [cell.key for cell in cells])
    return {cell: texts[cell.key] for cell in cells if cell.key in texts}
