"""``manage.py watch_recoveries``: remind of claims and open tasks for late ones, by hand."""

from __future__ import annotations

from clusterbeleid.core.scheduled import NightlyCommand
from cofinancing.actions.recoveries import nightly_recoveries


class Command(NightlyCommand):
    """Remind of claims and open tasks for late ones; a second run changes nothing."""

    help = "Reminds of claims, and opens a task for each one past its due date, once."
    night = staticmethod(nightly_recoveries)
