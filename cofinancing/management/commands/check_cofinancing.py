"""``manage.py check_cofinancing``: the 80 % check of every granted project year; writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.management.base import CommandParser

from clusterbeleid.core.scheduled import ReportCommand
from cofinancing.queries.report import check_report


class Command(ReportCommand):
    """One row for each project year, or for the one asked."""

    help = "Checks the co-financing of project years on a day."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take one project year besides."""
        super().add_arguments(parser)
        parser.add_argument("--project-year", type=int, default=None)

    def rows(self, on: date, options: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        """Return what the query says."""
        chosen = options["project_year"]
        return check_report(on, None if chosen is None else [chosen])

    def line(self, row: Mapping[str, Any]) -> str:
        """Return one row as text."""
        return f"{row['cluster']} {row['starts']} {row['due']} {row['percentage']} {row['status']}"
