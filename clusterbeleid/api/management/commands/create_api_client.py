"""``manage.py create_api_client NAME --agency KBO --scopes …``: open a system; prints id and secret once."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from clusterbeleid.api.actions import ClientData, open_client
from clusterbeleid.api.enums import OF_REGISTERS, Reach, Scope
from clusterbeleid.api.forms import number_of
from clusterbeleid.core import clock
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.texts import sentence


class Command(BaseCommand):
    """Opens a system without a browser."""

    help = "Opens a system that may call the API; the secret is printed once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whose it is, its rights, and what it sees."""
        parser.add_argument("name")
        parser.add_argument("--agency", required=True, help="enterprise number or OVO code")
        parser.add_argument("--agency-name", default="", help="the number without")
        parser.add_argument("--scopes", required=True, nargs="+", choices=Scope.values)
        parser.add_argument(
            "--until", type=date.fromisoformat, help="last day; a year for a right in a register"
        )
        sees = parser.add_mutually_exclusive_group()
        sees.add_argument("--clusters", nargs="+", type=int, default=[], help="keys")
        sees.add_argument("--organisations", nargs="+", default=[], help="enterprise numbers")

    def handle(self, *args: Any, **options: Any) -> None:
        """Open it and print identifier and secret, a line each."""
        try:
            made = open_client(_data(options), actor=SYSTEM, at=clock.now())
        except Refused as refusal:
            raise CommandError(" ".join(sentence(one) for one in refusal.findings)) from None
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self.stdout.write(f"client_id: {made.client.application.client_id}")
        self.stdout.write(f"client_secret: {made.secret}")


def _data(options: dict[str, Any]) -> ClientData:
    number = number_of(options["agency"])
    reach = Reach.CLUSTERS if options["clusters"] else Reach.ALL
    return ClientData(
        name=options["name"],
        agency_name=options["agency_name"] or number,
        agency_number=number,
        scopes=tuple(options["scopes"]),
        reach=(Reach.ORGANISATIONS if options["organisations"] else reach).value,
        clusters=tuple(options["clusters"]),
        organisations=tuple(number_of(text) for text in options["organisations"]),
        last_day=options["until"] or _last_day(options["scopes"]),
    )


def _last_day(scopes: list[str]) -> date | None:
    """Return the day after which a right in a register ends when nobody names one."""
    return clock.today() + relativedelta(years=1) if OF_REGISTERS & set(scopes) else None
