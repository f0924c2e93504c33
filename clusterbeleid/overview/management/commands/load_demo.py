"""Load the demo data."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from clusterbeleid.overview.demo.story import is_empty, tell


class Command(BaseCommand):
    """Works in demo settings only, and in an empty database only."""

    help = "Loads the demo data into an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--if-empty`` makes a second run do nothing instead of failing."""
        parser.add_argument("--if-empty", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything in one transaction: a demo is whole or absent."""
        if not settings.DEMO:
            raise CommandError("Demo data only goes into demo settings (DEMO=1).")
        if not is_empty():
            if options["if_empty"]:
                return
            raise CommandError("The database holds data already; use bin/run --reset.")
        with transaction.atomic():
            tell()
        self.stdout.write("demo data loaded")
