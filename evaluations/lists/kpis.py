"""The list of figures of indicators."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.formatting import NOTHING, format_euro, format_number, format_pct
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.ui import Status, Tone
from evaluations.enums import KpiUnit
from evaluations.rules.kpis import KpiRow


def written_figure(value: Decimal | None, unit: str) -> str:
    """Return a figure in the notation of its unit."""
    if value is None:
        return NOTHING
    match KpiUnit(unit):
        case KpiUnit.PCT:
            return format_pct(value)
        case KpiUnit.EUR | KpiUnit.EUR_PER_FTE:
            return format_euro(value)
    return format_number(value.normalize() + 0)


def kpi_listing(*, with_cluster: bool, rows: Iterable[KpiRow]) -> Listing:
    """Return the list; ``with_cluster`` shows of which cluster each figure is."""
    cluster = Column(
        key="cluster",
        label=_("Cluster"),
        value=lambda row: row.cluster or str(_("All clusters together")),
        sort="cluster",
    )
    names = {row.definition.kpi: row.definition.name for row in rows}
    return Listing(
        name="kpi",
        caption=_("Figures of indicators"),
        empty_text=_("No figures are known yet."),
        default_sort="name",
        filters=(
            Filter(
                key="kpi",
                label=_("Indicator"),
                choices=tuple(sorted(names.items(), key=lambda row: row[1])),
                apply="definition.kpi",
            ),
        ),
        columns=(*_columns(), *((cluster,) if with_cluster else ()), *_figures()),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(
            key="name",
            label=_("Indicator"),
            value="definition.name",
            sort=lambda row: (row.definition.name, row.definition.version, row.cluster, row.year),
            note=lambda row: _("version %(number)s") % {"number": row.definition.version},
        ),
        Column(key="kpi", label=_("Code"), value="definition.kpi", on_screen=False),
        Column(key="version", label=_("Version"), value="definition.version", kind="int", on_screen=False),
    )  # fmt: skip


def _figures() -> tuple[Column, ...]:
    return (
        Column(key="year", label=_("Year"), value=lambda row: str(row.year), sort="year"),
        Column(key="value", label=_("Value"), value=_written("value"), sort=_sorted("value")),
        Column(key="target", label=_("Target"), value=_written("target")),
        Column(key="baseline", label=_("Baseline"), value=_written("baseline"), on_screen=False),
        Column(key="reached", label=_("State"), value=_reached, kind="status"),
        Column(
            key="scope",
            label=_("Scope"),
            value=lambda row: row.scope or NOTHING,
            demo="is_demo",
        ),
        Column(key="on", label=_("Measured on"), value="on_day", kind="date"),
        Column(key="source", label=_("Source"), value="source"),
    )


def _written(name: str) -> Any:
    return lambda row: written_figure(getattr(row, name), row.definition.unit)


def _sorted(name: str) -> Any:
    return lambda row: getattr(row, name) if getattr(row, name) is not None else Decimal(-1)


def _reached(row: KpiRow) -> Status:
    match row.reached:
        case True:
            return Status(_("target reached"), Tone.GOOD)
        case False:
            return Status(_("target not reached"), Tone.WARNING)
    return Status(NOTHING)
