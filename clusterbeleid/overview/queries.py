"""Reading across rooms: what deserves attention, and all clusters over their years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from agreements.queries import ClusterClock, ten_year_clocks
from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.queries import visible_tasks
from clusterbeleid.kernel.findings import Level
from clusterbeleid.kernel.params import Params
from clusterbeleid.overview import attention
from clusterbeleid.overview.attention import Attention
from clusters.enums import ClusterKind
from clusters.models import BoardMandate, Cluster
from clusters.queries import visible_clusters
from clusters.rules import SeatFacts, check_board
from cofinancing.enums import LapseOutcome
from cofinancing.models import LapseDecision
from cofinancing.queries.checks import check_all
from cofinancing.queries.project_years import visible_project_years
from cofinancing.rules.check import CheckResult

SOON = timedelta(days=7)
_AGENCY = (Role.ACCOUNT_MANAGER.value, *AGENCY_READERS_OF_ALL)


@dataclass(frozen=True)
class Portfolio:
    """What the first page shows: rows by urgency, and the lifelines of clusters."""

    rows: tuple[Attention, ...]
    lifelines: tuple[ClusterClock, ...]
    own: frozenset[int]
    clusters: int


def portfolio(actor: Actor, *, on: date) -> Portfolio:
    """Return what deserves attention in the clusters the actor may see.

    People of the agency also see the public dates of all other clusters on the timeline. The
    number of queries does not depend on the number of clusters.
    """
    params = current_params()
    shown = _on_timeline(actor, on)
    own = {row.pk: row for row in shown if row.is_own}  # type: ignore[attr-defined]  # annotated
    clocks = ten_year_clocks(shown, params, on=on)
    mine = [row for row in clocks if row.cluster.pk in own]
    rows = [
        *_cofinancing(actor, params, on),
        *filter(None, (attention.of_clock(row, on=on) for row in mine)),
        *_tasks(actor, {row.scope: row.name for row in own.values()}, on),
    ]
    if actor.has(*_AGENCY):
        rows.extend(_boards(mine, params, on))
    lifelines = [row for row in clocks if row.clock.started is not None]
    return Portfolio(
        rows=tuple(sorted(rows, key=lambda row: row.order)),
        lifelines=tuple(lifelines),
        own=frozenset(own),
        clusters=len(own),
    )


def open_checks(actor: Actor, params: Params, *, on: date) -> list[CheckResult]:
    """Return the checks of the visible project years that have begun and are not settled.

    The first project year of a grant that has yet to begin is among them: its due date is known.
    A miss on which a person has decided is settled, unless that decision moved the due date.
    """
    years = visible_project_years(actor, on=on).filter(Q(first_day__lte=on) | Q(number=1))
    settled = LapseDecision.objects.exclude(outcome=LapseOutcome.EXTRA_TERM)
    open_years = years.exclude(pk__in=settled.values("project_year_id"))
    return check_all(on, open_years.order_by().values_list("pk", flat=True), params=params)


def _on_timeline(actor: Actor, on: date) -> list[Cluster]:
    """Return the clusters on the timeline; ``is_own`` tells whether the actor may open its file."""
    own = visible_clusters(actor, on=on)
    found = Cluster.objects.annotate(is_own=Exists(own.filter(pk=OuterRef("pk"))))
    if not actor.has(*_AGENCY):
        found = found.filter(is_own=True)
    return list(found.order_by("name", "pk"))


def _cofinancing(actor: Actor, params: Params, on: date) -> list[Attention]:
    found = (attention.of_check(row) for row in open_checks(actor, params, on=on))
    return [row for row in found if row is not None]


def _tasks(actor: Actor, names: dict[str, str], on: date) -> list[Attention]:
    visible = visible_tasks(actor, on=on, scopes=names.keys())
    due = visible.filter(state=TaskState.OPEN, due_on__lte=on + SOON)
    return [
        attention.of_task(task, names[task.scope], on=on)
        for task in due.order_by("due_on", "pk")
        if task.scope in names
    ]


def _boards(clocks: Sequence[ClusterClock], params: Params, on: date) -> list[Attention]:
    """Return the boards with remarks of clusters whose support still runs; one query."""
    aided = [row for row in clocks if row.clock.aid_until and row.clock.aid_until >= on]
    watched = [row for row in aided if row.cluster.kind == ClusterKind.SPC]
    keys = [row.cluster.pk for row in watched]
    seats: defaultdict[int, list[SeatFacts]] = defaultdict(list)
    for seat in BoardMandate.objects.filter(running(on), cluster__in=keys):
        facts = SeatFacts(seat.seat, seat.is_chair, bool(seat.company_background))
        seats[seat.cluster_id].append(facts)
    found = []
    for row in watched:
        explained = check_board(seats[row.cluster.pk], params, on=on)
        warnings = tuple(one for one in explained.findings if one.level is not Level.RECORD)
        if warnings:
            found.append(attention.of_board(row.cluster.pk, row.cluster.name, explained, warnings))
    return found
