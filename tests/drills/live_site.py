"""The application as people have it: gunicorn in its own process, with doors to what it stands on."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection

from tests.core.support import free_port
from tests.drills.gate import Gate, to_database
from tests.harness.source import ROOT

START_PATIENCE = 60.0
CALM = 20.0  # seconds a page may take on a busy machine before a drill calls it hanging


@dataclass(frozen=True)
class Answer:
    """What a page answered, and how long it took in seconds."""

    status: int
    text: str
    headers: http.client.HTTPMessage
    took: float

    def json(self) -> Any:
        """Return the text as JSON."""
        return json.loads(self.text)


class Site:
    """One gunicorn; ``database`` is a door, mail and broker are ports where nobody listens at first."""

    def __init__(self, folder: Path) -> None:
        given = connection.settings_dict
        self.database = Gate(to_database(given["HOST"], str(given["PORT"])))
        self.mail_port, self.broker_port, self.port = (free_port() for _ in range(3))
        self.log = folder / "gunicorn.log"
        user = quote(given["USER"] or "", safe="")
        password = f":{quote(given['PASSWORD'], safe='')}" if given["PASSWORD"] else ""
        self.variables = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "clusterbeleid.settings.dev",
            "DATABASE_URL": f"postgresql://{user}{password}@127.0.0.1:{self.database.port}"
            f"/{quote(given['NAME'])}",
            "REDIS_URL": f"redis://127.0.0.1:{self.broker_port}/0",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail_port}",
            "SECRET_KEY": settings.SECRET_KEY,
            "MEDIA_ROOT": str(folder / "media"),
            "BASE_URL": f"http://127.0.0.1:{self.port}",
            "DEMO": "0",
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start gunicorn and wait until it is alive."""
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                self.words(),
                cwd=ROOT,
                env=self.variables,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + START_PATIENCE
        while not self._alive():
            assert self._process.poll() is None, self.log.read_text()
            assert time.monotonic() < until, self.log.read_text()
            time.sleep(0.1)

    def words(self) -> list[str]:
        """Return the command that serves the site: one worker, so that a drill sees all it does."""
        return [
            *(sys.executable, "-m", "gunicorn", "clusterbeleid.wsgi", "--workers", "1"),
            *("--bind", f"127.0.0.1:{self.port}", "--no-control-socket"),
        ]

    def stop(self) -> None:
        """Stop gunicorn and take the doors away."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self.database.close()

    def ask(
        self,
        path: str,
        *,
        session: str = "",
        post: dict[str, str] | None = None,
        language: str = "nl",
    ) -> Answer:
        """Ask for a page, or post a form with its token."""
        cookies = {"sessionid": session} if session else {}
        headers = {"Accept-Language": language}
        body = None
        if post is not None:
            token = "t" * 32
            cookies["csrftoken"] = token
            body = urlencode({**post, "csrfmiddlewaretoken": token})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        began = time.monotonic()
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            talk.request("GET" if post is None else "POST", path, body, headers)
            found = talk.getresponse()
            text = found.read().decode()
            return Answer(found.status, text, found.headers, time.monotonic() - began)
        finally:
            talk.close()

    def ready(self) -> dict[str, str]:
        """Return the state of each part, as ``readyz`` says it."""
        checks: dict[str, str] = self.ask("/readyz").json()["checks"]
        return checks

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a management command in the same surroundings, as the worker would."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.variables,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def _alive(self) -> bool:
        try:
            return self.ask("/healthz").status == 200
        except OSError:
            return False
