"""A published table as a list of its cells: computed, printed, and why they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.ui import Text
from projects.lists.sheets import Sheet
from projects.lists.words import outcome, row_name, unit_name, written
from projects.rules.tables import Cell


def behind_url(sheet: Sheet, query: Mapping[str, str]) -> Callable[[Cell], str]:
    """Return what gives the address of the rows behind a cell, with the same selection."""

    def address(cell: Cell) -> str:
        own = {"row": cell.row, "year": cell.year, "unit": cell.unit}
        return f"{sheet.cell_url}?{urlencode({**own, **query})}"

    return address


def table_list(sheet: Sheet, cells: Sequence[Cell], query: Mapping[str, str]) -> Listing:
    """Return the list of the cells of a table; each figure leads to the rows behind it."""
    rows = {cell.row: row_name(cell) for cell in cells}
    years = sorted({cell.year for cell in cells} - {""})
    return Listing(
        name=f"table-{sheet.key}",
        caption=sheet.title,
        page_size=200,
        columns=[*_columns(sheet, behind_url(sheet, query)), *_exported(sheet)],
        filters=(
            Filter(key="row", label=_("Row"), apply="row", choices=list(rows.items())),
            Filter(
                key="year", label=_("Year"), apply="year", choices=[(one, one) for one in years]
            ),
        ),
    )


def _columns(sheet: Sheet, behind: Callable[[Cell], str]) -> Iterable[Column]:
    yield Column(key="row", label=_("Row"), value=row_name, sort="row")
    yield Column(key="year", label=_("Year"), value="year", sort="year")
    yield Column(key="unit", label=_("Unit"), value=unit_name)
    yield _figure("value", _("Computed"), link=behind)
    if sheet.printed:
        yield _figure("printed", _("Printed"))
        yield _figure("difference", _("Difference"))
        yield Column(key="outcome", label=_("Beside print"), value=outcome, kind="status")


def _figure(key: str, label: Text, **more: Any) -> Column:
    """Return the column of a figure as it is read on the screen."""
    return Column(
        key=key,
        label=label,
        value=lambda cell: written(getattr(cell, key)),
        in_export=False,
        **more,
    )


def _exported(sheet: Sheet) -> Iterable[Column]:
    """Yield the same figures unrounded, and the keys of the rows behind them."""
    yield Column(key="computed-raw", label=_("Computed"), value="value", on_screen=False)
    if sheet.printed:
        yield Column(key="printed-raw", label=_("Printed"), value="printed", on_screen=False)
        yield Column(
            key="difference-raw", label=_("Difference"), value="difference", on_screen=False
        )
    yield Column(key="behind", label=_("Rows behind it"), value=_keys, on_screen=False)


def _keys(cell: Cell) -> str:
    return ", ".join(cell.rows_behind)
