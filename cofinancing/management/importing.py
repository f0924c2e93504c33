"""A command that imports a table about a project year: all or nothing, by the same way as the screen."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from agreements.queries import granted_project_years
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import actor_of
from clusterbeleid.core import clock
from clusterbeleid.core.actors import SYSTEM, Actor
from clusterbeleid.core.imports import TableUse, import_at_once, look_at_file
from clusters.actions.common import day_of


class ImportCommand(BaseCommand):
    """Prints ``{rows, accepted, errors}``; keys and names stay, others read them."""

    use: TableUse

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the project year, and how to answer."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--project-year", type=int, required=True)
        parser.add_argument("--dry-run", action="store_true", help="judge the file, write nothing")
        parser.add_argument("--format", choices=("json", "text"), default="text")
        parser.add_argument("--as", dest="email", default="", help="address of who imports")

    def handle(self, *args: Any, **options: Any) -> None:
        """Judge or import the file and print the report."""
        at = clock.now()
        years = granted_project_years().select_related("agreement__cluster")
        year = years.filter(pk=options["project_year"]).first()
        if year is None:
            raise CommandError(f"no granted project year {options['project_year']}")
        actor, act = actor_named(options["email"], at), import_at_once
        if options["dry_run"]:
            act = look_at_file
        with translation.override(actor.language):
            answer = act(self.use, year, upload_of(options["file"]), actor=actor, at=at)
        text = json.dumps(answer, ensure_ascii=False, indent=1)
        self.stdout.write(text if options["format"] == "json" else report_text(answer))
        if answer["errors"]:
            raise SystemExit(1)


def actor_named(email: str, at: datetime) -> Actor:
    """Return who imports: the account with this address, or the system without one."""
    if not email:
        return SYSTEM
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise CommandError(f"no account with the address {email}")
    return actor_of(person, on=day_of(at))


def upload_of(path: Path) -> SimpleUploadedFile:
    """Return a file of the disk as if it was handed in."""
    try:
        return SimpleUploadedFile(path.name, path.read_bytes())
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}") from error


def report_text(answer: dict[str, Any]) -> str:
    """Return the report of an import in lines."""
    lines = [
        " ".join(str(error[key]) for key in ("sheet", "row", "column", "message") if error[key])
        for error in answer["errors"]
    ]
    return "\n".join([*lines, f"{answer['rows']} rows, {answer['accepted']} accepted"])
