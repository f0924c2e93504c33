"""Writing what a plan says, in a few statements for every thousand lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial

from clusterbeleid.core.history import bulk_create_tracked, bulk_update_tracked
from clusterbeleid.core.imports import Writing, write_in_parts
from clusterbeleid.core.state import change_states, record_creations
from cofinancing.enums import ContributionState
from cofinancing.models import Contribution
from cofinancing.queries.importing import CONTENT_FIELDS
from cofinancing.rules.importing import Content, Kind, Plan, Step
from cofinancing.transitions import CONTRIBUTIONS

REASON = "contribution.import"
_FIELDS = (*CONTENT_FIELDS, "receipt_recorded_at", "receipt_recorded_by", "imported_by")
# Which step of the table leads to a state.
_ACTIONS = {
    ContributionState.INVOICED.value: "invoice",
    ContributionState.RECEIVED.value: "receive",
}


def write_plan(plan: Plan, writing: Writing, told: Callable[[int, int], None]) -> int:
    """Write the new lines and those filled in; returns how many. In the transaction of the caller.

    The caller checked the plan under lock. Every line gets its history and its change of state,
    and money its stamp of ``writing.at`` (A2).
    """
    new = [step for step in plan.steps if step.kind is Kind.NEW]
    filled = [step for step in plan.steps if step.kind is Kind.FILL]
    work = ((partial(_create, writing), new), (partial(_fill, writing), filled))
    return write_in_parts(work, told)


def _create(writing: Writing, steps: Sequence[Step]) -> None:
    rows = [
        Contribution(
            project_year=writing.subject,
            organisation_id=step.organisation_id,
            state=step.content.state,
            imported_by=writing.job,
            is_demo=writing.is_demo,
        )
        for step in steps
    ]
    for row, step in zip(rows, steps, strict=True):
        _put(row, step.content, writing)
    actor, at = writing.actor, writing.at
    created = bulk_create_tracked(Contribution, rows, actor=actor, at=at, reason=REASON)
    record_creations(created, "import", actor=actor, at=at, reason=REASON)


def _fill(writing: Writing, steps: Sequence[Step]) -> None:
    """Fill in existing lines, grouped by the step that each takes."""
    wanted = {step.line: step for step in steps if step.line is not None}
    rows = Contribution.objects.select_for_update(of=("self",)).filter(pk__in=wanted)
    groups: defaultdict[str, list[Contribution]] = defaultdict(list)
    for row in rows.order_by("pk"):
        content = wanted[row.pk].content
        groups["" if content.state == row.state else _ACTIONS[content.state]].append(row)
        _put(row, content, writing)
        row.imported_by = writing.job
    for action, group in groups.items():
        _save(action, group, writing)


def _save(action: str, rows: Sequence[Contribution], writing: Writing) -> None:
    actor, at = writing.actor, writing.at
    if not action:
        bulk_update_tracked(Contribution, rows, _FIELDS, actor=actor, at=at, reason=REASON)
        return
    change_states(
        rows, action, fields=_FIELDS, table=CONTRIBUTIONS, actor=actor, at=at, reason=REASON
    )


def _put(row: Contribution, content: Content, writing: Writing) -> None:
    for name, value in zip(CONTENT_FIELDS, content, strict=True):
        setattr(row, name, value)
    if content.received is not None:
        row.receipt_recorded_at = writing.at
        row.receipt_recorded_by_id = writing.actor.user_id
