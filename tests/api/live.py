"""The API behind gunicorn, as in production: its own processes and its own connections to the database of the test."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from tests.drills.live_site import Site
from tests.harness.source import ROOT


class LiveApi(Site):
    """Gunicorn as the Procfile starts it; the day stands still on that of the tests."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.variables |= {"DEMO": "1", "PORT": str(self.port), "PROCESS_KIND": "web"}
        self.url = f"http://127.0.0.1:{self.port}"

    def words(self) -> list[str]:
        """Return the command of the web process, with its port filled in."""
        lines = (ROOT / "Procfile").read_text().splitlines()
        [web] = [line.partition(":")[2] for line in lines if line.startswith("web:")]
        command = web.strip().removeprefix("PROCESS_KIND=web ").replace("${PORT}", str(self.port))
        return [sys.executable, "-m", *shlex.split(command)]
