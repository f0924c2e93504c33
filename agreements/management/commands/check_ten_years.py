"""``manage.py check_ten_years``: the ten-year clock of every cluster; writes nothing."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agreements.queries.report import ten_years_report
from clusterbeleid.core import clock
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.dates import DateError, parse_day


class Command(BaseCommand):
    """Prints a JSON list or a line each; keys and names stay, others read them."""

    help = "Says for each cluster when its ten years of operating aid end."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the day and the form of the answer."""
        parser.add_argument("--on", default="", help="day, for example 2026-11-21; today without")
        parser.add_argument("--format", choices=("json", "text"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and print."""
        try:
            on = parse_day(options["on"]) if options["on"] else clock.today()
        except DateError as error:
            raise CommandError(sentence(error.code, error.params), returncode=2) from None
        rows = ten_years_report(on)
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write(
                f"{row['cluster']} ({row['kind']}): {row['started'] or '-'} - {row['last_day'] or '-'}, "
                f"{row['days_used'] or 0} / {row['days_left'] or 0}, {row['level']}"
            )
