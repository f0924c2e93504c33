"""``manage.py verify_dossier FILE.pdf``: which decision rests on these bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clusterbeleid.core.texts import sentence
from committee.queries import dossier_by_hash


class Command(BaseCommand):
    """Prints the number of the decision; otherwise ends with status 1 and the reason."""

    help = "Says which decision of the committee rests on a sealed PDF."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare and print."""
        try:
            data = options["file"].read_bytes()
        except OSError:
            raise CommandError(sentence("committee.not_readable")) from None
        known = dossier_by_hash(hashlib.sha256(data).hexdigest())
        if known is None or known.decision is None or known.code:
            code = known.code if known else "committee.unknown_paper"
            raise CommandError(sentence(code))
        self.stdout.write(known.decision.number)
