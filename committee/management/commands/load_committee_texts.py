"""Add the names of the authority and the first texts of letters that are not known yet."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from clusterbeleid.core import clock
from committee.actions import load_first_texts


class Command(BaseCommand):
    """Run once after the migrations of a new release; a second run changes nothing."""

    help = "Adds the names of the granting authority and the first texts of letters."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say how many were added."""
        added = load_first_texts(at=clock.now())
        self.stdout.write(f"{added} added")
