"""How long all tables take, beside the bare sums they need."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from clusterbeleid.core import clock
from projects.management.bench import measure


class Command(BaseCommand):
    """``bench_tables --projects N``; the last line is the ratio over all tables, with the rows behind every figure."""

    help = "Measure the published tables on invented projects, which are rolled back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how many projects there are, with five partners each."""
        parser.add_argument("--projects", type=int, default=10_000)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure and print."""
        found = measure(options["projects"], at=clock.now())
        self.stdout.write(f"projects: {options['projects']}")
        for one in found:
            self.stdout.write(
                f"{one.key}: {one.cells} cells, figures {one.figures * 1000:.1f} ms, "
                f"with rows behind {one.whole * 1000:.1f} ms, bare {one.bare * 1000:.1f} ms, "
                f"ratio {one.ratio:.2f}"
            )
        figures, bare = sum(one.figures for one in found), sum(one.bare for one in found)
        whole = sum(one.whole for one in found)
        self.stdout.write(f"ratio of the figures alone: {figures / bare:.2f}")
        self.stdout.write(f"ratio: {whole / bare:.2f}")
