"""Do the background work that waits or was left by a process that died."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from clusterbeleid.core import background, clock


class Command(BaseCommand):
    """``manage.py resume_background_jobs``: prints how many jobs it took up."""

    help = "Do the background work that waits or was left by a process that died."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do the work and print the count."""
        print(f"{background.resume(at=clock.now())} jobs")
