"""Keeps the processes of the Procfile running, and stops them all together.

Ctrl-C, SIGTERM, SIGHUP and an output that nobody reads any more each stop everything. A process that
dies is started again, later and later; one that keeps dying stops everything, with its name.
"""

import os
import re
import shlex
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from support.console import reader_gone, say

GRACE = 10.0
FIRST_PAUSE = 1.0
# A process that dies this often within a minute is not going to get better.
TOO_OFTEN = 5
LOOK_AFTER = 0.2
WATCH_EVERY = 10.0


def read_procfile(
    text: str, environment: Mapping[str, str]
) -> dict[str, tuple[list[str], dict[str, str]]]:
    """Return each process with its command and its own variables; ${NAME} comes from `environment`.

    Raises KeyError for a variable that is not there.
    """
    found = {}
    for line in text.splitlines():
        name, colon, command = line.partition(":")
        if not colon or line.startswith("#"):
            continue
        words = shlex.split(re.sub(r"\$\{(\w+)\}", lambda match: environment[match[1]], command))
        own = {}
        while words and re.match(r"[A-Z_]+=", words[0]):
            key, _, value = words.pop(0).partition("=")
            own[key] = value
        found[name.strip()] = (words, own)
    return found


@dataclass
class Process:
    """One line of the Procfile and what became of it."""

    name: str
    command: list[str]
    environment: dict[str, str]
    cwd: Path
    child: subprocess.Popen[str] | None = None
    reader: threading.Thread | None = None
    start_at: float = 0.0
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start the process in a group of its own, so that Ctrl-C reaches only us."""
        # Should we be killed outright, the kernel ends our children.
        last_will = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
        self.child = subprocess.Popen(
            [*last_will, *self.command],
            cwd=self.cwd,
            env=self.environment,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        self.reader = threading.Thread(target=self._pass_on, args=(self.child.stdout,), daemon=True)
        self.reader.start()

    def alive(self) -> bool:
        """Tell whether the process runs."""
        return self.child is not None and self.child.poll() is None

    def tell(self, number: signal.Signals) -> None:
        """Send a signal to the process and, for the last one, to everything it started."""
        if self.child is None:
            return
        try:
            if number == signal.SIGKILL:
                os.killpg(self.child.pid, number)
            elif self.alive():
                os.kill(self.child.pid, number)
        except ProcessLookupError:
            pass

    def finish(self) -> None:
        """Wait for the end of the process and of what it had to say."""
        if self.child is not None:
            self.child.wait()
        if self.reader is not None:
            self.reader.join(1)

    def died(self, now: float) -> bool:
        """Note a death and plan the next start; return True when it happens too often."""
        status = self.child.returncode if self.child else 0
        self.child = None
        self.deaths = [*(moment for moment in self.deaths if moment > now - 60), now]
        pause = FIRST_PAUSE * 2 ** (len(self.deaths) - 1)
        self.start_at = now + pause
        say(f"{self.name} ended with status {status}; starting it again in {pause:.0f} s")
        return len(self.deaths) >= TOO_OFTEN

    def _pass_on(self, output: IO[str]) -> None:
        with output:
            for line in output:
                say(f"{self.name:<7}| {line.rstrip()}")


class Supervisor:
    """Runs processes until something says stop."""

    def __init__(self, processes: list[Process], watch: Callable[[], None] = lambda: None) -> None:
        self._processes = processes
        self._watch = watch
        self._stopping = False
        self._impatient = False

    def run(self, started: Callable[[], None]) -> int:
        """Start all, call `started` beside them, and wait for the end; return the exit status."""
        before = {number: signal.signal(number, self._on_signal) for number in _STOPPERS}
        try:
            threading.Thread(target=started, daemon=True).start()
            status = self._keep_running()
            self._stop_all()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
        return status

    def stopping(self) -> bool:
        """Tell whether the end has begun."""
        return self._stopping

    def _keep_running(self) -> int:
        watch_at = time.monotonic() + WATCH_EVERY
        while not self._stopping:
            now = time.monotonic()
            for process in self._processes:
                if process.child is None and now >= process.start_at:
                    process.start()
                elif process.child is not None and not process.alive() and process.died(now):
                    say(f"{process.name} keeps ending; stopping everything")
                    return 1
            if now >= watch_at:
                self._watch()
                watch_at = now + WATCH_EVERY
            if reader_gone():
                return 0
            time.sleep(LOOK_AFTER)
        return 0

    def _stop_all(self) -> None:
        self._stopping = True
        for process in self._processes:
            process.tell(signal.SIGTERM)
        until = time.monotonic() + GRACE
        while any(process.alive() for process in self._processes):
            if self._impatient or time.monotonic() > until:
                break
            time.sleep(0.05)
        for process in self._processes:
            process.tell(signal.SIGKILL)
            process.finish()

    def _on_signal(self, number: int, frame: object) -> None:
        self._impatient = self._stopping
        self._stopping = True


_STOPPERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
