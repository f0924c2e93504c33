"""The import as work in the background: look first, then write, while the person may walk away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from clusterbeleid.core import background, files
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.background import JobOutcome
from clusterbeleid.core.enums import JobState
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.imports.checking import changed_by, check_job
from clusterbeleid.core.imports.told import refused_file
from clusterbeleid.core.imports.use import Looking, TableUse, Writing
from clusterbeleid.core.models import BackgroundJob, StoredFile
from clusterbeleid.core.progress import Progress

KINDS_OF_FILE = frozenset({"xlsx", "csv"})
_GONE = (JobState.REFUSED, JobState.FAILED)


def register(use: TableUse) -> None:
    """Tell the ground floor who does this work and where its result is read."""
    looking = partial(_look, use)
    background.register_worker(use.preview, looking, use.preview_label, address=use.page)
    if use.write is not None:
        background.register_worker(
            use.write_kind, partial(_write, use), use.write_label, address=use.page
        )


def start_preview(
    use: TableUse, subject: Any, uploaded: UploadedFile[Any], *, actor: Actor, at: datetime
) -> BackgroundJob:
    """Store a file and look in the background what it would change; writes none of its rows.

    Raises ``Refused`` when the actor may not, or the file is no workbook or CSV file.
    """
    file = _stored(use, subject, uploaded, actor, at)
    return _start(use, use.preview, subject, file, actor, at)


@transaction.atomic
def start_import(
    use: TableUse, preview: BackgroundJob, subject: Any, *, actor: Actor, at: datetime
) -> BackgroundJob:
    """Let the rows of a preview be written in the background, exactly as it showed them.

    Raises ``Refused`` when it showed errors or nothing to change, or was confirmed already.
    """
    preview = BackgroundJob.objects.select_for_update().get(pk=preview.pk)
    use.allow(subject, actor, at)
    file = agreed_file(use, preview, subject)
    earlier = BackgroundJob.objects.filter(kind=use.write_kind, options__preview=preview.pk)
    if earlier.exclude(state__in=_GONE).exists():
        raise Refused.because("import.started_already")
    agreed = {"preview": preview.pk, "digest": preview.result["digest"]}
    return _start(use, use.write_kind, subject, file, actor, at, **agreed)


def agreed_file(use: TableUse, preview: BackgroundJob, subject: Any) -> StoredFile:
    """Return the file of a preview that may be confirmed; raises ``Refused`` for any other."""
    if preview.file is None or preview.kind != use.preview or preview.subject_id != subject.pk:
        raise Refused.because("import.no_preview")
    if preview.state != JobState.DONE or not changed_by(use, preview.result):
        raise Refused.because("import.nothing_to_do")
    return preview.file


def import_file(
    use: TableUse, subject: Any, uploaded: UploadedFile[Any], *, actor: Actor, at: datetime
) -> BackgroundJob:
    """Store a file and put its rows to be written without a preview, for the command."""
    file = _stored(use, subject, uploaded, actor, at)
    return _start(use, use.write_kind, subject, file, actor, at)


def _look(use: TableUse, job: BackgroundJob, _progress: Progress) -> JobOutcome:
    """Read and judge the file; refused when anything is wrong in it."""
    try:
        checked = check_job(use, job, use.subject(job.subject_id or 0))
    except Refused as refusal:
        return refused_file(job, refusal.findings)
    return JobOutcome("refused" if checked.errors else "done", checked.preview())


def _write(use: TableUse, job: BackgroundJob, progress: Progress) -> JobOutcome:
    """Judge the file again under lock and write it, all or nothing.

    Refused, with everything that is wrong, when the file no longer fits; also when it would change
    something else than the person saw and agreed to.
    """
    subject, looking = use.subject(job.subject_id or 0), Looking(use.starter(job), job.created_at)
    try:
        checked = check_job(use, job, subject, replace(looking, lock=True))
    except Refused as refusal:
        return refused_file(job, refusal.findings)
    if checked.errors:
        return JobOutcome("refused", checked.summary())
    if job.options.get("digest", checked.digest) != checked.digest:
        return refused_file(job, Refused.because("import.changed_since").findings)
    if use.write is None:
        raise ValueError(f"{use.preview} writes by an action of its own")
    written = use.write(checked.plan, Writing(subject, looking.actor, looking.at, job), progress)
    return JobOutcome("done", {**checked.summary(), "written": written})


def _stored(
    use: TableUse, subject: Any, uploaded: UploadedFile[Any], actor: Actor, at: datetime
) -> StoredFile:
    use.allow(subject, actor, at)
    scope = use.scope(subject)
    return files.store_upload(uploaded, scope=scope, actor=actor, at=at, allowed=KINDS_OF_FILE)


def _start(
    use: TableUse,
    kind: str,
    subject: Any,
    file: StoredFile,
    actor: Actor,
    at: datetime,
    **options: Any,
) -> BackgroundJob:
    return background.start(
        kind,
        actor=actor,
        at=at,
        scope=use.scope(subject),
        subject_id=subject.pk,
        file=file,
        options={**options, "organisation": next(iter(actor.organisations), None)},
    )
