"""``manage.py open_reports``: open the yearly plans and reports whose time has come, by hand."""

from __future__ import annotations

from clusterbeleid.core.scheduled import NightlyCommand
from evaluations.actions.reports.nightly import nightly_reports


class Command(NightlyCommand):
    """Opens what is due; a second run opens none."""

    help = "Opens the yearly plans and reports whose time has come."
    night = staticmethod(nightly_reports)
