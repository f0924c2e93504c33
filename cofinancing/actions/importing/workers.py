"""Who does the import in the background: judge a file, and write it when it was agreed to."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import ProjectYear
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import acting_now, rights_of
from clusterbeleid.core import background, files
from clusterbeleid.core.actors import SYSTEM, Actor
from clusterbeleid.core.background import JobOutcome
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.imports import freeze_errors
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.progress import Progress
from clusterbeleid.core.sheets import CellError
from clusterbeleid.kernel.findings import Finding
from clusters.actions.common import day_of
from cofinancing.actions.importing.check import Checked, check_table
from cofinancing.actions.importing.jobs import IMPORT, PREVIEW
from cofinancing.actions.importing.reading import read_contributions
from cofinancing.actions.importing.write import Writing, write_plan


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
    if job.options.get("digest", checked.digest) != checked.digest:
        return _refused(job, Refused.because("import.changed_since").findings)
    written = write_plan(checked.plan, _writing(job), progress)
    return JobOutcome("done", {**checked.summary(), "written": written})


def _writing(job: BackgroundJob) -> Writing:
    return Writing(_year_of(job), _actor_of(job), job.created_at, job)


def _check(job: BackgroundJob, *, lock: bool) -> Checked:
    assert job.file is not None  # noqa: S101 - both kinds of work start with a file
    result = read_contributions(files.read_bytes(job.file), job.file.name)
    # What was handed in before midnight counts as handed in then, however long the queue.
    return check_table(_year_of(job), result, actor=_actor_of(job), at=job.created_at, lock=lock)


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
