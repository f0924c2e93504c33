"""``manage.py send_digests``: put the overviews of the day in the outbox."""

from __future__ import annotations

from clusterbeleid.accounts.actions.digests import nightly_digests
from clusterbeleid.core.scheduled import NightlyCommand


class Command(NightlyCommand):
    """One mail for everything that may wait; a second run sends nothing."""

    help = "Puts one overview in the outbox for each reader with messages that wait, once a day."
    night = staticmethod(nightly_digests)
