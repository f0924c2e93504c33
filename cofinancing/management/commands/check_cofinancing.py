"""``manage.py check_cofinancing``: the 80 % check of every granted project year; writes nothing."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from clusterbeleid.core import clock
from cofinancing.queries.report import check_report


class Command(BaseCommand):
    """Prints a JSON list; keys and names stay, others read them."""

    help = "Checks the co-financing of project years on a day."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the day, the form of the answer and one project year."""
        parser.add_argument("--on", type=date.fromisoformat, default=None)
        parser.add_argument("--format", choices=("json", "text"), default="text")
        parser.add_argument("--project-year", type=int, default=None)

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and print."""
        chosen = options["project_year"]
        rows = check_report(options["on"] or clock.today(), None if chosen is None else [chosen])
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write(
                f"{row['cluster']} {row['starts']} {row['due']} {row['percentage']} {row['status']}"
            )
