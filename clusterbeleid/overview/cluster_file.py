"""The first page of a cluster's file: now, or as it stood at the end of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from django.db.models import QuerySet

from agreements.queries import AgreementFile, agreements_of, clock_of, ledger_entries, totals_of
from agreements.rules import LedgerTotals, TenYearClock
from clusterbeleid.accounts.models import User
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
from cofinancing.queries.checks import check_all
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

    ``checks`` has the latest project year first.
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
    known = as_known(Cluster, moment).filter(pk=cluster.pk).first()
    if known is None:
        return None
    params = current_params()
    board = list(_dated(BoardMandate, known, day, moment).order_by("-is_chair", "person"))
    seats = [SeatFacts(row.seat, row.is_chair, bool(row.company_background)) for row in board]
    agreements = agreements_of(known, actor, moment=moment)
    lines = ledger_entries(known, actor, on=on, moment=moment)
    return ClusterFile(
        cluster=known,
        operator=_operator(known, day, moment),
        managers=_followers(known, day, moment),
        members=_dated(Membership, known, day, moment).count(),
        board=board,
        board_check=check_board(seats, params, on=day),
        agreements=agreements,
        clock=clock_of(known, params, on=day, moment=moment),
        ledger=totals_of(lines, params, on=day),
        checks=_checks(agreements, day, moment, params),
        on=day,
        moment=moment,
    )


def _dated(model: type[D], cluster: Cluster, day: date, moment: datetime | None) -> QuerySet[D]:
    return as_known(model, moment).filter(running(day), cluster_id=cluster.pk)


def _operator(cluster: Cluster, day: date, moment: datetime | None) -> Organisation | None:
    mandate = _dated(ClusterOperator, cluster, day, moment).first()
    if mandate is None:
        return None
    return as_known(Organisation, moment).filter(pk=mandate.organisation_id).first()


def _followers(cluster: Cluster, day: date, moment: datetime | None) -> list[Follower]:
    rows = list(_dated(AccountManagement, cluster, day, moment))
    names = User.objects.in_bulk([row.user_id for row in rows])
    return sorted(
        (Follower(names[row.user_id].full_name, row.fte) for row in rows), key=lambda row: row.name
    )


def _checks(
    agreements: Sequence[AgreementFile], day: date, moment: datetime | None, params: Params
) -> list[CheckResult]:
    ids = [year.pk for row in agreements for year in row.years if year.first_day <= day]
    if moment is None:
        found = check_all(day, ids, params=params)
    else:
        found = checks_as_known(ids, moment, params=params)
    return sorted(found, key=lambda row: row.year.first_day, reverse=True)
