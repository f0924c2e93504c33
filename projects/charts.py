"""Drawings of the published tables, each with its figures in a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _

from clusterbeleid.core.charts import Bars, Combination, Drawing, Series, bars, upset
from clusterbeleid.core.charts.base import fitted, make_table
from projects.lists.words import name_of_row, written
from projects.rules.figures import ACTIVE, EXACTLY, SHARE_OF_PROJECTS, TOGETHER
from projects.rules.tables import COMPANIES, EURO, MILLION, PROJECTS, TOTAL, Cell

# As many rows as have a colour of their own; the others are one more.
_LARGEST = 5
_NONE = Decimal(0)
_LABEL_WIDTH = 100


def chart_of(key: str, cells: Sequence[Cell]) -> Drawing | None:
    """Return the drawing of a table; None where it has none, or nothing to draw."""
    return _DRAWN[key](cells) if key in _DRAWN and cells else None


def by_year(
    cells: Sequence[Cell], unit: str, *, title: str, description: str, stacked: bool = True
) -> Bars | None:
    """Return bars for the years, a colour for each row; the smaller rows are added up."""
    own = [cell for cell in cells if cell.unit == unit and cell.row != TOTAL]
    years = sorted({cell.year for cell in own})
    series = _series(own, years)
    if not series:
        return None
    return bars(
        years,
        series,
        title=title,
        description=description,
        stacked=stacked,
        category_label=_("Year"),
        write=written,
        write_axis=written,
    )


def _series(cells: Sequence[Cell], years: Sequence[str]) -> list[Series]:
    # Rows keep the order of the table, also one that has nothing to draw in the first year.
    values: dict[str, dict[str, Decimal]] = {cell.row: {} for cell in cells}
    for cell in cells:
        if isinstance(cell.value, Decimal | int):
            values[cell.row][cell.year] = Decimal(cell.value)
    values = {row: own for row, own in values.items() if own}
    names = sorted(values, key=lambda row: -sum(values[row].values()))
    if len(names) <= _LARGEST + 1:
        return [_one(str(name_of_row(row)), values[row], years) for row in values]
    rest = [values[row] for row in names[_LARGEST:]]
    others = {year: sum((row.get(year, _NONE) for row in rest), _NONE) for year in years}
    found = [_one(str(name_of_row(row)), values[row], years) for row in names[:_LARGEST]]
    return [*found, _one(_("Others"), others, years)]


def _one(label: str, values: Mapping[str, Decimal], years: Sequence[str]) -> Series:
    return Series(label, [values.get(year) for year in years])


def _aid(cells: Sequence[Cell]) -> Drawing | None:
    return by_year(
        cells,
        MILLION,
        title=_("Aid by cluster and year, in million euro"),
        description=_("A bar for each year, with the five clusters with the most aid; the others are one part."),
    )  # fmt: skip


def _cooperative(cells: Sequence[Cell]) -> Drawing | None:
    return by_year(
        cells,
        PROJECTS,
        title=_("Number of cooperative projects by year"),
        description=_("Two bars for each year: projects of clusters and regular projects."),
        stacked=False,
    )


def _centres(cells: Sequence[Cell]) -> Drawing | None:
    return by_year(
        cells,
        EURO,
        title=_("Aid for strategic research centres by year, in euro"),
        description=_("A bar for each year, with a part for each centre."),
    )


def _leverage(cells: Sequence[Cell]) -> Drawing | None:
    return by_year(
        cells,
        MILLION,
        title=_("Leverage budget by level and year, in million euro"),
        description=_("A bar for each year, with a part for each level; a confidential part is left out."),
    )  # fmt: skip


def _sme(cells: Sequence[Cell]) -> Drawing | None:
    return by_year(
        cells,
        MILLION,
        title=_("Aid to companies by size and year, in million euro"),
        description=_("A bar for each year, with a part for SMEs, for large companies and for those whose size is not known."),
    )  # fmt: skip


def _labels(cells: Sequence[Cell]) -> Drawing | None:
    own = [cell for cell in cells if cell.unit == SHARE_OF_PROJECTS and not cell.year]
    shares = {cell.row: cell.value for cell in own if cell.row != TOGETHER}
    values = [Decimal(str(value)) for value in shares.values()]
    if not values:
        return None
    names = [str(name_of_row(row)) for row in shares]
    drawn = bars(
        [fitted(name, _LABEL_WIDTH) for name in names],
        [Series(_("% of the projects"), values)],
        title=_("Share of the projects by policy label, over the whole period"),
        description=_("A bar for each label; a project counts under each of its labels, so together they pass 100%."),
        category_label=_("Policy label"),
        write=written,
        write_axis=written,
    )  # fmt: skip
    # On a telephone the table stands in the place of the drawing, so there the names are whole.
    rows = [[name, written(value)] for name, value in zip(names, values, strict=True)]
    return replace(drawn, table=make_table([_("Policy label"), _("% of the projects")], rows))


def _overlap(cells: Sequence[Cell]) -> Drawing | None:
    own = [cell for cell in cells if cell.unit == EXACTLY and isinstance(cell.value, int)]
    if not own:
        return None
    return upset(
        [Combination(cell.sets, int(str(cell.value))) for cell in own],
        title=_("Companies by combination of clusters"),
        description=_("A column for each combination of clusters with its number of companies; dots below say which clusters, and bars on the left how many companies each cluster has."),
        set_label=_("Clusters"),
        number_label=_("companies"),
    )  # fmt: skip


def _flow(cells: Sequence[Cell]) -> Drawing | None:
    return by_year(
        [cell for cell in cells if cell.row != ACTIVE],
        COMPANIES,
        title=_("Number of companies that join, stay and leave by year"),
        description=_("Three bars for each year: companies that joined, stayed and left."),
        stacked=False,
    )


_DRAWN: Mapping[str, Callable[[Sequence[Cell]], Drawing | None]] = {
    "5": _aid,
    "6": _cooperative,
    "8": _centres,
    "9": _leverage,
    "kmo-aandeel": _sme,
    "beleidslabels": _labels,
    "overlap": _overlap,
    "verloop": _flow,
}
