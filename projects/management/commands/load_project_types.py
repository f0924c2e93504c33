"""``manage.py load_project_types``: add the types of projects that the database does not know."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from clusterbeleid.core import clock
from projects.actions.types import load_types


class Command(BaseCommand):
    """Run once after the migrations of a new release; a second run changes nothing."""

    help = "Adds the types of innovation projects of the data files that are not known yet."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say how many were added."""
        self.stdout.write(f"{load_types(at=clock.now())} added")
