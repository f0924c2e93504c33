"""Say who can log in to the demo."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from clusterbeleid.overview.demo.people import PEOPLE


class Command(BaseCommand):
    """Prints a line for each person of the demo, and the password they share."""

    help = "Prints the logins of the demo."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print address, role, and clusters or what else to know."""
        if not settings.DEMO:
            raise CommandError("Only demo settings have demo logins.")
        with translation.override("nl"):
            for person in PEOPLE:
                role = person.role.label if person.role else person.mandate.label  # type: ignore[union-attr]  # has one of both
                more = ", ".join(filter(None, (*person.clusters, person.note)))
                self.stdout.write(f"  {person.email:<24} {role}{f' ({more})' if more else ''}")
        self.stdout.write(f"  wachtwoord: {settings.DEMO_PASSWORD}")
