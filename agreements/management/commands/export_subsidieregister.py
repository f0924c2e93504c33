"""``manage.py export_subsidieregister``: granted and paid amounts of a quarter, in the form of the schema."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agreements.documents import SUBSIDIES, subsidy_records
from agreements.queries.subsidies import subsidies
from agreements.rules.quarters import QuarterError, parse_quarter
from clusterbeleid.core.records import write_records
from clusterbeleid.core.texts import sentence


class Command(BaseCommand):
    """The file goes to standard output."""

    help = "Writes what was granted and paid in a quarter, for each measure and beneficiary."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the quarter and the form of the file."""
        parser.add_argument("--quarter", required=True, help="for example 2026Q4")
        parser.add_argument("--format", choices=("csv", "xml"), default="csv")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file; a quarter that is none is one line and exit 2."""
        try:
            quarter = parse_quarter(options["quarter"])
        except QuarterError as error:
            raise CommandError(sentence(error.code, error.params), returncode=2) from None
        rows = subsidy_records(subsidies(quarter.first, quarter.last))
        about = {
            "period": str(quarter),
            "first_day": quarter.first.isoformat(),
            "last_day": quarter.last.isoformat(),
        }
        found = write_records(SUBSIDIES, rows, options["format"], about)
        self.stdout.write(found.decode("utf-8-sig"), ending="")
