"""Is the application alive, and can it do its work? Each check ends within seconds, whatever is broken."""

from __future__ import annotations

import logging
import shutil
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import Error as DatabaseTrouble
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max, Min

from clusterbeleid.core import clock, doorbell
from clusterbeleid.core.clock import real_now
from clusterbeleid.core.enums import OutboxState
from clusterbeleid.core.models import JobRun, OutboxMessage
from clusterbeleid.core.queries import RELAY_RUN

logger = logging.getLogger(__name__)

LITTLE_SPACE = 1024**3  # bytes: a warning
NO_SPACE = 100 * 1024**2  # bytes: uploads will soon fail
SKEW = timedelta(seconds=60)  # between our clock and that of the database
QUIET_RELAY = timedelta(minutes=2)  # beat calls the relay every half minute
OLD_MESSAGE = timedelta(minutes=10)
MAIL_PATIENCE = 1.0  # seconds


@dataclass(frozen=True)
class Check:
    """The answer of one check: ``ok``, ``warning`` or ``failed``, with the code of its sentence."""

    name: str
    status: str
    code: str


@dataclass(frozen=True)
class _Rule:
    """How to check one thing. Vital: without it people cannot work; of the rest they notice little."""

    name: str
    ask: Callable[[], str]
    vital: bool
    needs_database: bool


def readiness() -> list[Check]:
    """Run every check; without database those that need it fail at once, each wait saved."""
    database = _run(RULES[0])
    found = [database]
    for rule in RULES[1:]:
        if rule.needs_database and database.status == "failed":
            found.append(_answer(rule, "failed"))
        else:
            found.append(_run(rule))
    return found


def is_ready(checks: list[Check]) -> bool:
    """Tell whether no vital check failed."""
    return all(check.status != "failed" for check in checks)


def _run(rule: _Rule) -> Check:
    """Let a rule answer ``ok``, ``warning`` or ``failed``; trouble counts as failed."""
    try:
        return _answer(rule, rule.ask())
    except (DatabaseTrouble, OSError) as error:
        logger.warning("check %s: %s", rule.name, type(error).__name__)
        return _answer(rule, "failed")


def _answer(rule: _Rule, status: str) -> Check:
    """What is not vital never gets worse than a warning: people can go on working."""
    shown = "warning" if status == "failed" and not rule.vital else status
    return Check(rule.name, shown, f"health.{rule.name}.{shown}")


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "failed" if plan else "ok"


def _disk() -> str:
    free = shutil.disk_usage(_existing(Path(settings.MEDIA_ROOT))).free
    if free < NO_SPACE:
        return "failed"
    return "warning" if free < LITTLE_SPACE else "ok"


def _clock() -> str:
    """Compare our clock with that of the database, and with the last run of a job."""
    now = real_now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        theirs: datetime = cursor.fetchone()[0]
    last = JobRun.objects.aggregate(last=Max("started_at"))["last"]
    went_back = last is not None and last > now + SKEW
    return "failed" if abs(theirs - now) > SKEW or went_back else "ok"


def _scheduler() -> str:
    """The relay runs every half minute: silence means that beat or the worker is gone."""
    runs = JobRun.objects.filter(name=RELAY_RUN)
    last = runs.order_by("-started_at").values_list("started_at", flat=True).first()
    return "ok" if last is not None and real_now() - last < QUIET_RELAY else "failed"


def _outbox() -> str:
    """Messages that a person must look at, or that wait while the relay does run."""
    if OutboxMessage.objects.filter(state=OutboxState.PARKED).exists():
        return "failed"
    waiting = OutboxMessage.objects.filter(state=OutboxState.PENDING)
    oldest = waiting.aggregate(oldest=Min("created_at"))["oldest"]
    return "failed" if oldest is not None and clock.now() - oldest > OLD_MESSAGE else "ok"


def _broker() -> str:
    return "ok" if doorbell.broker_answers() else "failed"


def _mail() -> str:
    """Try to reach the mail server; a folder for mail, as in the demo, must be writable."""
    if not settings.EMAIL_HOST or "smtp" not in settings.EMAIL_BACKEND:
        return "ok"
    with socket.create_connection((settings.EMAIL_HOST, settings.EMAIL_PORT), MAIL_PATIENCE):
        return "ok"


def _existing(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that exists."""
    return folder if folder.exists() else _existing(folder.parent)


RULES = (
    _Rule("database", _database, vital=True, needs_database=False),
    _Rule("migrations", _migrations, vital=True, needs_database=True),
    _Rule("disk", _disk, vital=True, needs_database=False),
    _Rule("clock", _clock, vital=True, needs_database=True),
    _Rule("scheduler", _scheduler, vital=False, needs_database=True),
    _Rule("outbox", _outbox, vital=False, needs_database=True),
    _Rule("broker", _broker, vital=False, needs_database=False),
    _Rule("mail", _mail, vital=False, needs_database=False),
)
