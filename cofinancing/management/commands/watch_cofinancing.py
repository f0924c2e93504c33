"""``manage.py watch_cofinancing``: what the night does, by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from clusterbeleid.core import clock
from cofinancing.actions.nightly import nightly_check


class Command(BaseCommand):
    """Open the tasks for missed due dates; a second run opens nothing."""

    help = "Opens the task 'decision on lapse' for every missed due date, once each."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take another day than today."""
        parser.add_argument("--on", type=date.fromisoformat, default=None)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run and print the counts."""
        run = nightly_check(options["on"] or clock.today(), at=clock.now())
        self.stdout.write(
            f"looked at {run.looked_at}, opened {run.opened}" if run else "already running"
        )
