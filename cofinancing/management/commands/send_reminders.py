"""``manage.py send_reminders``: put the reminders in the outbox that have come."""

from __future__ import annotations

from clusterbeleid.core.scheduled import NightlyCommand
from cofinancing.actions.nightly import nightly_reminders


class Command(NightlyCommand):
    """Remind of due dates; a second run sends nothing."""

    help = "Puts the reminders of co-financing in the outbox that have come, once each."
    night = staticmethod(nightly_reminders)
