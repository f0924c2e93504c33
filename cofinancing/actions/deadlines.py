"""What officials do with due dates: extend and suspend, for one project year or a set (R34)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from agreements.enums import AgreementState
from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import traced
from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.findings import Finding, Level
from cofinancing.actions.documents import Decision, Document
from cofinancing.enums import DeadlineChangeKind
from cofinancing.models import DeadlineChange
from cofinancing.permissions.deadlines import may_move_deadlines
from cofinancing.queries.checks import check_all
from cofinancing.rules.deadline import Deadline
from cofinancing.rules.moving import extended_by_months, refuse_extension, refuse_suspension


@transaction.atomic
def extend_deadline(
    project_years: Iterable[ProjectYear],
    *,
    reason: str,
    actor: Actor,
    at: datetime,
    new_due: date | None = None,
    months: int | None = None,
    document: Document = None,
) -> list[DeadlineChange]:
    """Give project years a later due date: ``new_due``, or ``months`` after the present one.

    All or nothing, in one batch. Raises ``Refused`` for a wrong person, a missing reason, an
    agreement that no longer runs, or a date that is not later, with the file it concerns.
    """
    if (new_due is None) == (months is None):
        raise Refused.because("cofinancing.date_or_months", "R34")
    found = _movable(project_years, reason, actor, at)
    rows = []
    refused: list[Finding] = []
    for year, deadline in found:
        later = new_due or _after_months(deadline, months or 0)
        refused += refuse_extension(deadline, later, file=str(year))
        rows.append(DeadlineChange(kind=DeadlineChangeKind.EXTENSION.value, new_due=later))
    return _write(found, rows, refused, Decision(reason, document, actor, at))


@transaction.atomic
def suspend_deadline(
    project_years: Iterable[ProjectYear],
    *,
    first: date,
    last: date,
    reason: str,
    actor: Actor,
    at: datetime,
    document: Document = None,
) -> list[DeadlineChange]:
    """Let the term of project years rest from ``first`` to ``last``, both included.

    All or nothing, in one batch. Raises ``Refused`` as for an extension, or for days outside
    the term.
    """
    found = _movable(project_years, reason, actor, at)
    rows = []
    refused: list[Finding] = []
    for year, deadline in found:
        refused += refuse_suspension(deadline, first, last, file=str(year))
        kind = DeadlineChangeKind.SUSPENSION.value
        rows.append(DeadlineChange(kind=kind, suspended_from=first, suspended_to=last))
    return _write(found, rows, refused, Decision(reason, document, actor, at))


def decider(actor: Actor) -> int:
    """Return the key of the person who decides; raises ``Refused`` for a job, which never does."""
    if actor.user_id is None:
        raise Refused.because("clusters.not_yours")
    return actor.user_id


def _movable(
    project_years: Iterable[ProjectYear], reason: str, actor: Actor, at: datetime
) -> list[tuple[ProjectYear, Deadline]]:
    """Lock the project years and return them with their present due date, in order of key."""
    locked = _locked(project_years)
    on = at.astimezone(BRUSSELS).date()
    require(may_move_deadlines(actor, {year.agreement.cluster_id for year in locked}, on=on))
    if not locked:
        raise Refused.because("cofinancing.nothing_chosen", "R34")
    if not reason.strip():
        raise Refused.because("cofinancing.reason_missing", "R34")
    return _with_due_date(locked, on)


def _locked(project_years: Iterable[ProjectYear]) -> list[ProjectYear]:
    chosen = [year.pk for year in project_years]
    years = ProjectYear.objects.select_for_update(of=("self",)).filter(pk__in=chosen)
    return list(years.select_related("agreement").order_by("pk"))


def _with_due_date(years: Sequence[ProjectYear], on: date) -> list[tuple[ProjectYear, Deadline]]:
    """Return each with its due date; raises ``Refused`` for those whose agreement does not run."""
    results = check_all(on, [year.pk for year in years])
    checked = {result.year.id: result.yardstick.deadline for result in results}
    found, refused = [], []
    for year in years:
        deadline = checked.get(year.pk)
        if deadline is None or year.agreement.state != AgreementState.RUNNING:
            params = {"file": str(year)}
            refused.append(Finding(Level.BLOCK, "cofinancing.not_running", "R34", params))
        else:
            found.append((year, deadline))
    if refused:
        raise Refused(*refused)
    return found


def _after_months(deadline: Deadline, months: int) -> date:
    try:
        return extended_by_months(deadline, months)
    except KernelError as error:
        raise Refused.because("cofinancing.months", "R34", months=months) from error


def _write(
    found: Sequence[tuple[ProjectYear, Deadline]],
    rows: Sequence[DeadlineChange],
    refused: Sequence[Finding],
    decision: Decision,
) -> list[DeadlineChange]:
    """Store one row for each project year, or none at all."""
    if refused:
        raise Refused(*refused)
    batch = uuid.uuid4()
    with traced(decision.actor, decision.reason):
        for (year, deadline), row in zip(found, rows, strict=True):
            row.project_year = year
            row.batch = batch
            _sign(row, deadline, decision)
            row.save()
    return list(rows)


def _sign(row: DeadlineChange, deadline: Deadline, decision: Decision) -> None:
    """Say what was due, and why it moves, on which document, by whom and when."""
    row.old_due = deadline.due
    row.reason = decision.reason
    row.document = decision.document_for(row.project_year.agreement.cluster_id)
    row.decided_by_id = decider(decision.actor)
    row.decided_at = decision.at
