"""The import in one go, for commands: the answer is a report, whatever happens."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from clusterbeleid.core import background
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.imports.checking import check
from clusterbeleid.core.imports.jobs import KINDS_OF_FILE, import_file
from clusterbeleid.core.imports.told import report, thaw_errors
from clusterbeleid.core.imports.use import Looking, TableUse
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.sheets import CellError, read_table
from clusterbeleid.core.uploads import UploadRefused, check_upload

PAUSE = 0.2  # seconds between two looks, when a worker was quicker than we


def look_at_file(
    use: TableUse, subject: Any, uploaded: UploadedFile[Any], *, actor: Actor, at: datetime
) -> dict[str, Any]:
    """Return what importing the file would do; stores nothing."""
    name, data = str(uploaded.name), uploaded.read()
    try:
        check_upload(data, name, KINDS_OF_FILE)
        result = read_table(data, name, use.spec(), use.limits)
        checked = check(use, subject, result, Looking(actor, at))
    except UploadRefused as refusal:
        return report(0, 0, [CellError("", None, None, name, refusal.code, refusal.params)])
    except Refused as refusal:
        return _refused(name, refusal)
    return report(len(checked.result.rows), checked.changing, checked.errors)


def import_at_once(
    use: TableUse, subject: Any, uploaded: UploadedFile[Any], *, actor: Actor, at: datetime
) -> dict[str, Any]:
    """Import the file by the same work as the screen does; raises ``RuntimeError`` when it crashed."""
    try:
        job = import_file(use, subject, uploaded, actor=actor, at=at)
    except Refused as refusal:
        return _refused(str(uploaded.name), refusal)
    result = _finished(job, at).result
    if "errors" not in result:
        raise RuntimeError(result.get("error", ""))
    return report(result["rows"], result.get("written", 0), thaw_errors(result["errors"]))


def _finished(job: BackgroundJob, at: datetime) -> BackgroundJob:
    """Do the work here, unless a worker heard of it first: then wait for that one."""
    while job.state in background.UNFINISHED:
        if background.run(job.pk, at=at) is None:
            time.sleep(PAUSE)
        job.refresh_from_db()
    return job


def _refused(name: str, refusal: Refused) -> dict[str, Any]:
    found = refusal.findings
    return report(0, 0, [CellError("", None, None, name, one.code, one.params) for one in found])
