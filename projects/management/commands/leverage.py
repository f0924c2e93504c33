"""``manage.py leverage --year Y --exclude NAME …``: factors with the rows of their denominator."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clusterbeleid.core import clock
from projects.panels.cells import factor_as_json
from projects.queries.aid import aid_by_row
from projects.queries.leverage import leverage_factors
from projects.queries.selections import selection_called


class Command(BaseCommand):
    """Prints ``{level, budget, denominator, rows, factor}`` for each level; keys stay."""

    help = (
        "Computes the leverage of a year with the rows of table 5 that are not left out. "
        "It shows what any reader may see: no budget that gives fewer than three confidential "
        "amounts away."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the year, the rows to leave out, and the form of the answer."""
        parser.add_argument("--year", type=int, required=True)
        rows = parser.add_mutually_exclusive_group()
        rows.add_argument("--exclude", nargs="*", action="extend", default=[], metavar="NAME")
        rows.add_argument(
            "--selection",
            metavar="N|NAME",
            help="a stored selection of rows: its number in the address, or the name of one in use",
        )
        parser.add_argument("--format", choices=("json", "text"), default="json")
        parser.add_argument("--as-of", type=date.fromisoformat, default=None)

    def handle(self, *args: Any, **options: Any) -> None:
        """Compute and print; a name that is no row at all is refused."""
        aid = aid_by_row(options["as_of"] or clock.today())
        left_out = _left_out(options, {row for rows in aid.values() for row in rows})
        of_year = aid.get(options["year"], {})
        found = [
            factor_as_json(factor)
            for factor, _behind in leverage_factors(options["year"], of_year, left_out)
        ]
        if options["format"] == "json":
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
            return
        for row in found:
            rows = ", ".join(row["rows"])
            self.stdout.write(
                f"{row['level']}: {row['budget']} / {row['denominator']} = {row['factor']} ({rows})"
            )


def _left_out(options: dict[str, Any], known: Collection[str]) -> Collection[str]:
    """Return the rows to leave out: those of a stored selection, or those named."""
    if options["selection"] is not None:
        stored = selection_called(options["selection"])
        if stored is None:
            raise CommandError(f"no selection {options['selection']!r}")
        return stored.excluded
    unknown = sorted(set(options["exclude"]) - set(known))
    if unknown:
        raise CommandError(f"no rows: {', '.join(unknown)}")
    return options["exclude"]  # type: ignore[no-any-return]  # names, by the parser
