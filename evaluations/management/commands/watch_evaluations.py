"""``manage.py watch_evaluations``: the nightly watch over evaluations, by hand."""

from __future__ import annotations

from clusterbeleid.core.scheduled import NightlyCommand
from evaluations.actions.interim.nightly import nightly_evaluations


class Command(NightlyCommand):
    """Makes the files and tasks that are due; a second run changes nothing."""

    help = "Opens the tasks of evaluations that come near, as every night."
    night = staticmethod(nightly_evaluations)
