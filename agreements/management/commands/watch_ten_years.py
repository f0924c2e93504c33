"""``manage.py watch_ten_years``: the nightly warnings, by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from agreements.actions.nightly import nightly_ten_years
from clusterbeleid.core import clock


class Command(BaseCommand):
    """Opens the tasks and mails that are due; a second run changes nothing."""

    help = "Warns before the ten years of a cluster end, as every night."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take another day than today."""
        parser.add_argument("--on", type=date.fromisoformat, default=None)

    def handle(self, *args: Any, **options: Any) -> None:
        """Watch and say what was done."""
        run = nightly_ten_years(options["on"] or clock.today(), at=clock.now())
        if run is None:
            self.stdout.write("another process is at it")
            return
        self.stdout.write(f"{run.looked_at} looked at, {run.opened} opened, {run.sent} sent")
