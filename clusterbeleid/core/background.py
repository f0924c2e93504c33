"""Long work that a person starts and may walk away from: imports, exports.

The row is the truth and the broker only a bell. A worker runs in one transaction together with the
step to "done", so a process that dies leaves either everything or nothing, and the work can simply
be done again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from django.db import connection, transaction
from django.utils.functional import Promise

from clusterbeleid.core import doorbell
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.enums import JobState
from clusterbeleid.core.failpoints import reach
from clusterbeleid.core.frozen import freeze
from clusterbeleid.core.jobs import short_error
from clusterbeleid.core.models import BackgroundJob, StoredFile
from clusterbeleid.core.progress import Progress
from clusterbeleid.core.state import set_technical_state

logger = logging.getLogger(__name__)

MAX_TRIES = 3
UNFINISHED = (JobState.WAITING, JobState.RUNNING)
CRASHED = "job.crashed"


@dataclass(frozen=True)
class JobOutcome:
    """What a worker answers. ``refused``: the input was wrong, and whatever it wrote is undone."""

    state: Literal["done", "refused"] = "done"
    result: Mapping[str, Any] = field(default_factory=dict)


Worker = Callable[[BackgroundJob, Progress], JobOutcome]


@dataclass(frozen=True)
class JobKind:
    """A kind of work; ``address`` leads to the page where its result is read."""

    worker: Worker
    label: str | Promise
    address: Callable[[BackgroundJob], str] | None = None


_KINDS: dict[str, JobKind] = {}


def register_worker(
    kind: str,
    worker: Worker,
    label: str | Promise = "",
    *,
    address: Callable[[BackgroundJob], str] | None = None,
) -> None:
    """Let ``worker(job, progress) -> JobOutcome`` do the work of ``kind``.

    Call it in ``AppConfig.ready()`` of the room. The worker writes through actions, never commits
    by itself, and tells ``progress(done, total)`` how far it is.
    """
    _KINDS[kind] = JobKind(worker, label or kind, address)


def kind_of(kind: str) -> JobKind:
    """Return a kind of work; raises ``KeyError`` when no room registered it."""
    return _KINDS[kind]


def label_of(job: BackgroundJob) -> str:
    """Return the name of the work for people."""
    kind = _KINDS.get(job.kind)
    return str(kind.label) if kind else job.kind


def result_address(job: BackgroundJob) -> str:
    """Return the page where the result is read, or an empty text."""
    kind = _KINDS.get(job.kind)
    return kind.address(job) if kind and kind.address else ""


def start(
    kind: str,
    *,
    actor: Actor,
    at: datetime,
    scope: str = "",
    subject_id: int | None = None,
    file: StoredFile | None = None,
    options: Mapping[str, Any] | None = None,
) -> BackgroundJob:
    """Put the work in the row and ring for it; the caller has checked that the actor may.

    Raises ``KeyError`` for a kind nobody registered and ``TypeError`` for options JSON cannot hold.
    """
    kind_of(kind)
    with transaction.atomic():
        job = BackgroundJob.objects.create(
            kind=kind,
            scope=scope,
            subject_id=subject_id,
            file=file,
            options=freeze(options or {}),
            started_by_id=actor.user_id,
            created_at=at,
        )
        doorbell.ring_after_commit(doorbell.RUN_BACKGROUND_JOB, job.pk)
    return job


def run(job_id: int, *, at: datetime) -> str | None:
    """Do the work of one job; returns its state afterwards, or None when it was not ours to do.

    A lock on the job lives as long as this process: a row "running" whose lock is free belongs to
    a process that died. Three tries, then the job has failed.
    """
    reach("background.before_claim")
    with _held(job_id) as held:
        return _try_once(job_id, at) if held else None


def resume(*, at: datetime) -> int:
    """Do all work that waits or was left by a process that died; returns how many jobs ran."""
    waiting = BackgroundJob.objects.filter(state__in=UNFINISHED).order_by("pk")
    return sum(run(pk, at=at) is not None for pk in list(waiting.values_list("pk", flat=True)))


def _try_once(job_id: int, at: datetime) -> str | None:
    """Claim a job whose lock is ours, and do its work; None when it was done meanwhile."""
    job = BackgroundJob.objects.filter(pk=job_id, state__in=UNFINISHED).first()
    if job is None:
        return None
    if job.attempts >= MAX_TRIES:
        return _give_up(job, at)
    set_technical_state(job, JobState.RUNNING, attempts=job.attempts + 1, done=0, total=0)
    reach("background.after_claim")
    return _work(job, at)


def _work(job: BackgroundJob, at: datetime) -> str:
    try:
        with closing(Progress(job.pk)) as progress, transaction.atomic():
            reach("background.before_work")
            outcome = _outcome(job, progress)
            reach("background.after_work")
            set_technical_state(job, outcome.state, result=freeze(outcome.result), finished_at=at)
            reach("background.after_write")
    except Exception as error:
        logger.exception("background job %s failed at try %s", job.pk, job.attempts)
        return _try_again(job, error, at)
    reach("background.after_commit")
    return job.state


def _outcome(job: BackgroundJob, progress: Progress) -> JobOutcome:
    """Let the worker work; what it wrote before it refused is undone."""
    with transaction.atomic():
        outcome = kind_of(job.kind).worker(job, progress)
        if outcome.state == "refused":
            transaction.set_rollback(True)
    return outcome


def _try_again(job: BackgroundJob, error: Exception, at: datetime) -> str:
    if job.attempts >= MAX_TRIES:
        return _give_up(job, at, error)
    set_technical_state(job, JobState.WAITING, result={"error": short_error(error)})
    return JobState.WAITING.value


def _give_up(job: BackgroundJob, at: datetime, error: Exception | None = None) -> str:
    result = {"code": CRASHED, "error": short_error(error) if error else ""}
    set_technical_state(job, JobState.FAILED, result=result, finished_at=at)
    return JobState.FAILED.value


@contextmanager
def _held(job_id: int) -> Iterator[bool]:
    """Hold the lock of one job as long as this connection lives; yields False when another has it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_lock(hashtext('core.background'), %s)", [job_id % 2**31]
        )
        held = bool(cursor.fetchone()[0])
    try:
        yield held
    finally:
        if held and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_advisory_unlock(hashtext('core.background'), %s)",
                    [job_id % 2**31],
                )
