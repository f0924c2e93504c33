"""``manage.py import_projects FILE --cluster NAME``: all or nothing, by the same way as the screen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from clusterbeleid.core import clock
from clusterbeleid.core.imports import import_at_once, look_at_file
from clusters.models import Cluster
from cofinancing.management.importing import actor_named, report_text, upload_of
from projects.actions.importing import PROJECTS


class Command(BaseCommand):
    """Prints ``{rows, accepted, errors}``."""

    help = "Imports projects with their partners from an XLSX or CSV file; exit 1 on errors."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the cluster that handed the projects in, and how to answer."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--cluster", required=True)
        parser.add_argument("--dry-run", action="store_true", help="judge the file, write nothing")
        parser.add_argument("--format", choices=("json", "text"), default="text")
        parser.add_argument("--as", dest="email", default="", help="address of who imports")

    def handle(self, *args: Any, **options: Any) -> None:
        """Judge or import the file and print the report."""
        cluster = Cluster.objects.filter(name=options["cluster"]).first()
        if cluster is None:
            raise CommandError(f"no cluster {options['cluster']}")
        at = clock.now()
        actor = actor_named(options["email"], at)
        act = look_at_file if options["dry_run"] else import_at_once
        with translation.override(actor.language):
            answer = act(PROJECTS, cluster, upload_of(options["file"]), actor=actor, at=at)
        as_json = options["format"] == "json"
        self.stdout.write(
            json.dumps(answer, ensure_ascii=False, indent=1) if as_json else report_text(answer)
        )
        if answer["errors"]:
            raise SystemExit(1)
