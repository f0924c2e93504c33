"""Add the legal figures of the data files that are not known yet."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from clusterbeleid.core import clock
from clusterbeleid.core.parameters import load_initial_parameters


class Command(BaseCommand):
    """Run once after the migrations of a new release; a second run changes nothing."""

    help = "Adds the legal figures of the data files that the database does not know yet."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say how many figures were added."""
        added = load_initial_parameters(at=clock.now())
        self.stdout.write(f"{added} added")
