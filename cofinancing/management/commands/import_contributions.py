"""``manage.py import_contributions FILE --project-year ID``: all or nothing, by the same way as the screen."""

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
from clusters.actions.common import day_of
from cofinancing.actions.importing.report import import_at_once, look_at_file


class Command(BaseCommand):
    """Prints ``{rows, accepted, errors}``; keys and names stay, others read them."""

    help = "Imports contributions to a project year from an XLSX or CSV file; exit 1 on errors."

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
        actor, act = _actor(options["email"], at), import_at_once
        if options["dry_run"]:
            act = look_at_file
        with translation.override(actor.language):
            answer = act(year, _upload(options["file"]), actor=actor, at=at)
        text = json.dumps(answer, ensure_ascii=False, indent=1)
        self.stdout.write(text if options["format"] == "json" else _as_text(answer))
        if answer["errors"]:
            raise SystemExit(1)


def _actor(email: str, at: datetime) -> Actor:
    if not email:
        return SYSTEM
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise CommandError(f"no account with the address {email}")
    return actor_of(person, on=day_of(at))


def _upload(path: Path) -> SimpleUploadedFile:
    try:
        return SimpleUploadedFile(path.name, path.read_bytes())
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}") from error


def _as_text(answer: dict[str, Any]) -> str:
    lines = [
        " ".join(str(error[key]) for key in ("sheet", "row", "column", "message") if error[key])
        for error in answer["errors"]
    ]
    return "\n".join([*lines, f"{answer['rows']} rows, {answer['accepted']} accepted"])
