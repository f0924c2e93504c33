"""Dated facts that payments wait for: tests of the exclusions, and how far a report is.

The room in which reports are judged tells how far each is (``hear_of_report``). For a report that
was handed in elsewhere the account manager registers it with document and date (``note_report``).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import traced
from clusterbeleid.core.models import StoredFile
from clusters.actions.common import day_of
from clusters.models import Cluster
from clusters.permissions import relation
from cofinancing.enums import ReportFact
from cofinancing.models import ExclusionCheck, ReportNote
from cofinancing.permissions.payments import may_note_conditions


@transaction.atomic
def test_exclusions(
    cluster: Cluster,
    *,
    tested_on: date,
    accounts_year: int,
    source: str,
    recovery_open: bool,
    in_difficulty: bool,
    actor: Actor,
    at: datetime,
) -> ExclusionCheck:
    """Register a test of the exclusions with its source; a new test is a new row (R14)."""
    _require(cluster, tested_on, actor, at)
    row = ExclusionCheck(
        cluster=cluster,
        tested_on=tested_on,
        accounts_year=accounts_year,
        source=source.strip(),
        recovery_open=recovery_open,
        in_difficulty=in_difficulty,
        recorded_by_id=actor.user_id,
        recorded_at=at,
    )
    _write(row, actor, "payment.exclusion_tested")
    return row


@transaction.atomic
def note_report(
    project_year: ProjectYear,
    kind: str,
    on_day: date,
    *,
    document: StoredFile | None = None,
    upload: UploadedFile[Any] | None = None,
    note: str = "",
    actor: Actor,
    at: datetime,
) -> ReportNote:
    """Register that a report is due, was submitted, accepted or reopened on a day (R47).

    The latest fact counts. Raises ``Refused``, also for an acceptance without its document.
    """
    cluster = project_year.agreement.cluster
    _require(cluster, None if kind == ReportFact.DUE else on_day, actor, at)
    if upload is not None:
        document = store_upload(upload, scope=cluster.scope, actor=actor, at=at, allowed={"pdf"})
    if kind == ReportFact.ACCEPTED and document is None:
        raise Refused.because("payment.acceptance_without_document", "R47")
    return _note(project_year, kind, on_day, actor, at, document=document, note=note.strip())


@transaction.atomic
def hear_of_report(
    project_year: ProjectYear, kind: str, on_day: date, *, actor: Actor, at: datetime
) -> ReportNote:
    """Note what happened to a report in its own room, in the transaction of that step (R45, R47).

    Nobody types it again. Who may take the step, that room asked already; the report itself is
    the document.
    """
    return _note(project_year, kind, on_day, actor, at)


def _note(
    project_year: ProjectYear,
    kind: str,
    on_day: date,
    actor: Actor,
    at: datetime,
    *,
    document: StoredFile | None = None,
    note: str = "",
) -> ReportNote:
    row = ReportNote(
        project_year=project_year,
        kind=ReportFact(kind).value,
        on_day=on_day,
        document=document,
        note=note,
        recorded_by_id=actor.user_id,
        recorded_at=at,
    )
    _write(row, actor, "payment.report_noted")
    return row


def _require(cluster: Cluster, day: date | None, actor: Actor, at: datetime) -> None:
    on = day_of(at)
    require(may_note_conditions(relation(actor, cluster, on=on)))
    if day is not None and day > on:
        raise Refused.because("statement.in_future", "R45", day=day)


def _write(row: ExclusionCheck | ReportNote, actor: Actor, reason: str) -> None:
    row.full_clean(exclude={"recorded_by"} if actor.is_system else None)
    with traced(actor, reason):
        row.save()
