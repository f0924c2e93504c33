"""How long a page of the API takes, beside the same rows built as JSON inside PostgreSQL."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from clusterbeleid.api.management.bench import measure
from clusterbeleid.core import clock


class Command(BaseCommand):
    """``bench_api --clusters N``; the last line is the largest ratio."""

    help = "Measure pages of 100 rows on invented rows, which are rolled back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how many clusters there are."""
        parser.add_argument("--clusters", type=int, default=1000)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure and print."""
        found = measure(options["clusters"], at=clock.now())
        for one in found:
            self.stdout.write(
                f"{one.name}: {one.queries} queries, page {one.page * 1000:.1f} ms, "
                f"inside PostgreSQL {one.inside * 1000:.1f} ms, ratio {one.ratio:.2f}"
            )
        queries, ratio = max(one.queries for one in found), max(one.ratio for one in found)
        self.stdout.write(f"queries: {queries}, ratio: {ratio:.2f}")
