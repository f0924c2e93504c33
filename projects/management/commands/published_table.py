"""``manage.py published_table N``: a table of the green paper computed from rows, beside print."""

from __future__ import annotations

import csv
import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from clusterbeleid.core import clock
from projects.management.asking import add_selection, selection_of
from projects.panels.cells import cell_as_json
from projects.queries.printed import TABLES
from projects.queries.tables import published_table


class Command(BaseCommand):
    """Prints ``{row, year, value, unit, printed, difference, rows_behind}``; keys stay, others read them."""

    help = (
        "Computes a published table from its rows, with the printed figure beside each cell. "
        "It shows what any reader may see: no budget that gives fewer than three confidential "
        "amounts away."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the table, the form of the answer, the day, and which projects count."""
        parser.add_argument("table", type=int, choices=TABLES)
        parser.add_argument("--format", choices=("json", "csv"), default="json")
        parser.add_argument("--as-of", type=date.fromisoformat, default=None)
        add_selection(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Compute and print."""
        today = clock.today()
        chosen = selection_of(str(options["table"]), options, today=today)
        cells = published_table(options["table"], on=options["as_of"] or today, selection=chosen)
        rows = [cell_as_json(cell) for cell in cells]
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        writer = csv.DictWriter(self.stdout, list(rows[0]) if rows else ["row"])
        writer.writeheader()
        writer.writerows({**row, "rows_behind": " ".join(row["rows_behind"])} for row in rows)
