"""``manage.py watch_pacts``: the nightly watch over the reviews of cluster pacts, by hand."""

from __future__ import annotations

from clusterbeleid.core.scheduled import NightlyCommand
from clusters.actions.pacts.reviewing import nightly_pacts


class Command(NightlyCommand):
    """Opens the tasks that are due; a second run changes nothing."""

    help = "Opens a task for every yearly review of a cluster pact that comes near, as every night."
    night = staticmethod(nightly_pacts)
