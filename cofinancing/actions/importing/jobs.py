"""The import as work in the background: look first, then write, while the person may walk away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import ProjectYear
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import acting_now, rights_of
from clusterbeleid.core import background, files
from clusterbeleid.core.actors import SYSTEM, Actor
from clusterbeleid.core.background import JobOutcome
from clusterbeleid.core.enums import JobState
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.imports import freeze_errors
from clusterbeleid.core.models import BackgroundJob, StoredFile
from clusterbeleid.core.progress import Progress
from clusterbeleid.core.sheets import CellError
from clusterbeleid.kernel.findings import Finding
from clusters.actions.common import day_of
from cofinancing.actions.contributions.common import relation_to
from cofinancing.actions.importing.check import Checked, check_table
from cofinancing.actions.importing.reading import read_contributions
from cofinancing.actions.importing.write import Writing, write_plan
from cofinancing.permissions.contributions import may_enter_contribution

PREVIEW = "cofinancing.import_preview"
IMPORT = "cofinancing.import"
KINDS_OF_FILE = frozenset({"xlsx", "csv"})
_GONE = (JobState.REFUSED, JobState.FAILED)


def start_preview(
    project_year: ProjectYear, uploaded: UploadedFile[Any], *, actor: Actor, at: datetime
) -> BackgroundJob:
    """Store a file and look in the background what it would change; writes no contribution.

    Raises ``Refused`` when the actor may not, or the file is no workbook or CSV file.
    """
    file = _stored(project_year, uploaded, actor, at)
    return _start(PREVIEW, project_year, file, actor, at)


@transaction.atomic
def start_import(
    preview: BackgroundJob, project_year: ProjectYear, *, actor: Actor, at: datetime
) -> BackgroundJob:
    """Let the rows of a preview be written in the background, exactly as it showed them.

    Raises ``Refused`` when it showed errors or nothing to change, or was confirmed already.
    """
    preview = BackgroundJob.objects.select_for_update().get(pk=preview.pk)
    require(may_enter_contribution(actor, relation_to(project_year, actor, at)))
    if preview.file is None or preview.kind != PREVIEW or preview.subject_id != project_year.pk:
        raise Refused.because("import.no_preview")
    if preview.state != JobState.DONE or not changed_by(preview.result):
        raise Refused.because("import.nothing_to_do")
    earlier = BackgroundJob.objects.filter(kind=IMPORT, options__preview=preview.pk)
    if earlier.exclude(state__in=_GONE).exists():
        raise Refused.because("import.started_already")
    agreed = {"preview": preview.pk, "digest": preview.result["digest"]}
    return _start(IMPORT, project_year, preview.file, actor, at, **agreed)


def import_file(
    project_year: ProjectYear, uploaded: UploadedFile[Any], *, actor: Actor, at: datetime
) -> BackgroundJob:
    """Store a file and put its rows to be written without a preview, for the command."""
    file = _stored(project_year, uploaded, actor, at)
    return _start(IMPORT, project_year, file, actor, at)


def changed_by(result: Mapping[str, Any]) -> int:
    """Return how many rows of a judged file change something."""
    counts = result.get("counts", {})
    return int(counts.get("new", 0)) + int(counts.get("fill", 0))


def register() -> None:
    """Tell the ground floor who does this work and where its result is read."""
    background.register_worker(
        PREVIEW, preview_worker, _("Check of a file with contributions"), address=_page
    )
    background.register_worker(IMPORT, import_worker, _("Import of contributions"), address=_page)


def preview_worker(job: BackgroundJob, _progress: Progress) -> JobOutcome:
    """Read and judge the file; refused when anything is wrong in it."""
    try:
        checked = _check(job, lock=False)
    except Refused as refusal:
        return _refused(job, refusal.findings)
    return JobOutcome("refused" if checked.errors else "done", checked.preview())


def import_worker(job: BackgroundJob, progress: Progress) -> JobOutcome:
    """Judge the file again under lock and write it, all or nothing.

    Refused, with everything that is wrong, when the file no longer fits; also when it would change
    something else than the person saw and agreed to.
    """
    try:
        checked = _check(job, lock=True)
    except Refused as refusal:
        return _refused(job, refusal.findings)
    if checked.errors:
        return JobOutcome("refused", checked.summary())
    agreed = job.options.get("digest")
    if agreed is not None and agreed != checked.digest:
        return _refused(job, Refused.because("import.changed_since").findings)
    writing = Writing(_year_of(job), _actor_of(job), job.created_at, job)
    written = write_plan(checked.plan, writing, progress)
    return JobOutcome("done", {**checked.summary(), "written": written})


def _check(job: BackgroundJob, *, lock: bool) -> Checked:
    assert job.file is not None  # noqa: S101 - both kinds of work start with a file
    result = read_contributions(files.read_bytes(job.file), job.file.name)
    # What was handed in before midnight counts as handed in then, however long the queue.
    return check_table(_year_of(job), result, actor=_actor_of(job), at=job.created_at, lock=lock)


def _stored(
    project_year: ProjectYear, uploaded: UploadedFile[Any], actor: Actor, at: datetime
) -> StoredFile:
    require(may_enter_contribution(actor, relation_to(project_year, actor, at)))
    if not project_year.agreement.is_confirmed:
        raise Refused.because("contribution.not_granted")
    scope = project_year.agreement.cluster.scope
    return files.store_upload(uploaded, scope=scope, actor=actor, at=at, allowed=KINDS_OF_FILE)


def _start(
    kind: str,
    project_year: ProjectYear,
    file: StoredFile,
    actor: Actor,
    at: datetime,
    **options: Any,
) -> BackgroundJob:
    return background.start(
        kind,
        actor=actor,
        at=at,
        scope=project_year.agreement.cluster.scope,
        subject_id=project_year.pk,
        file=file,
        options={**options, "organisation": next(iter(actor.organisations), None)},
    )


def _year_of(job: BackgroundJob) -> ProjectYear:
    return ProjectYear.objects.select_related("agreement__cluster").get(pk=job.subject_id or 0)


def _actor_of(job: BackgroundJob) -> Actor:
    """Return who started the work, with the rights of that day, for the organisation acted for."""
    if job.started_by_id is None:
        return SYSTEM
    person = User.objects.get(pk=job.started_by_id)
    rights = rights_of(person, on=day_of(job.created_at))
    return acting_now(person, rights, job.options.get("organisation"))


def _refused(job: BackgroundJob, findings: Iterable[Finding]) -> JobOutcome:
    name = job.file.name if job.file else ""
    errors = [CellError("", None, None, name, found.code, found.params) for found in findings]
    return JobOutcome("refused", {"rows": 0, "counts": {}, "errors": freeze_errors(errors)})


def _page(job: BackgroundJob) -> str:
    return reverse("cofinancing:import_job", args=[job.subject_id, job.pk])
