"""``manage.py kpi_table``: the indicators of a cluster; writes nothing."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clusters.models import Cluster
from evaluations.queries.kpis import kpi_table


class Command(BaseCommand):
    """Prints a JSON list; keys and names stay, others read them."""

    help = "Prints the indicators of a cluster with their targets and sources."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name of the cluster and the form of the answer."""
        parser.add_argument("--cluster", required=True)
        parser.add_argument("--format", choices=("json", "text"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one row for each figure; raises ``CommandError`` for an unknown cluster."""
        cluster = Cluster.objects.filter(name=options["cluster"]).first()
        if cluster is None:
            raise CommandError(f"no cluster is called {options['cluster']}")
        rows = kpi_table(cluster)
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            figures = f"{row['value'] or '-'} / {row['target'] or '-'} {row['unit']}"
            self.stdout.write(f"{row['kpi']} v{row['version']} {row['year']}: {figures}")
