"""``manage.py rank_call``: the ranking of a call; writes nothing."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from applications.enums import Step
from applications.queries.judging.ranking import call_by_reference, rank_call, ranking_report
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.money import MoneyError, parse_amount


class Command(BaseCommand):
    """Prints a JSON list or a line each; the keys stay, others read them."""

    help = "Ranks the applications of a call by their scores, with the line of the envelope."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the call, the envelope and the form of the answer."""
        parser.add_argument("call", help="reference or number of the call")
        parser.add_argument("--envelope", default="", help="another envelope in euro")
        parser.add_argument("--step", choices=Step.values, default="", help="the last one without")
        parser.add_argument("--format", choices=("json", "text"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rank and print."""
        call = call_by_reference(options["call"])
        if call is None:
            raise CommandError(sentence("ranking.unknown_call"), returncode=2)
        try:
            envelope = parse_amount(options["envelope"]) if options["envelope"] else None
        except MoneyError as error:
            raise CommandError(sentence(error.code, error.params), returncode=2) from None
        rows = ranking_report(rank_call(call, step=options["step"], envelope=envelope))
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write(
                f"{row['application']}: {row['score'] or '-'} (± {row['spread'] or '-'}), "
                f"{row['requested']}, {row['cumulative'] or '-'}, {'+' if row['above_line'] else '-'}"
            )
