"""The payment plan: made at the grant, changed only by a reasoned decision, held for a payment (R45)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from agreements.actions.drafts import locked
from agreements.events import amended
from agreements.models import Instalment, ProjectYear, SupportAgreement
from agreements.permissions import may_amend_plan
from agreements.queries import instalments_of, payment_plan, project_years_of, proposal_of
from agreements.rules import PlanLine, check_plan, propose_plan
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Conflict, Refused, refuse, require
from clusterbeleid.core.history import bulk_create_tracked, delete_tracked, save_tracked
from clusterbeleid.core.parameters import current_params
from clusters.actions.common import day_of


@dataclass(frozen=True)
class InstalmentData:
    """An instalment as typed: an amount in euro, and what must have happened before."""

    trigger: str
    amount: Decimal
    condition: str = ""


def plan_grant(agreement: SupportAgreement, *, actor: Actor, at: datetime, reason: str) -> None:
    """Write the proposed instalments of a grant that is being confirmed, in its transaction."""
    years = {year.number: year for year in project_years_of(agreement)}
    proposal = proposal_of(agreement)
    plan = propose_plan(proposal.years, current_params(), granted_on=agreement.granted_on)
    numbers = dict.fromkeys(years, 0)
    rows = []
    for line in plan.lines:
        numbers[line.year] += 1
        rows.append(_row(years[line.year], numbers[line.year], line))
    if rows:
        bulk_create_tracked(Instalment, rows, actor=actor, at=at, reason=reason)


@transaction.atomic
def amend_plan(
    year: ProjectYear,
    wanted: Sequence[InstalmentData],
    *,
    expected: Sequence[int],
    actor: Actor,
    at: datetime,
    reason: str,
) -> list[Instalment]:
    """Replace the open instalments of a project year; what is paid or held stays as it was.

    ``expected`` are the keys and versions that the person read, one after the other. Raises
    ``Refused`` for a wrong role, a missing reason or a sum other than the grant of the year, and
    ``Conflict`` when somebody changed the plan meanwhile.
    """
    agreement = locked(year.agreement)
    require(may_amend_plan(actor, agreement, on=day_of(at)))
    if not reason.strip():
        raise Refused.because("plan.reason_missing", "R45")
    rows = payment_plan([year])
    free = [row.instalment for row in rows if row.is_open]
    kept = sum((row.instalment.amount for row in rows if not row.is_open), Decimal(0))
    if [value for row in free for value in (row.pk, row.version)] != list(expected):
        raise Conflict({"version": 0})
    lines = [PlanLine(year.number, row.trigger, row.amount, None, row.condition) for row in wanted]
    refuse(check_plan(lines, kept, year.granted_amount))
    _write(year, free, lines, actor, at, reason)
    amended(year, agreement, at=at)
    return instalments_of([year.pk])


def hold_instalment(
    instalment: Instalment, *, held: bool, actor: Actor, at: datetime, reason: str
) -> Instalment:
    """Keep an instalment as it is while a payment of it is under way, or let it go again.

    For the room that pays; what was paid against stays fixed by itself. Raises ``Refused`` when
    it is held already, so that two proposals never share one instalment.
    """
    with transaction.atomic():
        locked(instalment.project_year.agreement)
        stored = Instalment.objects.select_for_update().get(pk=instalment.pk)
        if stored.held == held:
            raise Refused.because("plan.held_already" if held else "plan.not_held", "R45")
        stored.held = held
        return save_tracked(stored, actor=actor, at=at, reason=reason)


def _write(
    year: ProjectYear,
    free: Sequence[Instalment],
    lines: Sequence[PlanLine],
    actor: Actor,
    at: datetime,
    reason: str,
) -> None:
    """Write the lines over the free rows; new ones take the numbers that are left."""
    for row in free[len(lines) :]:
        delete_tracked(row, actor=actor, at=at, reason=reason)
    used = max((row.number for row in instalments_of([year.pk])), default=0)
    for place, line in enumerate(lines):
        if place < len(free):
            row = free[place]
        else:
            used += 1
            row = Instalment(project_year=year, number=used)
        changed = (row.trigger, row.amount, row.condition) != (
            line.trigger,
            line.amount,
            line.condition,
        )
        if changed:
            row.trigger, row.amount, row.condition = line.trigger, line.amount, line.condition
            row.share_pct = None
            save_tracked(row, actor=actor, at=at, reason=reason)


def _row(year: ProjectYear, number: int, line: PlanLine) -> Instalment:
    return Instalment(
        project_year=year,
        number=number,
        trigger=line.trigger,
        share_pct=line.share_pct,
        amount=line.amount,
        condition=line.condition,
    )
