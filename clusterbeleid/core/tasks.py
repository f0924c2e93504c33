"""What Celery calls: the relay, and work in the background."""

from __future__ import annotations

from celery import shared_task  # without types, hence the ignores below

from clusterbeleid.core import background, clock, files, jobs, relay
from clusterbeleid.core.queries import RELAY_RUN
from clusterbeleid.core.request_id import start_request


@shared_task  # type: ignore[untyped-decorator]
def relay_outbox() -> None:
    """Post the messages that are due; two passes at once share the work."""
    start_request()
    with jobs.record_run(RELAY_RUN, clock.today(), alone=False) as run:
        result = relay.relay(now=clock.now())
        run.looked_at, run.sent = result.looked_at, result.sent
    jobs.forget_idle_relays()


@shared_task  # type: ignore[untyped-decorator]
def resume_background_jobs() -> None:
    """Do the work whose bell was not heard, or whose process died."""
    start_request()
    background.resume(at=clock.now())


@shared_task  # type: ignore[untyped-decorator]
def run_background_job(job_id: int) -> None:
    """Do one piece of work; nothing happens when it is done or somebody is at it."""
    start_request()
    background.run(job_id, at=clock.now())


@shared_task  # type: ignore[untyped-decorator]
def remove_orphan_files_nightly() -> None:
    """Remove bytes without a row: what is left when a transaction did not end."""
    start_request()
    with jobs.record_run(files.ORPHANS_RUN, clock.today()) as run:
        run.looked_at = files.remove_orphans(now=clock.real_now())
