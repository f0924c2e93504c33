"""``manage.py compute_due``: due dates by the counting rules of R29-R31; needs no database."""

from __future__ import annotations

from datetime import date
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.dates import parse_day
from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.terms import Clock, compute_due

_CLOCKS = (Clock.EU, Clock.BE)
_BAD_INPUT = 2


class Command(BaseCommand):
    """Prints one ISO date per event, in the order given; bad input is one line and exit 2."""

    help = "Computes the last day of a term in months after each event."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take everything as text, so that each mistake gets its own clear line."""
        parser.add_argument("event", nargs="*", help="day, for example 2025-02-28 or 28/02/2025")
        parser.add_argument("--months", default="")
        parser.add_argument("--clock", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compute all, then print all: a mistake in the last event prints no half list."""
        events, months, clock = (
            options["event"],
            _months(options["months"]),
            _clock(options["clock"]),
        )
        if not events:
            _refuse(_("Give at least one event, for example 2025-02-28."))
        for due in [_due(event, months, clock) for event in events]:
            self.stdout.write(due.isoformat())


def _due(event: str, months: int, clock: Clock) -> date:
    try:
        return compute_due(parse_day(event), months, clock).due
    except KernelError as error:
        _refuse(f"{event}: {sentence(error.code, error.params)}")


def _months(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        _refuse("--months: " + _("Give a whole number of months, for example 3."))
    return int(text)


def _clock(text: str) -> Clock:
    if text not in _CLOCKS:
        _refuse("--clock: " + _("Choose EU or BE."))
    return Clock(text)


def _refuse(message: str) -> NoReturn:
    raise CommandError(" ".join(message.split()), returncode=_BAD_INPUT)
