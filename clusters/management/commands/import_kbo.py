"""``manage.py import_kbo``: facts about the organisations we know, from open data or from the service."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from clusterbeleid.core import clock
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.texts import sentence
from clusters.actions.register.runs import record_all


class Command(BaseCommand):
    """Reads a zip of open data as a stream; without a file the service of the settings is asked."""

    help = "Records what the Crossroads Bank says of every organisation in the register."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the zip, or nothing for the service."""
        parser.add_argument("file", nargs="?", default="", help="zip with the open data")

    def handle(self, *args: Any, **options: Any) -> None:
        """Record everything or nothing, and say what was counted."""
        path = Path(options["file"]) if options["file"] else None
        try:
            with transaction.atomic():
                found = record_all(path, actor=SYSTEM, at=clock.now(), told=self._told)
        except Refused as refusal:
            told = " ".join(sentence(finding) for finding in refusal.findings)
            raise CommandError(told, returncode=2) from None
        self.stdout.write(", ".join(f"{number} {name}" for name, number in found.items()))

    def _told(self, done: int, total: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"{done}/{total}")
