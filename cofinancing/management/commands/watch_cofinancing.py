"""``manage.py watch_cofinancing``: open the tasks for missed due dates, by hand."""

from __future__ import annotations

from clusterbeleid.core.scheduled import NightlyCommand
from cofinancing.actions.nightly import nightly_check


class Command(NightlyCommand):
    """Open the tasks for missed due dates; a second run opens nothing."""

    help = "Opens the task 'decision on lapse' for every missed due date, once each."
    night = staticmethod(nightly_check)
