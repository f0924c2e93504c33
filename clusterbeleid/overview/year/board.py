"""The year of one cluster for its own board: support, co-financing, indicators, projects and dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.ui import Status
from clusterbeleid.overview.cluster_file import ClusterFile, cluster_file
from clusters.enums import PactState
from clusters.models import Cluster, PactReview
from cofinancing.lists.checks import check_status
from cofinancing.rules.check import CheckResult
from evaluations.lists.interim import evaluation_status, planned_status
from evaluations.lists.kpis import written_figure
from evaluations.models import Evaluation
from evaluations.queries.interim.evaluations import visible_evaluations
from evaluations.queries.interim.planning import PlannedRow, planned_of
from evaluations.queries.kpis import rows_of_cluster
from evaluations.rules.kpis import KpiRow
from projects.models import Project
from projects.queries.projects import projects_in_order

INDICATOR_YEARS = 2


@dataclass(frozen=True)
class Measured:
    """An indicator of the year with its target, both written in its unit."""

    row: KpiRow
    value: str
    target: str


@dataclass(frozen=True)
class Coming:
    """A day that comes, and what is due then."""

    day: date
    what: str | Promise


@dataclass(frozen=True)
class SupportYear:
    """A project year with the aid granted, in euro, and the check of its co-financing."""

    check: CheckResult
    status: Status
    granted: Decimal


@dataclass(frozen=True)
class BoardYear:
    """What the page shows; ``years`` are the project years of the year with their checks."""

    cluster: Cluster
    year: int
    on: date
    file: ClusterFile
    years: Sequence[SupportYear]
    indicators: Sequence[Measured]
    projects: Sequence[Project]
    evaluations: Sequence[tuple[Evaluation, Status]]
    planned: tuple[PlannedRow, Status] | None
    coming: Sequence[Coming]

    @property
    def aid(self) -> Decimal:
        """Return the operating aid of the project years that begin in the year, in euro."""
        return sum((row.granted for row in self.years), Decimal(0))

    @property
    def project_aid(self) -> Decimal:
        """Return the aid to projects decided in the year, in euro."""
        return sum((row.aid for row in self.projects), Decimal(0))


def board_year(cluster: Cluster, actor: Actor, year: int, *, on: date) -> BoardYear:
    """Return the year of a visible cluster as of ``on``; a fixed number of queries."""
    file = cluster_file(cluster, actor, on=on)
    if file is None:
        raise LookupError("a cluster of today has a file")
    row = planned_of(cluster, current_params(), on=on)
    evaluations = visible_evaluations(actor, on=on).filter(cluster=cluster, due_on__lte=on)
    shown = list(evaluations.order_by("-due_on", "-pk")[:1])
    follows = row is not None and (row.evaluation is None or row.evaluation not in shown)
    return BoardYear(
        cluster=cluster,
        year=year,
        on=on,
        file=file,
        years=list(_years(file, year)),
        indicators=_indicators(cluster, year, on),
        projects=list(
            projects_in_order(actor, on=on, cluster=cluster).filter(
                decided_on__year=year, decided_on__lte=on
            )
        ),
        evaluations=[(one, evaluation_status(one)) for one in shown],
        planned=(row, planned_status(row)) if row and follows else None,
        coming=sorted(_coming(cluster, file, row, on), key=lambda one: one.day),
    )


def _years(file: ClusterFile, year: int) -> Iterator[SupportYear]:
    """Yield the project years that begin in the year, with what was granted."""
    granted = {one.pk: one.granted_amount for row in file.agreements for one in row.years}
    for check in file.checks:
        if check.year.first_day.year == year:
            yield SupportYear(check, check_status(check), granted[check.year.id])


def _indicators(cluster: Cluster, year: int, on: date) -> list[Measured]:
    """Return the figures of the year and the two before, as measured by ``on``."""
    return [
        Measured(
            row,
            written_figure(row.value, row.definition.unit),
            written_figure(row.target, row.definition.unit),
        )
        for row in rows_of_cluster(cluster)
        if year - INDICATOR_YEARS <= row.year <= year and (row.on_day is None or row.on_day <= on)
    ]


def _coming(
    cluster: Cluster, file: ClusterFile, planned: PlannedRow | None, on: date
) -> Iterator[Coming]:
    """Yield what is still to come on ``on``."""
    days = [
        (file.coming.due if file.coming else None, _("Co-financing of the next project year due")),
        (planned.planned.due if planned else None, _("Interim evaluation due")),
        (_review_due(cluster), _("Yearly review of the pact due")),
        (file.clock.aid_until, _("Last day of the agreements")),
        (file.clock.calendar_last_day, _("Last day of the ten years")),
    ]
    yield from (Coming(day, what) for day, what in days if day is not None and day >= on)


def _review_due(cluster: Cluster) -> date | None:
    pact = cluster.pacts.filter(state=PactState.SIGNED).first()
    if pact is None:
        return None
    last = PactReview.objects.filter(pact=pact).order_by("-held_on", "-pk").first()
    return last.next_due if last else pact.first_review_due
