"""The published tables beside what the rows give, and the rows behind each figure."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import export_response
from projects.lists.behind import behind_list
from projects.lists.sheets import SHEETS
from projects.lists.tables import table_list
from projects.lists.words import outcome, row_name, unit_name, written
from projects.permissions import may_see_types
from projects.queries.behind import rows_behind
from projects.queries.granted import Asked
from projects.queries.sheets import computed
from projects.rules.tables import tally
from projects.views.papers import paper
from projects.views.sheets import around, open_sheet, table_parts, tabs


@require_safe
def tables(request: HouseRequest) -> HttpResponse:
    """Name the tables, each with how many of its printed cells come out, and the other figures."""
    access.require(may_see_types(request.actor))
    asked = Asked(request.today, behind=False)
    found = [
        (sheet, tally(computed(sheet.key, asked))) for sheet in SHEETS.values() if sheet.printed
    ]
    others = [sheet for sheet in SHEETS.values() if not sheet.printed]
    return render(request, "projects/tables.html", {"tables": found, "others": others})


@require_safe
def table(request: HouseRequest, table: int) -> HttpResponse:
    """Show one table of print."""
    return _sheet(request, str(table))


@require_safe
def figure(request: HouseRequest, figure: str) -> HttpResponse:
    """Show one of the other figures."""
    return _sheet(request, figure)


@require_safe
def cell(request: HouseRequest, table: int) -> HttpResponse:
    """Show the rows behind one figure of a table of print."""
    return _cell(request, str(table))


@require_safe
def figure_cell(request: HouseRequest, figure: str) -> HttpResponse:
    """Show the rows behind one of the other figures."""
    return _cell(request, figure)


def _sheet(request: HouseRequest, key: str) -> HttpResponse:
    """Show a table for the selection asked for; as XLSX, CSV or PDF with the same figures."""
    kind = request.GET.get("export", "")
    opened = open_sheet(request, key, behind=bool(kind))
    if kind == "pdf" and opened.form.is_valid():
        return paper(opened)
    listing = table_list(opened.sheet, opened.cells, opened.query)
    # A faulty selection is told on the page: a file would not say that it holds something else.
    exported = export_response(request, listing, opened.cells) if opened.form.is_valid() else None
    page = listing.page(request.GET, opened.cells)
    context = {
        **around(opened),
        **table_parts(opened, linked=True),
        "form": opened.form,
        "tabs": tabs(opened),
        "listing": page,
        "listed": page.active or {"sort", "page"} & request.GET.keys(),
        "exports": [
            (name, f"?{urlencode({**opened.query, 'export': name.lower()})}")
            for name in ("XLSX", "CSV", "PDF")
        ],
    }
    return exported or render(request, "projects/table.html", context)


def _cell(request: HouseRequest, key: str) -> HttpResponse:
    """Show the rows behind one figure, as far as the reader may see them; without one its table."""
    opened = open_sheet(request, key, behind=True)
    if "row" not in request.GET:
        return redirect(opened.sheet.url)
    wanted = tuple(request.GET.get(name, "") for name in ("row", "year", "unit"))
    found = next((one for one in opened.cells if one.key == wanted), None)
    if found is None:
        raise Http404
    behind = rows_behind(key, found, request.actor, opened.asked, today=request.today)
    listing = behind_list(opened.sheet, behind)
    exported = export_response(request, listing, behind.rows)
    context = {
        **around(opened),
        "cell": found,
        "figure": written(found.value),
        "printed": written(found.printed),
        "outcome": outcome(found),
        "name": row_name(found),
        "unit": unit_name(found),
        "behind": behind,
        "back": f"{opened.sheet.url}?{urlencode(opened.query)}",
        "listing": listing.page(request.GET, behind.rows),
    }
    return exported or render(request, "projects/cell.html", context)
