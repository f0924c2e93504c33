"""Remove files on the disk that no row knows: what is left when a transaction did not end."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from clusterbeleid.core import clock, files


class Command(BaseCommand):
    """``manage.py remove_orphan_files``: prints how many it removed; a second run finds none."""

    help = "Remove stored bytes without a row, older than a day."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Remove them and print the count."""
        print(f"{files.remove_orphans(now=clock.real_now())} removed")
