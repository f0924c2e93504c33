"""``manage.py remind_duties``: remind of reports, conditions and fee lists, by hand."""

from __future__ import annotations

from clusterbeleid.core.scheduled import NightlyCommand
from evaluations.actions.watching import nightly_duties


class Command(NightlyCommand):
    """Puts the reminders in the outbox that have come; a second run changes nothing."""

    help = "Reminds of yearly reports, conditions of decisions and fee lists, as every night."
    night = staticmethod(nightly_duties)
