"""Drawings of indicators: one for each, its colour changes where the definition does (R61)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext

from clusterbeleid.core.charts import Bars, Series, bars
from clusterbeleid.core.charts.base import SERIES
from evaluations.lists.kpis import written_figure
from evaluations.rules.kpis import KpiRow, Line, lines_of


def kpi_charts(rows: Iterable[KpiRow]) -> list[Bars]:
    """Return a drawing for each indicator with a value; figures of other scopes never share a colour.

    A score below zero stands in the list only.
    """
    known = list(rows)
    found: dict[str, list[Line]] = {}
    for line in lines_of(row for row in known if row.value is None or row.value >= 0):
        found.setdefault(line.definition.kpi, []).append(line)
    return [
        _chart(lines, [row for row in known if row.definition == lines[-1].definition])
        for lines in found.values()
        if len(lines) <= len(SERIES)
    ]


def _chart(lines: list[Line], latest: list[KpiRow]) -> Bars:
    first = lines[0].definition
    targets = {row.year: row.target for row in latest if row.target}
    years = sorted({row.year for line in lines for row in line.rows} | targets.keys())

    def write(value: Decimal | None) -> str:
        return written_figure(value, first.unit)

    return bars(
        [str(year) for year in years],
        [_series(line, years) for line in lines],
        title=lines[-1].definition.name,
        description=gettext(
            "One bar for each year; another definition or scope has another colour, so those are"
            " never one line. The same figures stand in the table."
        ),
        stacked=False,
        limits=[targets.get(year) for year in years] if targets else (),
        limit_label=gettext("Target") if targets else "",
        category_label=gettext("Year"),
        write=write,
        write_axis=write,
    )


def _series(line: Line, years: list[int]) -> Series:
    values = {row.year: row.value for row in line.rows}
    label = gettext("Version %(number)s: %(scope)s") % {
        "number": line.definition.version,
        "scope": line.scope,
    }
    return Series(label, [values.get(year) for year in years])
