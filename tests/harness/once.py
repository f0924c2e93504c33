"""Costly work done once in a run, also when several processes share the tests."""

from __future__ import annotations

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def once_in_a_run(folder: Path, name: str, make: Callable[[], T]) -> T:
    """Return what ``make`` returns; the first process writes it down, the others read it.

    ``folder`` is a folder of this process alone. A run of one process has nobody to share with.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return make()
    # Each process has a folder of its own inside the one of the run.
    place = folder.parent / f"{name}.made"
    with (folder.parent / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            place.write_bytes(pickle.dumps(make()))
    found: T = pickle.loads(place.read_bytes())
    return found
