"""What Celery calls at night; it is a command too."""

from __future__ import annotations

from agreements.actions.nightly import nightly_ten_years
from agreements.actions.outward import nightly_outward
from clusterbeleid.core.scheduled import scheduled, tonight


@scheduled
def check_ten_years_nightly() -> None:
    """Warn before the ten years end; nothing happens when another process is at it."""
    tonight(nightly_ten_years)


@scheduled
def watch_outward_nightly() -> None:
    """Open a task for every duty towards a register that has none."""
    tonight(nightly_outward)
