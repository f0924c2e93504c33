"""``manage.py watch_ten_years``: the nightly warnings, by hand."""

from __future__ import annotations

from agreements.actions.nightly import nightly_ten_years
from clusterbeleid.core.scheduled import NightlyCommand


class Command(NightlyCommand):
    """Opens the tasks and mails that are due; a second run changes nothing."""

    help = "Warns before the ten years of a cluster end, as every night."
    night = staticmethod(nightly_ten_years)
