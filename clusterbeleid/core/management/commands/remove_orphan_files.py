"""Remove files on the disk that no row knows: what is left when a transaction did not end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand

from clusterbeleid.core import clock, files

# An upload in progress has bytes and no row yet, for seconds; a day is beyond any doubt.
UNDOUBTED = timedelta(days=1)


class Command(BaseCommand):
    """``manage.py remove_orphan_files``: prints how many it removed; a second run finds none."""

    help = "Remove stored bytes without a row, older than a day."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Remove them and print the count."""
        found = files.orphans(older_than=clock.real_now() - UNDOUBTED)
        for path in found:
            path.unlink(missing_ok=True)
        print(f"{len(found)} removed")
