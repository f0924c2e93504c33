"""Income beside the grant: entered, corrected, withdrawn, until the project year is settled (R18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusters.actions.common import day_of
from cofinancing.actions.contributions.common import relation_to
from cofinancing.actions.costs.common import lock_year
from cofinancing.models import IncomeLine
from cofinancing.permissions.costs import may_claim_cost
from cofinancing.queries.settlements import is_settled


@dataclass(frozen=True)
class IncomeData:
    """An income as typed; ``amount`` in euro."""

    nature: str
    payer: str
    received_on: date
    amount: Decimal
    covers: str
    note: str = ""


@transaction.atomic
def enter_income(
    project_year: ProjectYear,
    data: IncomeData,
    *,
    actor: Actor,
    at: datetime,
    is_demo: bool = False,
) -> IncomeLine:
    """Enter an income of a project year; raises ``Refused`` or ``ValidationError``."""
    year = _opened(project_year.pk, actor, at)
    line = IncomeLine(project_year=year, entered_by_id=actor.user_id, is_demo=is_demo)
    _put(line, data, at)
    return save_tracked(line, actor=actor, at=at, reason="income.enter")


@transaction.atomic
def correct_income(
    line: IncomeLine,
    data: IncomeData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> IncomeLine:
    """Mend an income, as linking it to costs; raises as above, and ``Conflict``."""
    line = _locked(line, actor, at)
    _put(line, data, at)
    return save_tracked(line, actor=actor, at=at, reason=reason, expected_version=expected_version)


@transaction.atomic
def withdraw_income(line: IncomeLine, *, actor: Actor, at: datetime, reason: str) -> IncomeLine:
    """Take back an income that was entered by mistake; it stays visible and counts for nothing."""
    line = _locked(line, actor, at)
    if not reason.strip():
        raise Refused.because("transition.reason")
    line.withdrawn_reason = reason
    return save_tracked(line, actor=actor, at=at, reason=reason)


def _put(line: IncomeLine, data: IncomeData, at: datetime) -> None:
    if data.received_on > day_of(at):
        raise Refused.because("income.in_future", "R18", received_on=data.received_on)
    line.nature, line.payer = data.nature, data.payer.strip()
    line.received_on, line.amount = data.received_on, data.amount
    line.covers, line.note = data.covers, data.note.strip()


def _locked(line: IncomeLine, actor: Actor, at: datetime) -> IncomeLine:
    year = _opened(line.project_year_id, actor, at)
    stored = IncomeLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if stored.withdrawn_reason:
        raise Refused.because("income.withdrawn", "R18")
    stored.project_year = year
    return stored


def _opened(project_year_id: int, actor: Actor, at: datetime) -> ProjectYear:
    year = lock_year(project_year_id)
    require(may_claim_cost(actor, relation_to(year, actor, at)))
    if not year.agreement.is_confirmed:
        raise Refused.because("cost.not_granted", "R7")
    if is_settled(year.pk):
        raise Refused.because("cost.settled", "R7")
    return year
