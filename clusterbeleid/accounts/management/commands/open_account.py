"""Open the first account of a new installation."""

from __future__ import annotations

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from clusterbeleid.accounts.actions import open_first_account
from clusterbeleid.core import clock
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.texts import sentence


class Command(BaseCommand):
    """Makes one administrator; refused as soon as there is one, for then people do it."""

    help = "Opens the first account of a new installation, an administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Address and name; the password is asked and never stands on the command line."""
        parser.add_argument("email")
        parser.add_argument("full_name")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask the password and open the account."""
        try:
            open_first_account(
                email=options["email"],
                full_name=options["full_name"],
                password=getpass("password: "),
                at=clock.now(),
            )
        except Refused as refusal:
            raise CommandError(" ".join(sentence(one) for one in refusal.findings)) from refusal
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write("account opened")
