"""Ask the likeliest tests about many guards in one session: read once, so a guard takes a second.

What no test of the likeliest files notices is left to the slow way, each guard in a process of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import pytest
from _pytest.runner import runtestprotocol

from tests.guards.found import Guard
from tests.guards.related import MATRIX, related

Absence = Callable[[Guard], AbstractContextManager[None]]
Note = Callable[[Guard, str], None]
_FILES = 4
# Tests with real transactions empty the database after each, and other processes have every guard.
_ALONE = frozenset({"transactional_db", "committed", "live_server"})


def ask_at_once(guards: Sequence[Guard], absence: Absence, note: Note) -> None:
    """Tell ``note`` of each guard which test turned red without it, where one of the first files did."""
    files = {guard: [one for one in related(guard, _FILES) if one != MATRIX] for guard in guards}
    every = sorted({one for named in files.values() for one in named})
    if every:
        quiet = ("-q", "--reuse-db", "-p", "no:cacheprovider", "--show-capture=no")
        pytest.main([*quiet, *every], plugins=[_Loop(files, absence, note)])


class _Loop:
    """Run the tests of each guard instead of every test once."""

    def __init__(self, files: dict[Guard, list[str]], absence: Absence, note: Note) -> None:
        self.files, self.absence, self.note = files, absence, note

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = [item for item in session.items if not _alone(item)]
        for guard, files in self.files.items():
            asked = [
                item for name in files for item in items if item.nodeid.startswith(f"{name}::")
            ]
            with self.absence(guard):
                red = next((item for item in asked if _fails_twice(item, items)), None)
            # Only a test that passes with the guard in its place tells anything.
            if red is not None and not _fails(red, items):
                self.note(guard, red.nodeid)
        return True


def _alone(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    needs = set(getattr(item, "fixturenames", ()))
    return bool(needs & _ALONE) or bool(mark and mark.kwargs.get("transaction"))


def _fails_twice(item: pytest.Item, items: Sequence[pytest.Item]) -> bool:
    """Tell whether a test fails and fails again: what an earlier one left behind is no answer."""
    return _fails(item, items) and _fails(item, items)


def _fails(item: pytest.Item, items: Sequence[pytest.Item]) -> bool:
    """Run one test; what it shares with the whole session stays standing."""
    other = items[0] if item is items[-1] else items[-1]
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=other))
