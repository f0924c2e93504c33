"""Nightly runs: one row each, and never two of the same at once."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import Error as DatabaseTrouble
from django.db import connection
from django.utils.functional import Promise

from clusterbeleid.core.clock import real_now
from clusterbeleid.core.models import JobRun
from clusterbeleid.core.queries import RELAY_RUN

logger = logging.getLogger(__name__)

ERROR_LENGTH = 500
IDLE_KEPT = timedelta(days=1)

_NAMES: dict[str, str | Promise] = {}


class AlreadyRunning(Exception):
    """Another process runs this job now; what it does not finish, the next run does."""


@dataclass
class Run:
    """What a run counts while it works; stored at its end, also when it fails."""

    looked_at: int = 0
    opened: int = 0
    sent: int = 0


def register_job(name: str, label: str | Promise) -> None:
    """Name a job for the screen; call it in ``AppConfig.ready()`` or ``tasks.py`` of the room."""
    _NAMES[name] = label


def job_label(name: str) -> str:
    """Return the name of a job for people, or its key when no room named it."""
    return str(_NAMES.get(name, name))


def known_jobs() -> Mapping[str, str | Promise]:
    """Return the jobs by key, in the order in which the rooms named them."""
    return dict(_NAMES)


@contextmanager
def exclusive(name: str) -> Iterator[bool]:
    """Hold the lock of the job ``name``; yields False when another process holds it.

    The lock belongs to the connection: it goes when the process dies, and survives transactions.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext('core.job'), hashtext(%s))", [name])
        held = bool(cursor.fetchone()[0])
    try:
        yield held
    finally:
        if held:
            _release(name)


@contextmanager
def record_run(name: str, on: date, *, alone: bool = True) -> Iterator[Run]:
    """Write a ``JobRun`` row around a piece of work for the day ``on``; fill the counts in the body.

    Call it outside a transaction, or a failed run takes its row along. An exception is noted in
    the row and goes on. With ``alone`` raises ``AlreadyRunning`` when another process is at it.
    Start and duration are real time, also in the demo.
    """
    if not alone:
        with _recorded(name, on) as run:
            yield run
        return
    with exclusive(name) as held:
        if not held:
            raise AlreadyRunning(name)
        with _recorded(name, on) as run:
            yield run


def run_once(name: str, on: date, work: Callable[[Run], None]) -> Run | None:
    """Do ``work`` under ``record_run``; returns None, and does nothing, when another is at it."""
    try:
        with record_run(name, on) as run:
            work(run)
    except AlreadyRunning:
        logger.info("job %s skipped: another process runs it", name)
        return None
    return run


def short_error(error: BaseException, length: int = ERROR_LENGTH) -> str:
    """Return kind and first line of an error; the lines after it may quote the data at fault."""
    first, *_rest = str(error).splitlines() or [""]
    return f"{type(error).__name__}: {first}"[:length]


def forget_idle_relays() -> int:
    """Drop the rows of relay passes without work that are older than a day; returns how many."""
    before = real_now() - IDLE_KEPT
    idle = JobRun.objects.filter(name=RELAY_RUN, looked_at=0, error="", started_at__lt=before)
    return idle.delete()[0]


@contextmanager
def _recorded(name: str, on: date) -> Iterator[Run]:
    row = JobRun.objects.create(name=name, on_day=on, started_at=real_now())
    run, began = Run(), time.monotonic()
    try:
        yield run
    except Exception as error:
        row.error = short_error(error)
        _finish(row, run, began)
        raise
    _finish(row, run, began)
    logger.info(
        "job %s for %s: %s looked at, %s opened, %s sent, %s ms",
        name, on, run.looked_at, run.opened, run.sent, row.milliseconds,
    )  # fmt: skip


def _finish(row: JobRun, run: Run, began: float) -> None:
    row.finished_at = real_now()
    row.milliseconds = round((time.monotonic() - began) * 1000)
    row.looked_at, row.opened, row.sent = run.looked_at, run.opened, run.sent
    try:
        row.save()
    except DatabaseTrouble as trouble:
        # The database went away under the job: its own error matters, not that of the trace.
        logger.warning("run of %s not recorded: %s", row.name, type(trouble).__name__)


def _release(name: str) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('core.job'), hashtext(%s))", [name])
    except DatabaseTrouble as trouble:
        # A broken connection, or a transaction around us that failed: the lock goes with it.
        logger.warning("lock of %s not released: %s", name, type(trouble).__name__)
