"""Post the messages that are due, as the worker does every half minute."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from clusterbeleid.core import clock, jobs, relay
from clusterbeleid.core.queries import RELAY_RUN


class Command(BaseCommand):
    """``manage.py relay_outbox``: one pass; prints what it did."""

    help = "Post the messages of the outbox that are due."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run one pass and print the counts."""
        with jobs.record_run(RELAY_RUN, clock.today(), alone=False) as run:
            result = relay.relay(now=clock.now())
            run.looked_at, run.sent = result.looked_at, result.sent
        away = ", mail server away" if result.away else ""
        print(f"sent {result.sent}, failed {result.failed}, parked {result.parked}{away}")
