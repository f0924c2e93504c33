"""What Celery calls at night; it is a command too."""

from __future__ import annotations

from clusterbeleid.core.scheduled import scheduled, tonight
from clusters.actions.pacts.reviewing import nightly_pacts
from clusters.actions.sizes import nightly_sizes


@scheduled
def watch_pacts_nightly() -> None:
    """Open the tasks of reviews that come near; nothing happens when another process is at it."""
    tonight(nightly_pacts)


@scheduled
def watch_sizes_nightly() -> None:
    """Ask for sizes of members that grew too old; nothing happens when another process is at it."""
    tonight(nightly_sizes)
