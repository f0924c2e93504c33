"""Answers for list pages: the page itself, or everything that fits the filters as XLSX or CSV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clusterbeleid.core.clock import today
from clusterbeleid.core.listing.listing import Listing
from clusterbeleid.core.listing.spec import Rows, read
from clusterbeleid.core.sheets.writer import write_csv, write_xlsx
from clusterbeleid.core.ui import Status

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def list_response(
    request: HttpRequest,
    listing: Listing,
    rows: Rows,
    template: str,
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Answer a list page whole: an export when asked for, else ``template`` with the page of the list as ``listing``."""
    export = export_response(request, listing, rows)
    if export is not None:
        return export
    return render(
        request, template, {**(context or {}), "listing": listing.page(request.GET, rows)}
    )


def export_response(request: HttpRequest, listing: Listing, rows: Rows) -> HttpResponse | None:
    """Return the full filtered list as a file when the address asks for one (``?export=xlsx``), else None."""
    kind = request.GET.get(f"{listing.prefix}export", "")
    if kind not in TYPES:
        return None
    response = HttpResponse(_file(request, listing, rows, kind), content_type=TYPES[kind])
    response["Content-Disposition"] = (
        f'attachment; filename="{listing.name}-{today():%Y-%m-%d}.{kind}"'
    )
    return response


def _file(request: HttpRequest, listing: Listing, rows: Rows, kind: str) -> bytes:
    columns = [column for column in listing.columns if column.in_export]
    headers = [str(column.label) for column in columns]
    body = (
        [_raw(read(row, column.value)) for column in columns]
        for row in listing.everything(request.GET, rows)
    )
    if kind == "csv":
        return write_csv(headers, body)
    return write_xlsx(
        str(listing.caption), headers, body, kinds=[column.kind for column in columns]
    )


def _raw(value: Any) -> Any:
    """Return what a cell of a sheet holds: words for a status, the value itself for figures and days."""
    return str(value) if isinstance(value, Status) else value
