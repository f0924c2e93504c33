"""The two embedded servers together: who uses them, and when they stop.

Every command that uses them holds a shared lock. The last one to leave stops them, so a second
terminal with bin/manage never loses its database because the first one finished.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from support.places import Places, in_turn
from support.postgres import Postgres
from support.valkey import Valkey


class Servers:
    """PostgreSQL and Valkey, each only when its address is not given from outside."""

    def __init__(self, places: Places, *, careless: bool = False) -> None:
        self._places = places
        self._postgres = (
            None if os.environ.get("DATABASE_URL") else Postgres(places, careless=careless)
        )
        self._valkey = None if os.environ.get("REDIS_URL") else Valkey(places)

    def addresses(self) -> dict[str, str]:
        """Return DATABASE_URL and REDIS_URL of the servers that are ours."""
        found = {"DATABASE_URL": self._postgres, "REDIS_URL": self._valkey}
        return {name: server.url for name, server in found.items() if server}

    def start(self) -> list[str]:
        """Start what is down; return the names of what had to be started."""
        started = []
        for server in (self._postgres, self._valkey):
            if server and not server.running():
                server.start()
                started.append(type(server).__name__)
        return started

    def stop(self) -> None:
        """Stop both."""
        for server in (self._valkey, self._postgres):
            if server:
                server.stop()

    def remove_data(self) -> None:
        """Throw the database's files away."""
        if self._postgres:
            self._postgres.remove()


@contextmanager
def in_use(servers: Servers, places: Places) -> Iterator[None]:
    """Have the servers up while the block runs, and stop them after it when nobody else uses them."""
    gate = places.state / "servers.gate"
    with (places.state / "servers.users").open("w") as users:
        with in_turn(gate):
            fcntl.flock(users, fcntl.LOCK_SH)
            servers.start()
        try:
            yield
        finally:
            with in_turn(gate):
                if _was_last(users.fileno()):
                    servers.stop()


def _was_last(users: int) -> bool:
    """Tell whether no other process shares the lock; gives up our own share."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        fcntl.flock(users, fcntl.LOCK_UN)
        return False
    return True
