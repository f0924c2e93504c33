"""Budget and financing as grids of cells, with their sums, the check and the spread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.enums import CostCategory, CostNature, FundingSource
from applications.models import Application
from applications.queries.checks import checked_money
from applications.queries.content import Content, application_facts, content_of
from applications.rules.cells import Cell, budget_cells, funding_cells, pledge_cells
from applications.rules.facts import ZERO, ApplicationFacts
from applications.rules.money import years_of
from clusterbeleid.core import charts
from clusterbeleid.core.formatting import format_euro
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.ui import Text
from clusterbeleid.core.written.answers import Clash, Saved
from clusterbeleid.kernel.periods import Period
from clusters.actions.common import day_of

GRIDS = frozenset({"budget", "financing"})
_MOST_BARS = 12


@dataclass(frozen=True)
class CellView:
    """A cell as drawn: its field, what stands in it, and whether that is an amount."""

    cell: Cell
    label: str
    typed: str
    version: int
    is_amount: bool

    @property
    def key(self) -> str:
        """Return the name of the field."""
        return self.cell.key


@dataclass(frozen=True)
class GridRow:
    """A row of cells, one for each project year, with its sum."""

    label: Text
    cells: Sequence[CellView]
    total: Decimal


@dataclass(frozen=True)
class Grid:
    """A table of amounts; ``name`` is its id, ``totals`` the sum of each project year."""

    name: str
    caption: str
    rows: Sequence[GridRow]
    totals: Sequence[Decimal]

    @property
    def total(self) -> Decimal:
        """Return the sum of everything."""
        return sum(self.totals, ZERO)


def money_page(application: Application, code: str, *, now: datetime) -> dict[str, Any]:
    """Return grids, project years and check of budget or financing."""
    content = content_of(application)
    facts = application_facts(content, today=day_of(now))
    years = years_of(facts, current_params())
    return {
        "years": years,
        "nothing_typed": not (facts.costs or facts.funding or facts.pledged or facts.unreadable),
        "grids": grids_of(content, code, years),
        "money_check": checked_money(application, facts),
        "spread": spread_chart(facts) if code == "financing" else None,
        "by_year": sources_chart(facts, years) if code == "financing" else None,
    }


def cells_of(content: Content, code: str, years: int) -> list[Cell]:
    """Return the cells of a section that exist now."""
    if code == "budget":
        return list(budget_cells(years))
    members = [row.pk for row in content.members]
    return [*funding_cells(years), *pledge_cells(members, years)]


def grids_of(content: Content, code: str, years: Sequence[Period]) -> list[Grid]:
    """Return the tables of a section."""
    stored = _stored(content)
    count = len(years)
    if code == "budget":
        rows = [
            ([cell for cell in budget_cells(count) if (cell.category, cell.nature) == pair], label)
            for pair, label in _budget_labels()
        ]
        return [_grid("grid-budget", _("Costs"), rows, stored)]
    sources = [
        ([cell for cell in funding_cells(count) if cell.source == source.value], source.label)
        for source in FundingSource
    ]
    pledges = [
        (pledge_cells([member.pk], count), f"{member.name} ({member.get_part_display()})")
        for member in content.members
    ]
    return [
        _grid("grid-pledges", _("Promised by the members"), pledges, stored),
        _grid("grid-sources", _("Other sources"), sources, stored),
    ]


def after(grids: Iterable[Grid], saved: Saved, typed: Mapping[str, str]) -> list[Grid]:
    """Return the grids with what somebody typed where it was not stored (a clash)."""
    clashing = {clash.key for clash in saved.clashes}
    return [
        replace(
            grid,
            rows=[
                replace(
                    row,
                    cells=[
                        replace(one, typed=typed[one.key]) if one.key in clashing else one
                        for one in row.cells
                    ],
                )
                for row in grid.rows
            ],
        )
        for grid in grids
    ]


def clash_lines(grids: Iterable[Grid], clashes: Iterable[Clash]) -> list[tuple[str, Clash]]:
    """Return each clash with the label of its cell."""
    labels = {one.key: one.label for grid in grids for row in grid.rows for one in row.cells}
    return [(labels.get(clash.key, clash.key), clash) for clash in clashes]


def spread_chart(facts: ApplicationFacts) -> charts.Spread | None:
    """Return one bar for each company that promises money, the largest first (R44)."""
    shares = [charts.Share(one.name, one.pledged) for one in facts.companies if one.pledged]
    if not shares:
        return None
    ordered = sorted(shares, key=lambda share: (-share.amount, share.label))
    shown, rest = ordered[:_MOST_BARS], ordered[_MOST_BARS:]
    if rest:
        shown.append(charts.Share(_("Others"), sum((one.amount for one in rest), ZERO)))
    return charts.spread(
        shown,
        title=_("Spread of the co-financing"),
        description=_("One bar for each company that promises money, the largest first."),
    )


def sources_chart(facts: ApplicationFacts, years: Sequence[Period]) -> charts.Bars | None:
    """Return costs, aid and promises of companies for each project year."""
    if not years or not facts.cost:
        return None
    numbers = range(1, len(years) + 1)
    return charts.bars(
        [_("Year %(year)s") % {"year": number} for number in numbers],
        [
            charts.Series(_("Costs"), [facts.cost_of(number) for number in numbers]),
            charts.Series(
                _("Aid asked"), [facts.funding_of(number, FundingSource.AID) for number in numbers]
            ),
            charts.Series(_("Companies"), [facts.pledged_in(number) for number in numbers]),
        ],
        title=_("Costs and sources by project year"),
        description=_("Three bars for each project year: costs, aid asked, promised by companies."),
        category_label=_("Project year"),
        stacked=False,
        write=format_euro,
    )


def _budget_labels() -> list[tuple[tuple[str, str], str]]:
    return [
        ((category.value, nature.value), f"{category.label} – {nature.label}")
        for category in CostCategory
        for nature in CostNature
    ]


def _stored(content: Content) -> dict[str, Any]:
    rows: dict[str, Any] = {}
    for line in content.budget:
        rows[f"cost-{line.category}-{line.nature}-{line.year}"] = line
    for source in content.funding:
        rows[f"source-{source.source}-{source.year}"] = source
    for pledge in content.pledges:
        rows[f"pledge-{pledge.member_id}-{pledge.year}"] = pledge
    return rows


def _grid(
    name: str,
    caption: str,
    rows: Sequence[tuple[Sequence[Cell], Any]],
    stored: Mapping[str, Any],
) -> Grid:
    drawn = [_row(str(label), cells, stored) for cells, label in rows]
    width = max((len(row.cells) for row in drawn), default=0)
    amounts = [
        [getattr(stored.get(one.key), "amount", None) or ZERO for one in row.cells] for row in drawn
    ]
    totals = [sum((line[column] for line in amounts), ZERO) for column in range(width)]
    return Grid(name, caption, drawn, totals)


def _row(label: str, cells: Sequence[Cell], stored: Mapping[str, Any]) -> GridRow:
    drawn = []
    total = ZERO
    for cell in cells:
        row = stored.get(cell.key)
        total += (row.amount if row else None) or ZERO
        words = _("%(label)s, project year %(year)s") % {"label": label, "year": cell.year}
        drawn.append(
            CellView(
                cell,
                words,
                row.typed if row else "",
                row.version if row else 0,
                row is None or not row.typed or row.amount is not None,
            )
        )
    return GridRow(label, drawn, total)
