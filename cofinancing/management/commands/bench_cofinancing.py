"""How long the nightly check takes, beside the bare sums it needs."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from clusterbeleid.core import clock
from cofinancing.management.bench import measure


class Command(BaseCommand):
    """``bench_cofinancing --project-years N --contributions M``; the last line is the ratio."""

    help = "Measure the check of co-financing on invented rows, which are rolled back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the two sizes."""
        parser.add_argument("--project-years", type=int, default=10_000)
        parser.add_argument("--contributions", type=int, default=500_000)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure and print."""
        found = measure(options["project_years"], options["contributions"], at=clock.now())
        self.stdout.write(f"project years: {found.project_years}")
        self.stdout.write(f"contributions: {found.contributions}")
        self.stdout.write(f"whole check: {found.check * 1000:.1f} ms")
        self.stdout.write(f"bare GROUP BY: {found.bare * 1000:.1f} ms")
        self.stdout.write(f"memory added by the check: {found.growth:.0f} MB")
        self.stdout.write(f"peak memory of the process: {found.peak:.0f} MB")
        self.stdout.write(f"ratio: {found.ratio:.2f}")
