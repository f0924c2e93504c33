"""Run the related tests without one guard, each in a process of its own that starts warm."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.guards.fences import pulled_down
from tests.guards.found import FENCE, Guard
from tests.guards.mutants import taken_away
from tests.guards.related import related

PATIENCE = 300  # seconds; slow tests are no answer: the guard stays not measured
_QUIET = ("-x", "-q", "--reuse-db", "-p", "no:cacheprovider")


class _First:
    """Write down the first test that fails."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.file.exists():
            self.file.write_text(report.nodeid)


def without(guard: Guard, database: str) -> str:
    """Return the first of the related tests that fails without ``guard``; empty when none does."""
    files = related(guard)
    return _first_failure(absence(guard, database), files) if files else ""


def all_pass(tests: Sequence[str]) -> str:
    """Return the first of these tests that fails with every guard in place; empty when none does."""
    with TemporaryDirectory() as folder:
        return _run(Path(folder) / "first", tests)


def absence(guard: Guard, database: str) -> AbstractContextManager[None]:
    """Return the time in which the house does without ``guard``."""
    return pulled_down(guard, database) if guard.kind == FENCE else taken_away(guard)


def _first_failure(away: AbstractContextManager[None], tests: Sequence[str]) -> str:
    """Ask the likeliest file by itself first: it mostly suffices, and the others stay unread."""
    batches = [batch for batch in (tests[:1], tests[1:]) if batch]
    with TemporaryDirectory() as folder, away:
        answers = (_run(Path(folder) / "first", batch) for batch in batches)
        return next((test for test in answers if test), "")


def _run(file: Path, tests: Sequence[str]) -> str:
    child = os.fork()
    if child == 0:
        _quiet()
        os._exit(pytest.main([*_QUIET, *tests], plugins=[_First(file)]))
    status = _waited(child)
    if status is None:
        return "(hangs)"
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == pytest.ExitCode.OK:
        return ""
    return file.read_text() if file.exists() else f"(ends with {status})"


def _quiet() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _waited(child: int) -> int | None:
    """Return how the process ended, or None after having stopped it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return status
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None
