"""The figures of all clusters in a year: dates, aid, co-financing, members, projects and leverage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from agreements.queries import ClusterClock, ten_year_clocks
from clusterbeleid.core.frozen import thaw
from clusterbeleid.kernel.params import Params
from clusterbeleid.overview.year.clusters import ClusterYear, clusters_in
from clusters.models import Cluster
from projects.answer_documents.paper import parts_of
from projects.answer_documents.shape import Part
from projects.enums import LeverageLevel
from projects.queries.aid import aid_by_row
from projects.queries.answers.drawn import drawn_figures
from projects.queries.leverage import default_exclusions, leverage_factors
from projects.queries.tables import published_table
from projects.rules.leverage import Factor

TABLE_OF_AID = 5
YEARS_BACK = 5
BY_CLUSTER = "clusters"
# What an answer to parliament says too: the stage of evaluations, the dates, and what is coming.
SHARED = ("evaluations", "renewal", "means")


@dataclass(frozen=True)
class ProjectRow:
    """A row of table 5 in the year: number of projects and their aid in euro."""

    name: str
    projects: int
    aid: Decimal


@dataclass(frozen=True)
class PortfolioYear:
    """The report: rows of clusters, projects and leverage, and the parts shared with answers.

    ``aid_of_years`` holds the aid to projects in the year and the five before, in euro.
    """

    year: int
    on: date
    clusters: Sequence[ClusterYear]
    projects: Sequence[ProjectRow]
    leverage: Sequence[Factor]
    aid_of_years: Mapping[int, Decimal]
    parts: Sequence[Part]

    @property
    def total_aid(self) -> Decimal:
        """Return the operating aid of all clusters."""
        return sum((row.aid for row in self.clusters), Decimal(0))

    @property
    def total_planned(self) -> Decimal:
        """Return the co-financing that was planned."""
        return sum((row.planned for row in self.clusters), Decimal(0))

    @property
    def total_received(self) -> Decimal:
        """Return the co-financing that came in in time."""
        return sum((row.received for row in self.clusters), Decimal(0))

    @property
    def levels(self) -> list[tuple[Factor, str]]:
        """Return each factor with the name of its level."""
        names = dict(LeverageLevel.choices)
        return [(row, str(names.get(row.level, _("Total")))) for row in self.leverage]

    @property
    def project_aid(self) -> Decimal:
        """Return the aid to projects of the year."""
        return sum((row.aid for row in self.projects), Decimal(0))


def portfolio_year(year: int, params: Params, *, on: date) -> PortfolioYear:
    """Return the portfolio in ``year`` as of ``on``; as many queries for any number of clusters."""
    clocks = [
        one
        for one in ten_year_clocks(Cluster.objects.order_by("kind", "name", "pk"), params, on=on)
        if _aided(one, year)
    ]
    aid = aid_by_row(on)
    return PortfolioYear(
        year=year,
        on=on,
        clusters=clusters_in(clocks, year, params, on),
        projects=_projects(year, aid.get(year, {}), on),
        leverage=[
            row for row, _behind in leverage_factors(year, aid.get(year, {}), default_exclusions())
        ],
        aid_of_years={
            one: sum(aid.get(one, {}).values(), Decimal(0))
            for one in range(year - YEARS_BACK, year + 1)
        },
        parts=[row for row in _shared(on) if row.code in SHARED],
    )


def _shared(on: date) -> list[Part]:
    """Return the parts of an answer; what is foreseen by cluster stands in the answer itself."""
    return [
        replace(part, tables=[table for table in part.tables if table.code != BY_CLUSTER])
        for part in parts_of(thaw(drawn_figures(on)), {})
    ]


def _aided(one: ClusterClock, year: int) -> bool:
    """Tell whether aid of a cluster ran, or is granted to run, on a day of the year."""
    clock = one.clock
    if clock.started is None or clock.aid_until is None:
        return False
    return clock.started.year <= year <= clock.aid_until.year


def _projects(year: int, aid: Mapping[str, Any], on: date) -> list[ProjectRow]:
    """Return the rows of table 5 of the year, by name."""
    numbers = {
        cell.row: int(cell.value)
        for cell in published_table(TABLE_OF_AID, on=on, behind=False)
        if cell.year == str(year)
        and cell.unit == "projects"
        and isinstance(cell.value, int | Decimal)
    }
    return [ProjectRow(name, numbers.get(name, 0), aid[name]) for name in sorted(aid)]
