"""``manage.py watch_sizes``: the nightly watch over the sizes of members, by hand."""

from __future__ import annotations

from clusterbeleid.core.scheduled import NightlyCommand
from clusters.actions.sizes import nightly_sizes


class Command(NightlyCommand):
    """Opens the tasks that are due; a second run changes nothing."""

    help = "Opens a task for every cluster with members whose size is too old, as every night."
    night = staticmethod(nightly_sizes)
