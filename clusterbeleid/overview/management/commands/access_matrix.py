"""``manage.py access_matrix``: ask every route as everybody, and hold the answers against the policy."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

RUNNER = "tests.access_count"


class Command(BaseCommand):
    """Runs beside the application, in an empty database that is removed afterwards."""

    help = "Asks every route with every method as every identity; exit 1 unless all is as the policy says."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the matrix; the policy is part of the source, not of an installation."""
        if not (settings.BASE_DIR / "tests" / "access_matrix.py").is_file():
            raise CommandError("the policy stands in tests/, which is not here: run it in a clone")
        done = subprocess.run(  # noqa: S603 - our own module, no word of a user
            [sys.executable, "-m", RUNNER], cwd=settings.BASE_DIR, check=False
        )
        if done.returncode:
            sys.exit(done.returncode)
