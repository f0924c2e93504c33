"""Entrance of bin/run, bin/test and bin/manage.

First with the Python of the machine, which only makes the environment; then again with the Python in
it, which does the work.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")

if sys.version_info < OLDEST:
    # Before anything else of ours is read: an older Python cannot even read it.
    other = next(filter(None, map(shutil.which, NEWER)), None)
    if other is None:
        sys.exit(
            "Python 3.11 or newer is needed; install with: sudo apt-get install python3.11-venv"
        )
    os.execv(other, [other, *sys.argv])

# Called as a folder, so that the working directory and the environment stay those of the caller.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from support import check, manage, packages, run  # noqa: E402 - found through the line above
from support.console import Trouble  # noqa: E402 - idem
from support.places import demo_places  # noqa: E402 - idem

COMMANDS = {"run": run.main, "test": check.main, "manage": manage.main}
READY = "--environment-is-ready"


def main(arguments: list[str]) -> int:
    """Run one command; trouble the person can mend is one line on standard error and status 1."""
    ready = arguments[:1] == [READY]
    name, *rest = arguments[1:] if ready else arguments
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        if not ready:
            _enter_environment(name, rest)
        return COMMANDS[name](rest)
    except Trouble as trouble:
        print(f"bin/{name}: {trouble}", file=sys.stderr)
    except KeyboardInterrupt:
        print(f"bin/{name}: interrupted; start it again to go on", file=sys.stderr)
        return 130
    return 1


def _interrupt(number: int, frame: object) -> None:
    """End as Ctrl-C does, so that whatever was begun is left in order."""
    raise KeyboardInterrupt


def _enter_environment(name: str, arguments: list[str]) -> None:
    """Make the environment and continue in it, in this same process; does not return."""
    places = demo_places()
    packages.prepare(places, dev=name == "test")
    os.execv(
        places.python, [str(places.python), str(Path(__file__).parent), READY, name, *arguments]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
