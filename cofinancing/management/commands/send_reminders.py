"""``manage.py send_reminders``: put the reminders in the outbox that have come."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from clusterbeleid.core import clock
from cofinancing.actions.nightly import nightly_reminders


class Command(BaseCommand):
    """Remind of due dates; a second run sends nothing."""

    help = "Puts the reminders of co-financing in the outbox that have come, once each."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take another day than today."""
        parser.add_argument("--on", type=date.fromisoformat, default=None)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run and print the counts."""
        run = nightly_reminders(options["on"] or clock.today(), at=clock.now())
        self.stdout.write(
            f"looked at {run.looked_at}, sent {run.sent}" if run else "already running"
        )
