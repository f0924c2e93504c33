"""The home page of a cluster organisation: what is due, the money of the year, team and members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from agreements.queries import clock_of, waiting_instalments, waiting_within
from agreements.rules import TenYearClock
from applications.documents.subject import KIND as LETTERS_ABOUT
from applications.models import Application
from applications.queries.files import visible_applications
from applications.rules.next_step import ENDED
from clusterbeleid.accounts.models import Mandate
from clusterbeleid.accounts.queries import team_for
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.models import Task
from clusterbeleid.core.queries import visible_tasks
from clusterbeleid.kernel.params import Params
from clusterbeleid.overview import due
from clusterbeleid.overview.due import Due
from clusters.actions.pacts.reviewing import REVIEW
from clusters.models import Cluster
from clusters.queries import MemberCounts
from clusters.queries.home import AtHome, clusters_at_home, counts_at_home, promises_to_keep
from clusters.rules import first_fresh_day
from cofinancing.enums import LapseOutcome
from cofinancing.models import LapseDecision
from cofinancing.queries.checks import check_cluster
from cofinancing.queries.spread import spread_all
from cofinancing.rules.check import CheckResult
from cofinancing.rules.spread import Spread
from committee.models import Letter
from committee.queries.sent_letters import sent_letters

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Counted(AtHome):
    """What ``homes`` adds to a cluster: the counts, what waits to be paid, the years decided on."""

    settled_years: list[int]
    waiting: list[dict[str, Any]]


if TYPE_CHECKING:
    HomeCluster = WithAnnotations[Cluster, Counted]


class _Named(TypedDict):
    """The names of the people a task is for."""

    names: list[str]


@dataclass(frozen=True)
class GrantedAid:
    """A granted agreement with the period of its project years."""

    id: int
    reference: str
    first_day: date
    last_day: date


@dataclass(frozen=True)
class Home:
    """What the page shows; ``check`` is of the project year at stake, the latest that began.

    ``cluster`` carries the counts of ``clusters_at_home``. ``letters`` and ``applications`` are
    those the reader may see.
    """

    cluster: Cluster
    due: tuple[Due, ...]
    check: CheckResult | None
    spread: Spread | None
    aid: tuple[GrantedAid, ...]
    clock: TenYearClock
    letters: Sequence[Letter]
    team: Sequence[Mandate]
    counts: MemberCounts
    applications: Sequence[Application]


def homes(actor: Actor, params: Params, *, on: date) -> QuerySet[HomeCluster]:
    """Return the visible clusters, each with what its home page counts; one query.

    Without a figure for the age of a size no size is too old.
    """
    known = params.find("size.stale_after_months", on) is not None
    fresh = first_fresh_day(on, params) if known else date.min
    settled = LapseDecision.objects.exclude(outcome=LapseOutcome.EXTRA_TERM)
    years = settled.filter(project_year__agreement__cluster=OuterRef("pk")).order_by("pk")
    found = clusters_at_home(actor, on=on, fresh=fresh)
    return found.annotate(
        settled_years=ArraySubquery(years.values("project_year_id")), waiting=waiting_within(on)
    )


def home(
    cluster: HomeCluster, actor: Actor, params: Params, *, on: date, with_team: bool = True
) -> Home:
    """Return the home page of a cluster that came from ``homes``; at most eight queries.

    Without ``with_team`` nobody of the organisation is named.
    """
    team = team_for([cluster.operator_number], on=on) if with_team else ()
    checks = check_cluster(cluster, on, params=params)
    check = _at_stake(checks, on)
    return Home(
        cluster=cluster,
        due=_due_rows(cluster, actor, checks, on),
        check=check,
        spread=spread_all([check], params, on=on)[check.year.id] if check else None,
        aid=_granted(checks),
        clock=clock_of(cluster, params, on=on),
        letters=list(_letters(cluster, actor, on)),
        team=list(team),
        counts=counts_at_home(cluster.member_sizes),
        applications=_running_applications(actor, on),
    )


def _at_stake(checks: Sequence[CheckResult], on: date) -> CheckResult | None:
    """Return the check of the latest project year that began, or else of the first to come."""
    begun = [row for row in checks if row.year.first_day <= on]
    return begun[-1] if begun else next(iter(checks), None)


def _due_rows(
    cluster: HomeCluster,
    actor: Actor,
    checks: Sequence[CheckResult],
    on: date,
) -> tuple[Due, ...]:
    rows = [
        *(due.of_task(row, row.names, on=on) for row in _tasks(cluster, actor, on)),
        *(due.of_promise(row, on=on) for row in promises_to_keep(cluster.promised)),
        *(due.of_instalment(row, on=on) for row in waiting_instalments(cluster.waiting)),
        *filter(None, (due.of_check(row, on=on) for row in _open_checks(cluster, checks, on))),
    ]
    review = cluster.pact_review_due
    if review is not None:
        rows.append(due.of_review(cluster, cluster.pact_title, review, on=on))
    return tuple(sorted(rows, key=lambda row: row.order))


def _open_checks(
    cluster: HomeCluster, checks: Sequence[CheckResult], on: date
) -> list[CheckResult]:
    """Return the year at stake and the next one, unless somebody decided on the miss."""
    settled = set(cluster.settled_years)
    latest = _at_stake(checks, on)
    coming = [row for row in checks if row.year.first_day > on][:1]
    found = {row.year.id: row for row in [*([latest] if latest else []), *coming]}
    return [row for key, row in found.items() if key not in settled]


def _tasks(cluster: Cluster, actor: Actor, on: date) -> QuerySet[WithAnnotations[Task, _Named]]:
    """Return the open tasks of the file that the actor may see, with ``names`` of the people."""
    people = Task.people.through.objects.filter(task_id=OuterRef("pk"))
    names = people.order_by("user__full_name").values("user__full_name")
    found = visible_tasks(actor, on=on, scopes=[cluster.scope]).filter(
        scope=cluster.scope, state=TaskState.OPEN
    )
    # The review of the pact stands on the page anyway, for both sides.
    return found.exclude(kind=REVIEW).annotate(names=ArraySubquery(names)).order_by("due_on", "pk")


def _granted(checks: Sequence[CheckResult]) -> tuple[GrantedAid, ...]:
    """Return the agreements of the project years, the latest first."""
    years: dict[int, list[CheckResult]] = {}
    for row in checks:
        years.setdefault(row.year.agreement_id, []).append(row)
    found = [
        GrantedAid(
            key,
            rows[0].year.reference,
            min(row.year.first_day for row in rows),
            max(row.year.last_day for row in rows),
        )
        for key, rows in years.items()
    ]
    return tuple(sorted(found, key=lambda one: one.first_day, reverse=True))


def _letters(cluster: Cluster, actor: Actor, on: date) -> QuerySet[Letter]:
    own = visible_applications(actor, on=on).filter(cluster=cluster).order_by()
    return sent_letters(
        actor,
        on=on,
        kind=LETTERS_ABOUT,
        subjects=own.values_list("pk", flat=True),
        scopes=[cluster.scope],
    )[:5]


def _running_applications(actor: Actor, on: date) -> list[Application]:
    """Return the own applications that still run; the agency has a list of its own."""
    if not actor.has(*CLUSTER_SIDE):
        return []
    own = visible_applications(actor, on=on).exclude(state__in=ENDED)
    return list(own.select_related("call").order_by("reference", "pk"))
