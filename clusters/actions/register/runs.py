"""Asking the Crossroads Bank about every organisation at once, as work in the background."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import actor_of
from clusterbeleid.core import background
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.background import JobOutcome
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.progress import Progress
from clusters.actions.common import day_of
from clusters.actions.register.facts import FactsData, record_enterprise_facts
from clusters.actions.register.open_data import Told, open_register_file
from clusters.actions.register.service import Unreachable, register_service
from clusters.enums import FactSource
from clusters.permissions import may_run_register
from clusters.queries.enterprise import REGISTER_RUN, known_numbers

_PATIENCE = 5
logger = logging.getLogger(__name__)


def start_register_run(source: str, *, actor: Actor, at: datetime) -> BackgroundJob:
    """Let the facts of all organisations be read from ``source`` in the background.

    Raises ``Refused`` for a wrong role, or a source that is not set up: then nothing starts.
    """
    require(may_run_register(actor))
    if source == FactSource.OPEN_DATA:
        open_register_file(register_path())
    else:
        register_service()
    options = {"source": str(source), "at": at}
    return background.start(REGISTER_RUN, actor=actor, at=at, options=options)


def register_path() -> Path:
    """Return where the open data lie; raises ``Refused`` when the settings do not say."""
    if not settings.KBO_OPEN_DATA:
        raise Refused.because("facts.path_missing", "R66")
    return Path(settings.KBO_OPEN_DATA)


def run_register(job: BackgroundJob, progress: Progress) -> JobOutcome:
    """Do the work of one run; what the source does not answer is counted, not guessed."""
    at = thaw(job.options["at"])
    path = register_path() if job.options["source"] == FactSource.OPEN_DATA else None
    person = actor_of(User.objects.get(pk=job.started_by_id or 0), on=day_of(at))
    require(may_run_register(person))
    return JobOutcome(result=record_all(path, actor=person, at=at, told=progress))


def record_all(path: Path | None, *, actor: Actor, at: datetime, told: Told) -> dict[str, int]:
    """Record what a file of open data, or without ``path`` the service, says of all organisations.

    Returns how many were asked, recorded, stopped or insolvent, and without an answer. Raises ``Refused``.
    """
    numbers = known_numbers()
    counted = {"asked": len(numbers), "recorded": 0, "gone": 0}
    for data in _from(path, numbers, at, told):
        row = record_enterprise_facts(data, actor=actor, at=at)
        counted["recorded"] += 1
        counted["gone"] += row.is_gone
    return {**counted, "unanswered": counted["asked"] - counted["recorded"]}


def _from(
    path: Path | None, numbers: dict[str, int], at: datetime, told: Told
) -> Iterator[FactsData]:
    if path is not None:
        return open_register_file(path).facts(numbers, told)
    return _asked(numbers, at, told)


def _asked(numbers: dict[str, int], at: datetime, told: Told) -> Iterator[FactsData]:
    """Ask number by number; a service that does not answer several times in a row is left alone."""
    service, silent = register_service(), 0
    for done, number in enumerate(numbers, start=1):
        try:
            found, silent = service.ask(number, on=day_of(at)), 0
        except Unreachable as fault:
            logger.warning("no answer about an enterprise: %s", fault)
            found, silent = None, silent + 1
        if silent == _PATIENCE:
            return
        if found is not None:
            yield found
        told(done, len(numbers))
