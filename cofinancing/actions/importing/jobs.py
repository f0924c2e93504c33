"""The import as work in the background: look first, then write, while the person may walk away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from agreements.models import ProjectYear
from clusterbeleid.core import background, files
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.enums import JobState
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.models import BackgroundJob, StoredFile
from cofinancing.actions.contributions.common import relation_to
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
    file = _file_to_import(preview, project_year)
    agreed = {"preview": preview.pk, "digest": preview.result["digest"]}
    return _start(IMPORT, project_year, file, actor, at, **agreed)


def _file_to_import(preview: BackgroundJob, project_year: ProjectYear) -> StoredFile:
    """Return the file of a preview that may be confirmed; raises ``Refused`` for any other."""
    if preview.file is None or preview.kind != PREVIEW or preview.subject_id != project_year.pk:
        raise Refused.because("import.no_preview")
    if preview.state != JobState.DONE or not changed_by(preview.result):
        raise Refused.because("import.nothing_to_do")
    earlier = BackgroundJob.objects.filter(kind=IMPORT, options__preview=preview.pk)
    if earlier.exclude(state__in=_GONE).exists():
        raise Refused.because("import.started_already")
    return preview.file


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
