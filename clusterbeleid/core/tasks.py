"""What Celery calls: the relay, and work in the background."""

from __future__ import annotations

from clusterbeleid.core import background, clock, events, files, jobs, relay
from clusterbeleid.core.queries import RELAY_RUN
from clusterbeleid.core.scheduled import scheduled


@scheduled
def relay_outbox() -> None:
    """Give events their place and post the messages that are due; two passes at once share the work."""
    events.number_events()
    with jobs.record_run(RELAY_RUN, clock.today(), alone=False) as run:
        result = relay.relay(now=clock.now())
        run.looked_at, run.sent = result.looked_at, result.sent
    jobs.forget_idle_relays()


@scheduled
def resume_background_jobs() -> None:
    """Do the work whose bell was not heard, or whose process died."""
    background.resume(at=clock.now())


@scheduled
def run_background_job(job_id: int) -> None:
    """Do one piece of work; nothing happens when it is done or somebody is at it."""
    background.run(job_id, at=clock.now())


@scheduled
def remove_orphan_files_nightly() -> None:
    """Remove bytes without a row: what is left when a transaction did not end."""
    with jobs.record_run(files.ORPHANS_RUN, clock.today()) as run:
        run.looked_at = files.remove_orphans(now=clock.real_now())
