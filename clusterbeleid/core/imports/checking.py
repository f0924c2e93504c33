"""What a file would change, with everything that is wrong in it, in one pass."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from clusterbeleid.core import files
from clusterbeleid.core.frozen import freeze
from clusterbeleid.core.imports.told import (
    TotalCheck,
    check_totals,
    fault_at,
    freeze_errors,
    freeze_notes,
)
from clusterbeleid.core.imports.use import Looking, TableUse
from clusterbeleid.core.models import BackgroundJob, StoredFile
from clusterbeleid.core.sheets import CellError, ReadResult, read_table
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.tables import Plan, Problem, TableStep


@dataclass(frozen=True)
class Checked:
    """A file as read and judged; ``errors`` in the order of the rows."""

    use: TableUse
    result: ReadResult
    plan: Plan[Any]
    errors: tuple[CellError, ...]
    totals: tuple[TotalCheck, ...]

    @property
    def digest(self) -> str:
        """Tell one outcome from another: what the preview showed must be what is written."""
        text = json.dumps(self._steps, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def changing(self) -> int:
        """Return how many rows change something; none while anything is wrong."""
        return 0 if self.errors else sum(map(self.plan.count, self.use.changing))

    def summary(self) -> dict[str, Any]:
        """Return counts, errors, remarks and totals as JSON."""
        return {
            "rows": len(self.result.rows),
            "counts": {kind.value: self.plan.count(kind) for kind in self.use.kinds},
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


def freeze_step(step: TableStep) -> list[Any]:
    """Return a step as JSON: row, kind, key of the record, name, note, changes, remarks."""
    changes = freeze(tuple(step.changes))
    remarks = freeze_notes(step.remarks)
    return [step.row, str(step.kind), step.line, step.name, step.note, changes, remarks]


def check(use: TableUse, subject: Any, result: ReadResult, looking: Looking) -> Checked:
    """Judge what was read against what stands; writes nothing.

    Raises ``Refused`` when the actor may not hand in this table, or nothing can be entered.
    """
    use.allow(subject, looking.actor, looking.at)
    plan = use.judge(subject, result, looking)
    errors = [*result.errors, *_placed(result, plan.problems)]
    if not result.rows and not errors:
        errors.append(fault_at(result, None, "", "", Finding(Level.BLOCK, "import.no_rows", "")))
    ordered = sorted(errors, key=lambda error: error.row or 0)
    totals = check_totals(result, use.spec()) if not errors else []
    return Checked(use, result, plan, tuple(ordered), tuple(totals))


def check_job(
    use: TableUse, job: BackgroundJob, subject: Any, looking: Looking | None = None
) -> Checked:
    """Judge the file of a job as its starter handed it in, or as ``looking`` says.

    What was handed in before midnight counts as handed in then, however long the queue.
    """
    file = file_of(job)
    result = read_table(files.read_bytes(file), file.name, use.spec(), use.limits)
    return check(use, subject, result, looking or Looking(use.starter(job), job.created_at))


def file_of(job: BackgroundJob) -> StoredFile:
    """Return the file that the work is about; raises ``ValueError`` for work without one."""
    if job.file is None:
        raise ValueError(f"job {job.pk} has no file")
    return job.file


def changed_by(use: TableUse, result: Mapping[str, Any]) -> int:
    """Return how many rows of a judged file change something."""
    counts = result.get("counts", {})
    return sum(int(counts.get(kind.value, 0)) for kind in use.changing)


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
