"""Project years with payments, made through the actions of the rooms."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from itertools import count, pairwise
from typing import Any

from agreements import actions as grants
from agreements.models import ProjectYear
from clusterbeleid.core.actors import SYSTEM, Actor, Role
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.enums import ParameterState
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.core.models import LegalParameter, StoredFile
from clusters.models import Cluster, Organisation
from cofinancing.actions.contributions import (
    Receipt,
    accept_contribution,
    pledge_contribution,
    receive_contribution,
)
from cofinancing.enums import SourceKind
from cofinancing.models import Contribution
from tests.agreements.builders import running_agreement
from tests.agreements.params import house_params
from tests.clusters.builders import make_cluster, make_member, uploaded_picture
from tests.people import NOW, acting, actor, person

_serial = count(1)


def moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """Return a moment of the day in Brussels."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BRUSSELS)


def figures_at_once() -> None:
    """Put the legal figures in as approved, in two statements: one action each takes a second."""
    if LegalParameter.objects.exists():
        return
    rows = [
        LegalParameter(
            key=row.key, value=row.value, valid_from=row.valid.first, valid_to=row.valid.last, rule=row.rule,
            source=row.source, certainty=row.certainty, state=ParameterState.APPROVED, proposed_at=NOW, decided_at=NOW,
        )
        for row in house_params().rows
    ]  # fmt: skip
    bulk_create_tracked(LegalParameter, rows, actor=SYSTEM, at=NOW, reason="for a test")


def make_year(
    start: date = date(2026, 1, 1),
    *,
    planned: str = "1000.00",
    cluster: Cluster | None = None,
    number: int = 1,
    granted_on: date | None = None,
    **more: Any,
) -> ProjectYear:
    """Return a project year of a running agreement of three; ``planned`` is the co-financing."""
    figures_at_once()
    amount = Decimal(planned)
    first = start.replace(year=start.year - number + 1)
    agreement = running_agreement(
        cluster, first, 3, amount, granted_on=granted_on, drafts=_drafts(first, amount), **more
    )
    return ProjectYear.objects.select_related("agreement__cluster").get(
        agreement=agreement, number=number
    )


def _drafts(first: date, planned: Decimal) -> tuple[grants.YearDraft, ...]:
    """Return three years in which the co-financing is as planned and the grant is at most as much."""
    days = [first.replace(year=first.year + number) for number in range(4)]
    granted = min(planned, Decimal(100_000))
    return tuple(
        grants.YearDraft(
            begin, date.fromordinal(end.toordinal() - 1), granted, granted + max(planned, granted or 1), planned
        )
        for begin, end in pairwise(days)
    )  # fmt: skip


def managed_year(start: date = date(2026, 1, 1), **more: Any) -> tuple[ProjectYear, Actor]:
    """Return a project year with the account manager of its cluster."""
    user = person(Role.ACCOUNT_MANAGER)
    cluster = make_cluster(manager=user)
    return make_year(start, cluster=cluster, **more), actor(user)


def company_of(year: ProjectYear) -> Organisation:
    """Return a new company that is a member of the cluster."""
    return make_member(year.agreement.cluster).organisation


def received(
    year: ProjectYear,
    amount: str = "100.00",
    value_date: date = date(2026, 3, 2),
    *,
    entered: datetime | None = None,
    organisation: Organisation | None = None,
    source: str = SourceKind.COMPANY_CASH,
    reference: str = "",
    by: Actor | None = None,
    evidence: bool = False,
) -> Contribution:
    """Return money on the account, entered the same day unless ``entered`` says otherwise."""
    clerk = by or acting(Role.HEAD_OF_TEAM)
    at = entered or moment(value_date, 15)
    payer = organisation or company_of(year)
    pledge = pledge_contribution(year, payer, source, amount=None, actor=clerk, at=at)
    receipt = Receipt(Decimal(amount), value_date, reference or f"REF-{next(_serial)}")
    proof = stored_file(year, clerk) if evidence else None
    return receive_contribution(pledge, receipt, evidence=proof, actor=clerk, at=at)


def accepted(
    year: ProjectYear,
    amount: str = "100.00",
    value_date: date = date(2026, 3, 2),
    *,
    judged: datetime = NOW,
    judge: Actor | None = None,
    **more: Any,
) -> Contribution:
    """Return money that a second person accepted."""
    contribution = received(year, amount, value_date, **more)
    return accept_contribution(contribution, actor=judge or acting(Role.HEAD_OF_TEAM), at=judged)


def stored_file(year: ProjectYear, by: Actor | None = None) -> StoredFile:
    """Return a small picture in the file of the cluster."""
    return store_upload(
        uploaded_picture("besluit.png"),
        scope=year.agreement.cluster.scope,
        actor=by or acting(Role.HEAD_OF_TEAM),
        at=NOW,
        allowed={"png"},
    )
