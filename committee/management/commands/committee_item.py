"""``manage.py committee_item ITEM``: who sits on an item, who stays out, the votes, the decision."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clusterbeleid.core.texts import sentence
from committee.queries import item_report


class Command(BaseCommand):
    """Prints a JSON object or a line each; keys stay, others read them."""

    help = "Says of an agenda item who takes part, who stays out, and what came of it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the item (key or reference) and the form of the answer."""
        parser.add_argument("item")
        parser.add_argument("--format", choices=("json", "text"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look up and print."""
        try:
            found = item_report(options["item"])
        except LookupError:
            raise CommandError(sentence("committee.no_such_item"), returncode=2) from None
        if options["format"] == "json":
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
            return
        for name, value in found.items():
            self.stdout.write(f"{name}: {json.dumps(value, ensure_ascii=False)}")
