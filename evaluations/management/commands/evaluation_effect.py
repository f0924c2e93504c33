"""``manage.py evaluation_effect``: what an outcome would do; writes nothing."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clusterbeleid.core import clock
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.dates import DateError, parse_day
from evaluations.interim_enums import Outcome
from evaluations.models import Evaluation
from evaluations.queries.interim.effects import effect_on, effect_report
from evaluations.queries.interim.evaluations import find_evaluation


class Command(BaseCommand):
    """Prints one JSON object or a line per project year."""

    help = "Says what an outcome of an evaluation would do, without writing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the evaluation by reference or key, the outcome and the years."""
        parser.add_argument("evaluation")
        parser.add_argument("--outcome", choices=Outcome.values, required=True)
        parser.add_argument("--years", type=int, default=None)
        parser.add_argument("--on", default="", help="day of the decision; today without")
        parser.add_argument("--format", choices=("json", "text"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compute and print."""
        try:
            evaluation = find_evaluation(options["evaluation"])
            on = parse_day(options["on"]) if options["on"] else clock.today()
        except Evaluation.DoesNotExist:
            text = sentence("evaluations.unknown", {"name": options["evaluation"]})
            raise CommandError(text, returncode=2) from None
        except DateError as error:
            raise CommandError(sentence(error.code, error.params), returncode=2) from None
        effect = effect_on(evaluation.cluster, options["outcome"], years=options["years"], on=on)
        if effect is None:
            raise CommandError(sentence("evaluations.no_aid"), returncode=2)
        report = effect_report(evaluation, effect)
        if options["format"] == "json":
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
            return
        for year in report["years"]:
            self.stdout.write(
                f"{year['first_day']} - {year['last_day']}: {year['granted_amount']}, "
                f"{year['cofinancing_required']} / {year['cofinancing_due']}"
            )
