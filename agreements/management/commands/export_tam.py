"""``manage.py export_tam``: awards of a period for the European register, in the form of its schema."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agreements.documents import AWARDS, records_of
from agreements.queries.awards import all_awards, award_of
from agreements.rules.awards import missing_fields
from clusterbeleid.core.records import write_records
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.dates import DateError, parse_day


class Command(BaseCommand):
    """The file goes to standard output; what is incomplete is named on standard error, and exits 1."""

    help = "Writes the awards granted in a period that must be published."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the period of granting and the form of the file."""
        parser.add_argument("--from", dest="first", required=True, help="first granting date")
        parser.add_argument("--to", dest="last", required=True, help="last granting date")
        parser.add_argument("--format", choices=("csv", "xml"), default="xml")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write what is complete, then tell what is not."""
        first, last = _day(options["first"]), _day(options["last"])
        rows = list(all_awards(first, last))
        about = {"granted_from": first.isoformat(), "granted_to": last.isoformat()}
        found = write_records(AWARDS, records_of(map(award_of, rows)), options["format"], about)
        self.stdout.write(found.decode("utf-8-sig"), ending="")
        incomplete = [row.agreement.reference for row in rows if missing_fields(award_of(row))]
        if incomplete:
            raise CommandError(f"incomplete: {', '.join(incomplete)}", returncode=1)


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except DateError as error:
        raise CommandError(sentence(error.code, error.params), returncode=2) from None
