"""What Celery calls in the morning; it is a command too."""

from __future__ import annotations

from clusterbeleid.accounts.actions.digests import nightly_digests
from clusterbeleid.core.scheduled import scheduled, tonight


@scheduled
def send_digests_daily() -> None:
    """Send everybody the overview of the day; nothing happens when another process is at it."""
    tonight(nightly_digests)
