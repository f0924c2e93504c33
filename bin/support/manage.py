"""bin/manage: any management command in the demo's environment, with the servers up."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from support import database
from support.places import demo_places
from support.servers import Servers, in_use
from support.surroundings import demo_variables

# For work on the source itself: these must also run while tables or demo data cannot be made.
WITHOUT_DATA = frozenset(
    {"build_messages", "check", "diffsettings", "help", "makemigrations", "messages", "migrate"}
    | {"showmigrations", "sqlmigrate", "squashmigrations", "version", "--help", "--version"}
)


def main(arguments: Sequence[str]) -> int:
    """Run `manage.py` with `arguments`; return its exit status."""
    places = demo_places()
    servers = Servers(places)
    with in_use(servers, places):
        variables = demo_variables(places, servers.addresses())
        if arguments and arguments[0] not in WITHOUT_DATA:
            database.prepare(places, variables)
        command: list[str | Path] = [places.python, places.root / "manage.py", *arguments]
        child = subprocess.Popen(command, env=variables)
        while True:
            try:
                return _status(child.wait())
            except KeyboardInterrupt:
                # The terminal told the command too; we wait for it, so the servers outlive it.
                continue


def _status(code: int) -> int:
    """Return a code for the shell: a command ended by a signal answers 128 and the signal."""
    return code if code >= 0 else 128 - code
