"""The human decision after a missed due date (R34); nothing lapses by itself."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import traced
from clusterbeleid.core.models import StoredFile, Task
from clusterbeleid.core.todo import close_task
from cofinancing.actions.deadlines import decider, extend_deadline
from cofinancing.enums import LapseOutcome
from cofinancing.events import tell_lapse
from cofinancing.models import LapseDecision
from cofinancing.permissions.deadlines import may_decide_lapse
from cofinancing.queries.lapse import LAPSE


@transaction.atomic
def decide_lapse(
    task: Task,
    *,
    outcome: str,
    reason: str,
    document: StoredFile | None,
    actor: Actor,
    at: datetime,
    new_due: date | None = None,
    months: int | None = None,
) -> LapseDecision:
    """Record what a person decides, with the facts of the task, and close the task.

    An extra term also moves the due date, to ``new_due`` or by ``months``. Proposing that the
    grant lapses changes nothing in the agreement: the committee decides on that. Raises
    ``Refused`` for a wrong person, a closed task, or a missing reason or document.
    """
    locked = Task.objects.select_for_update().get(pk=task.pk)
    if locked.kind != LAPSE:
        raise Refused.because("cofinancing.no_lapse_task", "R34")
    year = ProjectYear.objects.select_related("agreement__cluster").get(pk=locked.object_id or 0)
    on = at.astimezone(BRUSSELS).date()
    require(may_decide_lapse(actor, locked, year.agreement.cluster, on=on))
    if not reason.strip():
        raise Refused.because("cofinancing.reason_missing", "R34")
    if document is None:
        raise Refused.because("cofinancing.lapse_document_missing", "R34")
    if outcome == LapseOutcome.EXTRA_TERM:
        extend_deadline(
            [year], reason=reason, actor=actor, at=at, new_due=new_due, months=months, document=document
        )  # fmt: skip
    with traced(actor, reason):
        decision = LapseDecision.objects.create(
            project_year=year,
            task=locked,
            facts=locked.facts,
            outcome=LapseOutcome(outcome).value,
            reason=reason,
            document=document,
            decided_by_id=decider(actor),
            decided_at=at,
        )
    close_task(locked, outcome=outcome, reason=reason, actor=actor, at=at)
    tell_lapse(decision, year, on, at=at)
    return decision
