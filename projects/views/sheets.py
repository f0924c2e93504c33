"""What the pages of published tables share: which table, which selection, and its cells in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.utils.translation import gettext as _

from clusterbeleid.core import access
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import NavItem, Text
from clusters.queries import visible_clusters
from projects.charts import chart_of
from projects.forms.tables import TableForm
from projects.lists.grids import shown_grids, unlike
from projects.lists.sheets import SHEETS, Sheet
from projects.lists.tables import behind_url
from projects.lists.words import UNITS
from projects.permissions import may_see_types
from projects.queries.granted import Asked
from projects.queries.sheets import computed
from projects.rules.tables import Cell, tally


@dataclass(frozen=True)
class Opened:
    """A table as it was asked for."""

    sheet: Sheet
    form: TableForm
    behind: bool

    @property
    def on(self) -> date:
        """Return the day as of which is counted."""
        return self.form.day()

    @property
    def asked(self) -> Asked:
        """Return what the table is computed for."""
        return Asked(self.on, self.form.selection(), self.behind)

    @cached_property
    def cells(self) -> Sequence[Cell]:
        """Return the computed cells, with print beside where it fits."""
        return computed(self.sheet.key, self.asked)

    @property
    def query(self) -> Mapping[str, str]:
        """Return the selection as parameters of an address."""
        return self.form.query()


def open_sheet(request: HouseRequest, key: str, *, behind: bool) -> Opened:
    """Return the table asked for; who may not see it is refused, and an absent one is not there."""
    access.require(may_see_types(request.actor))
    if key not in SHEETS:
        raise Http404
    sheet = SHEETS[key]
    form = TableForm(request.GET, offers=sheet.offers, today=request.today)
    if "cluster" in form.fields:
        clusters = visible_clusters(request.actor, on=request.today)
        form.fields["cluster"].queryset = clusters.order_by("name", "pk")  # type: ignore[attr-defined]  # of this form
    return Opened(sheet, form, behind)


def around(opened: Opened) -> dict[str, Any]:
    """Return what is said above every table: scope, units, period, day and how companies count."""
    return {
        "sheet": opened.sheet,
        "on": opened.on,
        "units": ", ".join(str(UNITS[unit]) for unit in dict.fromkeys(_units(opened.cells))),
        "chosen": _chosen(opened.form),
        "remarks": opened.sheet.remarks(opened.form.carried()),
    }


def table_parts(opened: Opened, *, linked: bool) -> dict[str, Any]:
    """Return the table as it is read: grids, what print has otherwise, and the drawing."""
    cells = opened.cells
    link = behind_url(opened.sheet, opened.query) if linked else None
    found = tally(cells)
    return {
        "grids": shown_grids(opened.sheet, cells, link),
        "unlike": unlike(cells),
        "chart": chart_of(opened.sheet.key, cells),
        "tally": found if found.cells else None,
        "narrowed": bool(opened.sheet.printed and cells and not found.cells),
    }


def tabs(opened: Opened) -> list[NavItem]:
    """Return the tables and figures as tabs, each for the same selection."""
    query = urlencode(opened.form.carried())
    return [
        NavItem(
            sheet.short,
            f"{sheet.url}?{query}" if query else sheet.url,
            active=sheet.key == opened.sheet.key,
        )
        for sheet in SHEETS.values()
    ]


def _units(cells: Sequence[Cell]) -> list[str]:
    return [cell.unit for cell in cells]


def _chosen(form: TableForm) -> list[tuple[Text, str]]:
    """Return what was chosen in words, the day aside."""
    if not form.is_valid():
        return []
    given = {name: value for name, value in form.cleaned_data.items() if value and name != "op"}
    if "label" in given:
        given["label"] = dict(form.fields["label"].choices)[given["label"]]  # type: ignore[attr-defined]  # of this form
    return [
        (form.fields[name].label or _("Selection"), str(value)) for name, value in given.items()
    ]
