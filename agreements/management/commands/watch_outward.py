"""``manage.py watch_outward``: the nightly tasks for duties towards others, by hand."""

from __future__ import annotations

from agreements.actions.outward import nightly_outward
from clusterbeleid.core.scheduled import NightlyCommand


class Command(NightlyCommand):
    """Opens the tasks that are due; a second run changes nothing."""

    help = "Opens a task for every duty towards a register or the Commission that has none."
    night = staticmethod(nightly_outward)
