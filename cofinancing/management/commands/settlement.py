"""``manage.py settlement AGREEMENT``: what is due for an agreement as it stands; writes nothing."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agreements.models import SupportAgreement
from cofinancing.queries.settlement_report import settlement_report


class Command(BaseCommand):
    """Prints a JSON object; keys stay, others read them."""

    help = "Computes the settlement of an agreement, project year by project year."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the reference of the agreement and the form of the answer."""
        parser.add_argument("agreement")
        parser.add_argument("--format", choices=("json", "text"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compute and print."""
        try:
            found = settlement_report(options["agreement"])
        except SupportAgreement.DoesNotExist:
            raise CommandError(f"no agreement {options['agreement']}") from None
        if options["format"] == "json":
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
            return
        self.stdout.write(f"{found['agreement']} {found['accepted']} {found['public_share']}")
