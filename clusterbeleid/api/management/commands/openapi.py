"""``manage.py openapi``: write the description of the API to docs/openapi.yaml; ``--check`` only compares."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from clusterbeleid.api.rest.schema import description

PLACE = Path(settings.BASE_DIR) / "docs" / "openapi.yaml"


def as_yaml() -> str:
    """Return the description as it is committed."""
    return yaml.safe_dump(dict(description()), sort_keys=False, allow_unicode=True, width=100)


class Command(BaseCommand):
    """Keeps the committed description equal to the code."""

    help = "Writes docs/openapi.yaml, or compares it with --check."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to compare only."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, or say that it differs."""
        if not options["check"]:
            PLACE.write_text(as_yaml(), encoding="utf-8")
        elif PLACE.read_text(encoding="utf-8") != as_yaml():
            raise CommandError("docs/openapi.yaml differs: run manage.py openapi")
