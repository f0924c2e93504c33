"""Write docs/states.md."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from clusterbeleid.overview.states import documentation


class Command(BaseCommand):
    """Keeps the page with all states equal to the tables in the code."""

    help = "Writes docs/states.md from the state tables."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--check`` only compares."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the page, or fail when it differs."""
        page = Path(settings.BASE_DIR) / "docs" / "states.md"
        text = documentation()
        if not options["check"]:
            page.write_text(text, encoding="utf-8")
        elif not page.exists() or page.read_text(encoding="utf-8") != text:
            raise CommandError("docs/states.md is old: run bin/manage document_states")
