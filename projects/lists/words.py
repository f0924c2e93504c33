"""The words for figures of tables: rows, units, and why a printed figure differs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.formatting import NOTHING, format_day, format_number
from clusterbeleid.core.ui import Status, Text, Tone
from projects.enums import PolicyLabel
from projects.rules.tables import DENOMINATOR, Cell

UNITS: Mapping[str, Text] = {
    "projects": _("projects"),
    DENOMINATOR: _("million euro of aid that counts"),
    "m EUR": _("million euro"),
    "EUR": _("euro"),
    "factor": _("factor"),
    "companies": _("companies"),
    "first contact": _("first contact"),
    "moved on": _("moved on to regular programmes"),
    "members": _("members"),
    "% SME": _("% SME"),
    "start": _("start"),
    "end": _("end"),
    "% aid": _("% of the aid to companies"),
    "% projects": _("% of the projects"),
    "companies exactly": _("only in exactly these clusters"),
}
_ROWS: Mapping[str, Text] = {
    "TOTAL": _("Total"),
    "cluster": _("Cluster"),
    "regular": _("Regular"),
    "industry": _("Industry"),
    "academic": _("Academic"),
    "sme": _("SMEs"),
    "large": _("Large companies"),
    "unknown": _("Size not known"),
    "no label": _("Without label"),
    "together": _("All labels together"),
    "active": _("Taking part"),
    "joined": _("Joined"),
    "stayed": _("Stayed"),
    "left": _("Left the clusters"),
}
_LABELS = dict(PolicyLabel.choices)
_WHY: Mapping[str, Text] = {
    "rounding": _("Rounding: the printed rows add up to the computed figure."),
    "print_error": _("Wrong in print: the printed rows add up to the computed figure."),
    "printed_total_wrong": _("Computed with a wrong printed total."),
    "confidential": _("Confidential: this figure would give fewer than three amounts away."),
}
SHORT: Mapping[str, Text] = {
    "rounding": _("rounding"),
    "print_error": _("wrong in print"),
    "printed_total_wrong": _("wrong printed total"),
    "confidential": _("confidential"),
    "": _("not explained"),
}


def row_name(cell: Cell) -> Text:
    """Return the name of a row in words; names of clusters stay."""
    return name_of_row(cell.row)


def name_of_row(row: str) -> Text:
    """Return a row in words."""
    return {**_LABELS, **_ROWS}.get(row, row)


def unit_name(cell: Cell) -> Text:
    """Return the unit in words."""
    return UNITS[cell.unit]


def written(value: Any) -> str:
    """Return a figure or day as the reader expects it."""
    if value is None:
        return NOTHING
    if isinstance(value, date):
        return format_day(value)
    return format_number(_plain(value) if isinstance(value, Decimal) else value)


def _plain(value: Decimal) -> Decimal:
    """Return an amount with at most two decimals and no needless zeros."""
    found = value.quantize(Decimal("0.01")).normalize()
    return found.quantize(Decimal(1)) if found == found.to_integral_value() else found


def outcome(cell: Cell) -> Status:
    """Return how a cell stands to print, as a pill."""
    if cell.explanation:
        return Status(_WHY[cell.explanation], Tone.WARNING)
    if cell.printed is None:
        return Status(_("Not printed"), Tone.NEUTRAL)
    return Status(_("Equal"), Tone.GOOD) if cell.equal else Status(_("Not explained"), Tone.BAD)
