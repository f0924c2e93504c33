"""Writing the costs of a table, in a few statements for every thousand lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from clusterbeleid.core.history import bulk_create_tracked, bulk_update_tracked
from clusterbeleid.core.imports import Writing, write_in_parts
from clusterbeleid.core.state import record_creations
from cofinancing.actions.costs.common import lock_costs
from cofinancing.models import CostLine
from cofinancing.rules.importing.costs import Content, Kind, Plan, Step

REASON = "cost.import"
_FIELDS = (*Content._fields, "claimed_by", "claimed_at", "imported_by")


def write_costs(plan: Plan, writing: Writing, told: Callable[[int, int], None]) -> int:
    """Claim the new costs and mend those that nobody judged; returns how many.

    In the transaction of the caller, who checked the plan under the lock of the year. Who imports
    claims, so that a colleague judges (A12); every line gets its history.
    """
    new = [step for step in plan.steps if step.kind is Kind.NEW]
    changed = [step for step in plan.steps if step.kind is Kind.FILL]
    work = ((partial(_claim, writing), new), (partial(_correct, writing), changed))
    return write_in_parts(work, told)


def _claim(writing: Writing, steps: Sequence[Step]) -> None:
    rows = [CostLine(project_year=writing.subject, is_demo=writing.is_demo) for _step in steps]
    for row, step in zip(rows, steps, strict=True):
        _put(row, step.content, writing)
    actor, at = writing.actor, writing.at
    created = bulk_create_tracked(CostLine, rows, actor=actor, at=at, reason=REASON)
    record_creations(created, "claim", actor=actor, at=at, reason=REASON)


def _correct(writing: Writing, steps: Sequence[Step]) -> None:
    wanted = {step.line: step.content for step in steps if step.line is not None}
    rows = lock_costs(writing.subject, list(wanted))
    for row in rows:
        _put(row, wanted[row.pk], writing)
    actor, at = writing.actor, writing.at
    bulk_update_tracked(CostLine, rows, _FIELDS, actor=actor, at=at, reason=REASON)


def _put(row: CostLine, content: Content, writing: Writing) -> None:
    for name, value in zip(Content._fields, content, strict=True):
        setattr(row, name, value)
    row.claimed_by_id, row.claimed_at = writing.actor.user_id, writing.at
    row.imported_by = writing.job
