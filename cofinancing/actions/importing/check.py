"""What a file would change, with everything that is wrong in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.frozen import freeze
from clusterbeleid.core.imports import (
    TotalCheck,
    check_totals,
    fault_at,
    freeze_errors,
    freeze_notes,
)
from clusterbeleid.core.sheets import CellError, ReadResult
from clusterbeleid.kernel.findings import Finding, Level
from clusters.actions.common import day_of
from cofinancing.actions.contributions.common import lock_payers, relation_to
from cofinancing.actions.importing.reading import row_facts
from cofinancing.documents.contribution_table import contribution_spec
from cofinancing.permissions.contributions import may_enter_contribution
from cofinancing.queries.importing import import_facts, members_by_number
from cofinancing.rules.importing import Kind, Plan, Problem, Step, make_plan


@dataclass(frozen=True)
class Checked:
    """A file as read and judged; ``errors`` in the order of the rows."""

    result: ReadResult
    plan: Plan
    errors: tuple[CellError, ...]
    totals: tuple[TotalCheck, ...]

    @property
    def digest(self) -> str:
        """Tell one outcome from another: what the preview showed must be what is written."""
        text = json.dumps(self._steps, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def summary(self) -> dict[str, Any]:
        """Return counts, errors, remarks and totals as JSON."""
        return {
            "rows": len(self.result.rows),
            "counts": {kind.value: self.plan.count(kind) for kind in Kind},
            "errors": freeze_errors(self.errors),
            "notes": freeze_notes(self.result.notes),
            "totals": freeze([[t.column, t.stated, t.counted] for t in self.totals]),
        }

    def preview(self) -> dict[str, Any]:
        """Return everything that the page of the preview shows, row by row when nothing is wrong."""
        if self.errors:
            return self.summary()
        return {**self.summary(), "steps": self._steps, "digest": self.digest}

    @cached_property
    def _steps(self) -> list[list[Any]]:
        return [freeze_step(step) for step in self.plan.steps]


def freeze_step(step: Step) -> list[Any]:
    """Return a step as JSON: row, kind, line, number and name of the payer, content, before, remarks."""
    return [
        step.row,
        step.kind.value,
        step.line,
        step.kbo,
        step.name,
        freeze(step.content),
        freeze(step.before),
        freeze_notes(step.remarks),
    ]


def check_table(
    project_year: ProjectYear,
    result: ReadResult,
    *,
    actor: Actor,
    at: datetime,
    lock: bool = False,
) -> Checked:
    """Judge what was read against the file of the cluster as it stands; writes nothing.

    With ``lock`` nobody else enters money of these payers until the transaction ends. Raises
    ``Refused`` when the actor may not enter contributions here, or the agreement is a draft.
    """
    require(may_enter_contribution(actor, relation_to(project_year, actor, at)))
    if not project_year.agreement.is_confirmed:
        raise Refused.because("contribution.not_granted")
    rows = [row_facts(row) for row in result.rows]
    members = members_by_number(project_year)
    payers = {members[row.kbo].organisation_id for row in rows if row.kbo in members}
    if lock:
        lock_payers(payers)
    days = {row.content.value_date for row in rows if row.content.value_date is not None}
    facts = import_facts(project_year, members, payers, days, actor=actor, on=day_of(at))
    plan = make_plan(rows, facts)
    errors = [*result.errors, *_placed(result, plan.problems)]
    if not rows and not errors:
        errors.append(fault_at(result, None, "", "", Finding(Level.BLOCK, "import.no_rows", "")))
    ordered = sorted(errors, key=lambda error: error.row or 0)
    totals = check_totals(result, contribution_spec()) if not errors else []
    return Checked(result, plan, tuple(ordered), tuple(totals))


def _placed(result: ReadResult, problems: Iterable[Problem]) -> list[CellError]:
    """Give each problem its place in the file and the value that stands there."""
    found = list(problems)
    rows = {problem.row for problem in found}
    texts = {row.row_number: row.raw for row in result.rows if row.row_number in rows}
    return [
        fault_at(
            result,
            problem.row,
            problem.key,
            texts[problem.row].get(problem.key, ""),
            problem.finding,
        )
        for problem in found
    ]
