"""The first page of a cluster's file: now, or as it stood at the end of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from django.db.models import QuerySet, prefetch_related_objects

from agreements.queries import (
    AgreementFile,
    agreements_of,
    ledger_entries,
    ten_year_clocks,
    totals_of,
)
from agreements.rules import LedgerTotals, TenYearClock
from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.history import as_known
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.findings import Explained
from clusterbeleid.kernel.params import Params
from clusterbeleid.overview.history import end_of
from clusters.models import (
    AccountManagement,
    BoardMandate,
    Cluster,
    ClusterOperator,
    Membership,
    Organisation,
)
from clusters.rules import SeatFacts, check_board
from cofinancing.queries.checks import check_years, facts_of
from cofinancing.queries.deadlines import changes_by_year
from cofinancing.queries.known import checks_as_known
from cofinancing.rules.check import CheckResult

D = TypeVar("D", ClusterOperator, AccountManagement, Membership, BoardMandate)


@dataclass(frozen=True)
class Follower:
    """An account manager with the part of full time for this cluster."""

    name: str
    fte: Decimal


@dataclass(frozen=True)
class ClusterFile:
    """What the page and the sheet show; ``moment`` is None for the file as it is.

    ``checks`` has the latest project year first; ``coming`` is the next one that has yet to begin.
    """

    cluster: Cluster
    operator: Organisation | None
    managers: Sequence[Follower]
    members: int
    board: Sequence[BoardMandate]
    board_check: Explained
    agreements: Sequence[AgreementFile]
    clock: TenYearClock
    ledger: LedgerTotals
    checks: Sequence[CheckResult]
    coming: CheckResult | None
    on: date
    moment: datetime | None


def cluster_file(
    cluster: Cluster, actor: Actor, *, on: date, as_of: date | None = None
) -> ClusterFile | None:
    """Return the file of a cluster; with ``as_of`` as it was known at the end of that day.

    None when nothing was known of this cluster then. A fixed number of queries. Legal figures are
    those approved now: an approval is a decision of its own.
    """
    moment = end_of(as_of) if as_of else None
    day = as_of or on
    known = as_known(Cluster, moment).filter(pk=cluster.pk).first() if moment else cluster
    if known is None:
        return None
    params = current_params()
    board = list(_dated(BoardMandate, known, day, moment).order_by("-is_chair", "person"))
    seats = [SeatFacts(row.seat, row.is_chair, bool(row.company_background)) for row in board]
    agreements = agreements_of(known, actor, moment=moment)
    timed = ten_year_clocks([known], params, on=day, moment=moment)[0]
    lines = ledger_entries(timed.family, actor, on=on, moment=moment)
    checks = _checks(known, agreements, day, moment, params)
    return ClusterFile(
        cluster=known,
        operator=_operator(known, day, moment),
        managers=_followers(known, day, moment),
        members=_dated(Membership, known, day, moment).count(),
        board=board,
        board_check=check_board(seats, params, on=day),
        agreements=agreements,
        clock=timed.clock,
        ledger=totals_of(lines, params, on=day),
        checks=[row for row in checks if row.year.first_day <= day],
        coming=min(
            (row for row in checks if row.year.first_day > day),
            key=lambda row: row.year.first_day,
            default=None,
        ),
        on=day,
        moment=moment,
    )


def _dated(model: type[D], cluster: Cluster, day: date, moment: datetime | None) -> QuerySet[D]:
    return as_known(model, moment).filter(running(day), cluster_id=cluster.pk)


def _with(rows: QuerySet[D], relation: str, moment: datetime | None) -> QuerySet[D]:
    """Fetch what the rows point at as well; a row of the past comes without its relations."""
    return rows.select_related(relation) if moment is None else rows


def _operator(cluster: Cluster, day: date, moment: datetime | None) -> Organisation | None:
    mandate = _with(_dated(ClusterOperator, cluster, day, moment), "organisation", moment).first()
    if mandate is None or moment is None:
        return mandate.organisation if mandate else None
    return as_known(Organisation, moment).filter(pk=mandate.organisation_id).first()


def _followers(cluster: Cluster, day: date, moment: datetime | None) -> list[Follower]:
    rows = list(_with(_dated(AccountManagement, cluster, day, moment), "user", moment))
    prefetch_related_objects(rows, "user")
    found = (Follower(row.user.full_name, row.fte) for row in rows)
    return sorted(found, key=lambda row: row.name)


def _checks(
    cluster: Cluster,
    agreements: Sequence[AgreementFile],
    day: date,
    moment: datetime | None,
    params: Params,
) -> list[CheckResult]:
    years = [
        (year, row.agreement)
        for row in agreements
        for year in row.years
        if year.first_day <= (row.agreement.last_day or day)
        and (moment is None or year.first_day <= day)
    ]
    ids = [year.pk for year, _agreement in years]
    if moment is None:
        facts = [facts_of(year, row, cluster.name) for year, row in years if row.is_confirmed]
        found = check_years(facts, changes_by_year(ids), on=day, params=params)
    else:
        found = checks_as_known(ids, moment, params=params)
    return sorted(found, key=lambda row: row.year.first_day, reverse=True)
