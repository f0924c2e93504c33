"""Damaged workbooks through each import: a clear error with its place, or provably the same import (Q17).

Fourteen for each import, five hundred in the long run. A damaged file that is still taken must do
exactly what a clean file does that holds what another program reads in it; then it is written, and
as many rows stand there as it said.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Model

from clusterbeleid.core import background
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.imports import (
    Looking,
    TableUse,
    check,
    start_import,
    start_preview,
    thaw_errors,
    written,
)
from clusterbeleid.core.imports import jobs as import_jobs
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.sheets import read_table
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.findings import Finding
from clusterbeleid.kernel.identifiers import format_kbo, make_kbo
from clusters.actions.proposals.from_table import MEMBERS, propose_table
from clusters.documents.member_table import NAMES as MEMBER_NAMES
from clusters.models import MemberProposal
from cofinancing.actions.importing import CONTRIBUTIONS, COSTS
from cofinancing.documents.contribution_table import NAMES as CONTRIBUTION_NAMES
from cofinancing.documents.cost_table import COST_NAMES
from cofinancing.models import Contribution, CostLine
from tests.cofinancing.contribution_builders import File, make_file, member_of
from tests.core.mutants import mutant
from tests.core.workbooks import first_sheet, with_shared_strings, workbook
from tests.harness.length import LONG
from tests.people import NOW

pytestmark = pytest.mark.django_db
MUTANTS = 500 if LONG else 14
ROWS = 12


@dataclass(frozen=True)
class Import:
    """One use of the import: a good table, what it belongs to, and how a check is confirmed."""

    use: TableUse
    names: Any
    rows: list[tuple[Any, ...]]
    subject: Any
    actor: Actor
    model: type[Model]
    confirm: Callable[[BackgroundJob], int]

    @cached_property
    def good(self) -> bytes:
        """Return the workbook before anything happens to it, with its texts as Excel keeps them."""
        heads = tuple(one[0] for one in self.names.values())
        return with_shared_strings(workbook(*self.rows, header=heads))

    def count(self) -> int:
        """Return how many rows stand in the database."""
        return self.model._default_manager.count()


def _imported(use: TableUse, file: File) -> Callable[[BackgroundJob], int]:
    def confirm(looked: BackgroundJob) -> int:
        job = start_import(use, looked, file.year, actor=file.editor, at=NOW)
        assert background.run(job.pk, at=NOW) == "done"
        return int(BackgroundJob.objects.get(pk=job.pk).result["written"])

    return confirm


def contributions(file: File) -> Import:
    payers = [member_of(file, f"Lid {at}") for at in range(ROWS)]
    rows = [
        (
            None,
            format_kbo(payer.kbo),
            payer.name,
            None,
            Decimal(500 + at),
            f"F-{at}",
            date(2026, 1, 15),
            Decimal(500 + at),
            Decimal(500 + at) if at % 2 else None,
            date(2026, 2, 10) if at % 2 else None,
            f"REF {at}" if at % 2 else None,
            f"Nota “{at}”",
        )
        for at, payer in enumerate(payers)
    ]
    confirm = _imported(CONTRIBUTIONS, file)
    return Import(
        CONTRIBUTIONS, CONTRIBUTION_NAMES, rows, file.year, file.editor, Contribution, confirm
    )


def costs(file: File) -> Import:
    rows = [
        (
            None,
            "abc"[at % 3],
            "Personeel",
            f"Kost “{at}”",
            date(2026, 1, 5 + at),
            f"Leverancier {at}",
            f"F-{at}" if at % 2 else None,
            "SPC-1",
            Decimal(100 + at) + Decimal("0.25"),
            "Kwartaal 1" if at % 3 else None,
        )
        for at in range(ROWS)
    ]
    confirm = _imported(COSTS, file)
    return Import(COSTS, COST_NAMES, rows, file.year, file.editor, CostLine, confirm)


def members(file: File) -> Import:
    rows = [
        (
            format_kbo(make_kbo(700_000 + at)),
            f"Nieuw lid “{at}”",
            "Bedrijf",
            "ja" if at % 2 else "nee",
            "Gent",
            None,
            date(2026, 1, 1 + at),
            None,
        )
        for at in range(ROWS)
    ]

    def confirm(looked: BackgroundJob) -> int:
        return len(propose_table(file.cluster, looked, actor=file.editor, at=NOW))

    return Import(MEMBERS, MEMBER_NAMES, rows, file.cluster, file.editor, MemberProposal, confirm)


@pytest.mark.parametrize("make", [contributions, members, costs])
def test_damaged_workbook_is_refused_with_its_place_or_does_the_same(
    make: Callable[[File], Import], record_property: Any
) -> None:
    one = make(make_file("Staalcluster"))
    wanted = steps_of(one, one.good)
    assert len(wanted) >= ROWS
    refused = taken = 0
    for number in range(MUTANTS):
        data = mutant(one.good, number)
        # Nothing of one file may be in the way of the next.
        with transaction.atomic():
            if outcome(one, data, wanted, number):
                taken += 1
            else:
                refused += 1
            transaction.set_rollback(True)
    assert refused + taken == MUTANTS
    assert refused
    assert taken
    record_property("workbooks", MUTANTS)


def outcome(one: Import, data: bytes, wanted: list[Any], number: int) -> bool:
    """Send a file all the way; return whether it was taken."""
    before = one.count()
    upload = SimpleUploadedFile("kapot.xlsx", data)
    job, refusal = handed_in(one, upload)
    if job is None:
        assert {finding.code.partition(".")[0] for finding in refusal} == {"file"}, number
        assert all(sentence(finding) != finding.code for finding in refusal), number
        return False
    state = background.run(job.pk, at=NOW)
    job.refresh_from_db()
    assert state in {"done", "refused"}, (number, job.result)
    if state == "refused":
        clear(job, number)
        assert one.count() == before, number
        return False
    steps = job.result["steps"]
    if steps != wanted:
        assert steps == steps_of(one, as_another_program_reads(data)), number
    changing = sum(int(job.result["counts"][str(kind)]) for kind in one.use.changing)
    if changing:
        assert one.confirm(job) == changing, number
    assert one.count() == before + changing, number
    return True


def handed_in(
    one: Import, upload: SimpleUploadedFile
) -> tuple[BackgroundJob | None, tuple[Finding, ...]]:
    """Return the check of a file, or why it is stopped at the door."""
    try:
        return start_preview(one.use, one.subject, upload, actor=one.actor, at=NOW), ()
    except Refused as refusal:
        return None, refusal.findings


def clear(job: BackgroundJob, number: int) -> None:
    """Every error says what is wrong, and at which place of the sheet, or that the file is."""
    errors = thaw_errors(job.result["errors"])
    assert errors, number
    for error, fault in zip(errors, written(errors), strict=True):
        assert fault.message, number
        assert fault.message != error.code, number
        of_sheet = error.sheet and (error.row or error.code.startswith(("sheet.", "import.")))
        assert of_sheet or error.code.startswith(("file.", "sheet.")), (number, error)


def steps_of(one: Import, data: bytes) -> list[Any]:
    """Return what a clean file would do."""
    result = read_table(data, "schoon.xlsx", one.use.spec())
    checked = check(one.use, one.subject, result, Looking(one.actor, NOW))
    assert checked.errors == (), checked.errors
    found: list[Any] = checked.preview()["steps"]
    return found


def as_another_program_reads(data: bytes) -> bytes:
    """Return a clean workbook with the values that openpyxl finds in a damaged one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = list(first_sheet(data, data_only=True).values)
    return workbook(*([plain(cell) for cell in row] for row in table), header=None)


def plain(cell: Any) -> Any:
    return cell.date() if isinstance(cell, datetime) else cell


@pytest.mark.parametrize("make", [contributions, members, costs])
def test_control_a_reader_that_forgets_a_row_is_seen(
    make: Callable[[File], Import], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An import that loses a row without a word is not the same import."""
    one = make(make_file("Staalcluster"))
    wanted = steps_of(one, one.good)
    lossy = replace(one.use, judge=lambda *args: _without_last(one.use.judge(*args)))
    monkeypatch.setitem(background._KINDS, one.use.preview, _kind_of(lossy))
    with pytest.raises(AssertionError):
        outcome(one, one.good, wanted, 0)


def _without_last(plan: Any) -> Any:
    del plan.steps[-1]
    return plan


def _kind_of(use: TableUse) -> Any:
    kind = background.kind_of(use.preview)
    return replace(kind, worker=lambda job, told: import_jobs._look(use, job, told))
