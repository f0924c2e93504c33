"""The guards of source and database together, and the database the tests fill."""

from __future__ import annotations

import os
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit

from tests.guards.fences import fences
from tests.guards.found import Guard, guards_in_source
from tests.harness.source import ROOT


def database_of_tests(*, keep: bool) -> str:
    """Return the address of the database of the tests, made anew unless ``keep``."""
    if not keep:
        command = (
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "--create-db",
            "--reuse-db",
            "-p",
            "no:cacheprovider",
        )
        subprocess.run([*command, "tests/core/test_demo_day.py"], cwd=ROOT, check=True)
    address = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(address._replace(path=f"/test_{address.path.strip('/')}"))


def every_guard(database: str) -> list[Guard]:
    """Return every guard of the house."""
    return sorted([*guards_in_source(), *fences(database)])
