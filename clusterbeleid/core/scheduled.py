"""Work that a clock starts, and the same work by hand: one function behind task and command."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import wraps
from typing import Any, ParamSpec, Protocol

from celery import shared_task
from django.core.management.base import BaseCommand, CommandError, CommandParser

from clusterbeleid.core import clock, jobs
from clusterbeleid.core.request_id import start_request
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.dates import DateError, parse_day

P = ParamSpec("P")


class Night(Protocol):
    """What a night does for a day; None when another process is at it."""

    def __call__(self, on: date, *, at: datetime) -> jobs.Run | None:
        """Do it; a second run changes nothing."""


def scheduled(work: Callable[P, None]) -> Callable[P, None]:
    """Let Celery call ``work``, each time under a request id of its own."""

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        start_request()
        work(*args, **kwargs)

    task: Callable[P, None] = shared_task(run)
    return task


def tonight(night: Night) -> None:
    """Do the work of a night for today."""
    night(clock.today(), at=clock.now())


class DayCommand(BaseCommand):
    """A command about a day: ``--on``, or today."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take another day than today."""
        parser.add_argument("--on", default="", help="day, for example 2026-11-21; today without")

    def day_of(self, options: Mapping[str, Any]) -> date:
        """Return the day asked; raises ``CommandError`` when it is none."""
        try:
            return parse_day(options["on"]) if options["on"] else clock.today()
        except DateError as error:
            raise CommandError(sentence(error.code, error.params), returncode=2) from None


class NightlyCommand(DayCommand):
    """Does the work of a night by hand; a second run changes nothing."""

    night: Night

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say what was done."""
        run = self.night(self.day_of(options), at=clock.now())
        if run is None:
            self.stdout.write("another process is at it")
            return
        self.stdout.write(f"{run.looked_at} looked at, {run.opened} opened, {run.sent} sent")


class ReportCommand(DayCommand, ABC):
    """Prints a JSON list or a line for each row; keys and names stay, others read them."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the day and the form of the answer."""
        super().add_arguments(parser)
        parser.add_argument("--format", choices=("json", "text"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask the rows and print them."""
        rows = self.rows(self.day_of(options), options)
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write(self.line(row))

    @abstractmethod
    def rows(self, on: date, options: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        """Return the rows as on a day."""

    @abstractmethod
    def line(self, row: Mapping[str, Any]) -> str:
        """Return one row as text."""
